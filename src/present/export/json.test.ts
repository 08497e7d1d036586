import { readFileSync } from 'node:fs'
import { describe, expect, it } from 'vitest'
import { languages } from '../../i18n'
import { messagesFor } from '../../i18n/messagesFor'
import { deliveredTrace, droppedTrace } from '../fixture'
import { jsonText, traceJson } from './json'

interface Schema {
  readonly $ref?: string
  readonly const?: unknown
  readonly enum?: readonly unknown[]
  readonly type?: string | readonly string[]
  readonly required?: readonly string[]
  readonly properties?: Readonly<Record<string, Schema>>
  readonly items?: Schema
  readonly minimum?: number
  readonly maximum?: number
  readonly minItems?: number
  readonly maxItems?: number
  readonly pattern?: string
  readonly $defs?: Readonly<Record<string, Schema>>
}

const schema = JSON.parse(readFileSync('public/schema/trace-1.json', 'utf8')) as Schema
const en = messagesFor('en')

/** Where a value breaks the schema: the words of JSON Schema that trace-1.json uses, and no others. */
function faults(value: unknown, rule: Schema, path = '$'): readonly string[] {
  if (rule.$ref) return faults(value, schema.$defs?.[rule.$ref.replace('#/$defs/', '')] ?? { enum: [] }, path)
  const found: string[] = []
  if ('const' in rule && value !== rule.const) found.push(`${path}: not ${rule.const}`)
  if (rule.enum && !rule.enum.includes(value)) found.push(`${path}: ${String(value)} is not allowed`)
  if (rule.type && ![rule.type].flat().some((type) => isA(value, type))) found.push(`${path}: not ${String(rule.type)}`)
  if (typeof value === 'number' && (value < (rule.minimum ?? value) || value > (rule.maximum ?? value))) found.push(`${path}: out of range`)
  if (typeof value === 'string' && rule.pattern && !new RegExp(rule.pattern).test(value)) found.push(`${path}: not ${rule.pattern}`)
  if (Array.isArray(value)) {
    if (value.length < (rule.minItems ?? 0) || value.length > (rule.maxItems ?? value.length)) found.push(`${path}: wrong length`)
    return [...found, ...value.flatMap((item, index) => faults(item, rule.items ?? {}, `${path}[${index}]`))]
  }
  if (value === null || typeof value !== 'object') return found
  const fields = value as Readonly<Record<string, unknown>>
  const missing = (rule.required ?? []).filter((key) => fields[key] === undefined).map((key) => `${path}.${key}: missing`)
  const inside = Object.entries(rule.properties ?? {}).flatMap(([key, inner]) =>
    fields[key] === undefined ? [] : faults(fields[key], inner, `${path}.${key}`),
  )
  return [...found, ...missing, ...inside]
}

function isA(value: unknown, type: string): boolean {
  if (type === 'null') return value === null
  if (type === 'array') return Array.isArray(value)
  if (type === 'integer') return Number.isInteger(value)
  return type === 'object' ? typeof value === 'object' && value !== null && !Array.isArray(value) : typeof value === type
}

describe('traceJson', () => {
  it.each([deliveredTrace, droppedTrace])('follows the published schema (%#)', (trace) => {
    for (const language of languages) expect(faults(JSON.parse(jsonText(trace, messagesFor(language))), schema)).toEqual([])
    const edit = { file: 'a.yaml', line: 1, column: 1, endLine: 1, endColumn: 2, text: '' }
    expect(faults(JSON.parse(jsonText(trace, en, () => [edit])), schema)).toEqual([])
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
  expect([...(schema.$defs?.reason?.enum ?? [])].filter((reason) => reason !== null).sort()).toEqual(Object.keys(en.stops).sort())
})
