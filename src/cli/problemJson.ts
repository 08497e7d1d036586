import type { LoadProblem } from '../engine'
import type { Messages } from '../i18n'
import { explainProblem } from '../present/describe'

/** A load problem as the command line prints it in JSON. */
export function problemJson(problem: LoadProblem, messages: Messages) {
  const { code, file, line, column } = problem
  return { code, message: explainProblem(problem, messages), file, line, column }
}
