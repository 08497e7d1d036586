import { readdirSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import { describe, expect, it } from 'vitest'
import type { Entry } from './caseFile'
import { readCase } from './readCase'
import { entriesOf } from './runCases'
import { isMap } from './untyped'

/** The runner must notice a truth table with one wrong value, or it says nothing when all pass. */

const folder = 'e2e/conformance/oracle'
const files = readdirSync(folder, { recursive: true, encoding: 'utf8' }).filter((name) => name.endsWith('.yaml'))

/** Forms in which an expected value leaves room: a change of them need not be wrong. */
const loose = ['between', 'above', 'not', 'absent', 'absentUpstreamHeaders', 'searchesStart', 'notes']

interface Altered {
  readonly what: string
  readonly expect: unknown
}

function alterations(value: unknown, path = ''): readonly Altered[] {
  if (Array.isArray(value)) {
    const inside = value.flatMap((member, index) =>
      alterations(member, `${path}[${index}]`).map((each) => ({ ...each, expect: value.with(index, each.expect) })),
    )
    return [...inside, { what: `${path} with a stranger`, expect: [...value, isMap(value[0]) ? { nobody: 'x' } : 'x'] }]
  }
  if (isMap(value))
    return Object.entries(value)
      .filter(([key]) => !loose.includes(key))
      .flatMap(([key, inner]) =>
        alterations(inner, `${path}.${key}`).map((each) => ({ ...each, expect: { ...value, [key]: each.expect } })),
      )
  return [{ what: `${path}: ${String(value)}`, expect: wrong(value) }]
}

function wrong(value: unknown): unknown {
  if (typeof value === 'boolean') return !value
  if (typeof value === 'number') return value + 1
  return `${String(value)}-not`
}

/** At most so many of an entry, spread over it: each costs a run. */
function some(all: readonly Altered[], most = 6): readonly Altered[] {
  return all.filter(
    (_, index) => all.length <= most || Math.floor((index * most) / all.length) !== Math.floor(((index - 1) * most) / all.length),
  )
}

describe.each(files)('%s', (name) => {
  const entries = entriesOf(readCase(name, readFileSync(join(folder, name), 'utf8')))

  it('is held, and every wrong value in it is noticed', () => {
    const unnoticed = (entry: Entry) => some(alterations(entry.expect)).filter((each) => entry.run(each.expect).length === 0)
    for (const entry of entries) {
      expect(entry.run(entry.expect)).toEqual([])
      expect(unnoticed(entry).map((each) => `${entry.name}: ${each.what}`)).toEqual([])
      expect(entry.run(undefined).length + entry.run({ nobodyKnowsThis: true }).length).toBeGreaterThan(1)
    }
  })
})
