import { readFileSync } from 'node:fs'
import { basename } from 'node:path'
import { loadAll } from 'js-yaml'
import type { Plugin } from 'vite'
import type { SampleHeading } from '../src/samples/heading'

const ending = '.yaml?heading'

/** Lets a module import `sample.yaml?heading`: the sample's title and description, read when the page is built. */
export function samplesCatalogue(): Plugin {
  return {
    name: 'samples-catalogue',
    enforce: 'pre',
    load(id) {
      if (!id.endsWith(ending)) return null
      const file = id.slice(0, -'?heading'.length)
      this.addWatchFile(file)
      const heading = headingOf(basename(file, '.yaml'), readFileSync(file, 'utf8'))
      return { code: `export default ${JSON.stringify(heading)}`, map: null, moduleType: 'js' }
    },
  }
}

/** The heading in the Scenario of a sample's text. A sample without one stops the build. */
export function headingOf(id: string, text: string): SampleHeading {
  const scenario = loadAll(text)
    .map(mapOf)
    .find((document) => document.apiVersion === 'hopscope/v1' && document.kind === 'Scenario')
  if (!scenario) throw new Error(`the sample ${id} has no Scenario object`)
  if (mapOf(scenario.metadata).name !== id) throw new Error(`the Scenario of the sample ${id} bears another name`)
  const spec = mapOf(scenario.spec)
  if (typeof spec.level !== 'number') throw new Error(`the sample ${id} has no spec.level`)
  return { id, title: bothLanguages(id, 'title', spec.title), about: bothLanguages(id, 'about', spec.about), level: spec.level }
}

function bothLanguages(id: string, field: string, value: unknown): SampleHeading['title'] {
  const { en, zh } = mapOf(value)
  if (typeof en !== 'string' || typeof zh !== 'string') throw new Error(`the sample ${id} needs spec.${field} in English and Chinese`)
  return { en, zh }
}

function mapOf(value: unknown): Readonly<Record<string, unknown>> {
  return typeof value === 'object' && value !== null && !Array.isArray(value) ? (value as Record<string, unknown>) : {}
}
