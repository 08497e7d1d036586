import type { LoadProblem, TakenAt } from '../engine'
import type { Messages } from '../i18n'
import { ageOf } from '../present/age'
import { explainProblem, placeText } from '../present/describe'
import type { Io } from './io'

/** Tells what of the input could not be read, one line a problem, beside the answer and never in it. */
export function printProblems(problems: readonly LoadProblem[], messages: Messages, io: Io): void {
  for (const problem of problems) io.err(`${placeText(problem)}: ${explainProblem(problem, messages)}\n`)
}

/** How old the input is, where it was in a cluster; beside the answer, which says the same tomorrow. */
export function printAge(taken: TakenAt | null, messages: Messages, io: Io): void {
  const age = ageOf(taken, io.now(), messages)
  if (age !== null) io.err(`${age.sentence}\n`)
}
