import { isMap } from './untyped'

/** One object of a case, as it is written there. */
export type Manifest = Readonly<Record<string, unknown>>

/** Manifests with requests and what must come out: a case file, or a sample with its Scenario object. */
export interface ScenarioCase {
  readonly form: 'scenario'
  readonly id: string
  readonly manifests: readonly Manifest[]
  /** Text of `kubectl` that belongs to the same cluster; input only for a request with `uses: observed`. */
  readonly observed: readonly string[]
  readonly requests: readonly CaseRequest[]
}

export interface CaseRequest {
  readonly name: string
  /** The request as written: from, to, choose, uses, without, edit, proxy, expect. */
  readonly fields: Readonly<Record<string, unknown>>
}

/** A file of a kind that the runner has no model for: every entry of it counts as failed. */
export interface UnmodelledCase {
  readonly form: 'unmodelled'
  readonly id: string
  readonly reason: string
  readonly names: readonly string[]
}

export type CaseFile = ScenarioCase | UnmodelledCase

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
