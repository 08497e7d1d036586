import type { ProblemCause } from '../model'

/** Why a document is refused, and at which offset of the text that was read. */
export interface Refusal {
  readonly problem: ProblemCause
  readonly offset: number
}

/** Carries a refusal out of the reading of a document. Thrown inside this folder only. */
export class Refused extends Error {
  constructor(readonly refusal: Refusal) {
    super(refusal.problem.code)
  }
}
