import { readdirSync, readFileSync } from 'node:fs'
import { describe, expect, it } from 'vitest'
import { headingOf } from '../../../scripts/samplesCatalogue'
import { samples } from '../../samples'
import type { ScenarioCase } from './caseFile'
import { readCase } from './readCase'
import { runEntry } from './runEntry'

const textOf = (id: string) => readFileSync(`src/samples/${id}.yaml`, 'utf8')
const ids = readdirSync('src/samples').flatMap((name) => (name.endsWith('.yaml') ? [name.slice(0, -'.yaml'.length)] : []))

function scenario(name: string, text: string): ScenarioCase {
  const file = readCase(name, text)
  return file.form === 'scenario' ? file : expect.fail(`${name} is no scenario`)
}

describe.each(ids)('the sample %s', (id) => {
  const sample = scenario(id, textOf(id))

  it.each(sample.requests)('$name', (request) => {
    expect(runEntry(sample, request)).toEqual([])
  })

  it('names its requests in both languages, each with an id of its own', () => {
    const requestIds = sample.requests.map(({ fields }) => fields.id)
    expect(new Set(requestIds).size).toBe(requestIds.length)
    for (const { fields } of sample.requests) {
      expect(fields.name).toEqual({ en: expect.stringMatching(/\w/), zh: expect.stringMatching(/\S/) })
      expect(fields.id).toMatch(/^[a-z0-9-]+$/)
    }
  })
})

const caseFiles = readdirSync('e2e/conformance/scenarios').filter((name) => name.endsWith('.yaml'))
const withCase = caseFiles.flatMap((file) => {
  const id = file.replace(/^\d+-|\.yaml$/g, '')
  return ids.includes(id) ? [{ id, file }] : []
})

it.each(withCase)('the sample $id holds the manifests of the conformance case of its name', ({ id, file }) => {
  const original = scenario(file, readFileSync(`e2e/conformance/scenarios/${file}`, 'utf8'))
  expect(new Set(scenario(id, textOf(id)).manifests)).toEqual(new Set(original.manifests))
})

describe('the gallery', () => {
  it('lists every file, with the heading that its Scenario has and the text as it is', async () => {
    expect(samples.map(({ id }) => id).sort()).toEqual([...ids].sort())
    for (const { load, ...heading } of samples) {
      expect(heading).toEqual(headingOf(heading.id, textOf(heading.id)))
      expect(await load()).toBe(textOf(heading.id))
    }
  })

  it('begins with the reference path', () => {
    expect(samples[0]?.id).toBe('nodeport-behind-load-balancer')
  })
})
