import { readFileSync } from 'node:fs'
import { basename } from 'node:path'
import { loadAll } from 'js-yaml'
import type { Plugin } from 'vite'
import type { LessonHeading } from '../src/lessons/heading'
import type { SampleHeading } from '../src/samples/heading'

const queries = { '?heading': headingOf, '?lesson': lessonHeadingOf } as const

/** Lets a module import `sample.yaml?heading` and `lesson.yaml?lesson`: title and description, read when the page is built. */
export function samplesCatalogue(): Plugin {
  return {
    name: 'samples-catalogue',
    enforce: 'pre',
    load(id) {
      const [query, headingIn] = Object.entries(queries).find(([each]) => id.endsWith(`.yaml${each}`)) ?? []
      if (query === undefined || headingIn === undefined) return null
      const file = id.slice(0, -query.length)
      this.addWatchFile(file)
      const heading = headingIn(basename(file, '.yaml'), readFileSync(file, 'utf8'))
      return { code: `export default ${JSON.stringify(heading)}`, map: null, moduleType: 'js' }
    },
  }
}

/** The heading in the Scenario of a sample's text. A sample without one stops the build. */
export function headingOf(id: string, text: string): SampleHeading {
  const spec = specIn(id, text)
  if (typeof spec.level !== 'number') throw new Error(`${id} has no spec.level`)
  return { id, title: bothLanguages(id, 'title', spec.title), about: bothLanguages(id, 'about', spec.about), level: spec.level }
}

/** The same of a lesson, with what comes before it. */
export function lessonHeadingOf(id: string, text: string): LessonHeading {
  const { after, steps } = specIn(id, text)
  if (!Array.isArray(steps) || steps.length === 0) throw new Error(`the lesson ${id} has no spec.steps`)
  return { ...headingOf(id, text), after: Array.isArray(after) ? after.map(String) : [], steps: steps.length }
}

function specIn(id: string, text: string): Readonly<Record<string, unknown>> {
  const scenario = loadAll(text)
    .map(mapOf)
    .find((document) => document.apiVersion === 'hopscope/v1' && document.kind === 'Scenario')
  if (!scenario) throw new Error(`${id} has no Scenario object`)
  if (mapOf(scenario.metadata).name !== id) throw new Error(`the Scenario of ${id} bears another name`)
  return mapOf(scenario.spec)
}

function bothLanguages(id: string, field: string, value: unknown): SampleHeading['title'] {
  const { en, zh } = mapOf(value)
  if (typeof en !== 'string' || typeof zh !== 'string') throw new Error(`${id} needs spec.${field} in English and Chinese`)
  return { en, zh }
}

function mapOf(value: unknown): Readonly<Record<string, unknown>> {
  return typeof value === 'object' && value !== null && !Array.isArray(value) ? (value as Record<string, unknown>) : {}
}
