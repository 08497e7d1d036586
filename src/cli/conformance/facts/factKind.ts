import type { Difference, Manifest } from '../caseFile'

/** One case of a file of facts: plain values in `given`, or manifests and the proxy of a node. */
export interface FactCase {
  readonly id: string
  readonly given: Readonly<Record<string, unknown>>
  readonly proxy: unknown
  readonly manifests: readonly Manifest[]
  readonly expect: unknown
}

/** Answers a case with the engine and says what differs from `expect`. */
export type FactKind = (fact: FactCase) => readonly Difference[]
