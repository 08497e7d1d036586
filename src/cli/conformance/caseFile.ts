import type { TextFile } from '../../engine'
import { isMap } from './untyped'

/** One object of a case, as it is written there. */
export type Manifest = Readonly<Record<string, unknown>>

/** Manifests with requests and what must come out: a case file, or a sample with its Scenario object. */
export interface ScenarioCase {
  readonly form: 'scenario'
  readonly id: string
  readonly manifests: readonly Manifest[]
  /** Real manifests beside those of the case, as their project wrote them: `edit` and `without` leave them alone. */
  readonly files: readonly TextFile[]
  /** Text of `kubectl` that belongs to the same cluster; input only for a request with `uses: observed`. */
  readonly observed: readonly string[]
  readonly requests: readonly CaseRequest[]
}

export interface CaseRequest {
  readonly name: string
  /** The request as written: from, to, choose, uses, without, edit, proxy, expect. */
  readonly fields: Readonly<Record<string, unknown>>
}

/** A truth table: questions with known answers, each an entry. */
export interface TableCase {
  readonly form: 'table'
  readonly id: string
  readonly entries: readonly Entry[]
}

/** One thing that a truth table asks. */
export interface Entry {
  readonly name: string
  /** What the table says must come out. */
  readonly expect: unknown
  /** Holds the engine's answer against an `expect`: its own, or in the tests of the runner an altered one. */
  readonly run: (expect: unknown) => readonly Difference[]
}

export type CaseFile = ScenarioCase | TableCase

/** One thing that came out otherwise than the case says. */
export interface Difference {
  readonly field: string
  readonly expected: string
  readonly got: string
}

/** A case that cannot be run as it is written. */
export class CaseProblem extends Error {}

/** A value for a line of the report: compact and on one line. */
export function shown(value: unknown): string {
  if (value === undefined) return 'nothing'
  if (typeof value === 'string') return value
  if (Array.isArray(value)) return `[${value.map(shown).join(', ')}]`
  if (isMap(value))
    return `{ ${Object.entries(value)
      .map(([key, inner]) => `${key}: ${shown(inner)}`)
      .join(', ')} }`
  return JSON.stringify(value)
}

/** An entry is found by id and name: two of one name would hide each other in a skip file. */
export function uniquelyNamed<T extends { readonly name: string }>(id: string, entries: readonly T[]): readonly T[] {
  const twice = entries.find((entry, index) => entries.findIndex((other) => other.name === entry.name) !== index)
  if (twice) throw new CaseProblem(`${id} has two entries named "${twice.name}"`)
  return entries
}

/** A field that nobody reads would change nothing and the case would pass for the wrong reason. */
export function onlyKnown(what: string, map: Readonly<Record<string, unknown>>, known: readonly string[]): void {
  const unknown = Object.keys(map).find((key) => !known.includes(key))
  if (unknown !== undefined) throw new CaseProblem(`${what} has a field that is not modelled: ${unknown}`)
}
