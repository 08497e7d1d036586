import { readFileSync } from 'node:fs'
import { Ajv2020 } from 'ajv/dist/2020.js'
import { describe, expect, it } from 'vitest'
import { languages } from '../../i18n'
import { messagesFor } from '../../i18n/messagesFor'
import { deliveredTrace, droppedTrace } from '../fixture'
import { jsonText, traceJson } from './json'

interface Schema {
  readonly required: readonly string[]
  readonly $defs: { readonly reason: { readonly enum: readonly (string | null)[] } }
}

const schema = JSON.parse(readFileSync('public/schema/trace-1.json', 'utf8')) as Schema
const en = messagesFor('en')

const validate = new Ajv2020({ allErrors: true }).compile(schema)
const faults = (value: unknown) =>
  validate(value) ? [] : (validate.errors ?? []).map(({ instancePath, message }) => `${instancePath} ${message}`)

describe('traceJson', () => {
  it.each([deliveredTrace, droppedTrace])('follows the published schema (%#)', (trace) => {
    for (const language of languages) expect(faults(JSON.parse(jsonText(trace, messagesFor(language))))).toEqual([])
    const edit = { file: 'a.yaml', line: 1, column: 1, endLine: 1, endColumn: 2, text: '' }
    expect(faults(JSON.parse(jsonText(trace, en, () => [edit])))).toEqual([])
  })

  it('has the fields of the contract in its order', () => {
    expect(Object.keys(traceJson(deliveredTrace, en))).toEqual(schema.required)
    const [hop] = traceJson(deliveredTrace, en).hops
    expect(Object.keys(hop ?? {})).toEqual([
      'id',
      'step',
      'component',
      'node',
      'connection',
      'concept',
      'wire',
      'translations',
      'explanation',
      'because',
      'assumed',
    ])
  })

  it('adds a sentence to each hop, finding and piece of evidence', () => {
    const json = traceJson(droppedTrace, en)
    expect(json.hops[1]?.explanation).toContain('node2 has no usable endpoint')
    expect(json.hops[1]?.because[0]?.explanation).toContain('externalTrafficPolicy is Local')
    expect(json.findings[0]?.message).toContain('node2')
  })

  it('leaves a Service without packet at null on the wire, and a port that nobody knows at null', () => {
    const json = traceJson(deliveredTrace, en)
    expect(json.hops[3]?.wire).toBeNull()
    expect(json.hops[0]?.wire?.source).toEqual({ address: '203.0.113.1', port: null, name: 'client' })
  })
})

it('lists every stop reason in the schema', () => {
  expect([...schema.$defs.reason.enum].filter((reason) => reason !== null).sort()).toEqual(Object.keys(en.stops).sort())
})
