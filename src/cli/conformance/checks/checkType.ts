import type { Engine } from '../../../engine'
import type { Comparing } from '../compareValues'

/** One check of a truth table, with the manifests (overlay applied) read. */
export interface Check {
  readonly fields: Readonly<Record<string, unknown>>
  readonly engine: Engine
  /** What the case expects: only for types whose answer has several forms, of which `expect` picks one. */
  readonly expect: Readonly<Record<string, unknown>>
}

/** How a type of check is answered: in the form of its `expect`. */
export interface CheckType {
  /** Fields of a check of this type, beside name, type, expect, overlay and implementation. */
  readonly fields: readonly string[]
  readonly comparing?: Comparing
  readonly answer: (check: Check) => unknown
}
