import type { LoadProblem } from '../engine'
import type { Messages } from '../i18n'
import { explainProblem, placeText } from '../present/describe'
import type { Io } from './io'

/** Tells what of the input could not be read, one line a problem, beside the answer and never in it. */
export function printProblems(problems: readonly LoadProblem[], messages: Messages, io: Io): void {
  for (const problem of problems) io.err(`${placeText(problem)}: ${explainProblem(problem, messages)}\n`)
}
