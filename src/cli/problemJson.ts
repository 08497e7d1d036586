import type { LoadProblem } from '../engine'
import type { Messages } from '../i18n'
import { explainProblem } from '../present/describe'
import type { RepairOffers } from '../present/export/repairOffer'

/** A load problem as the command line prints it in JSON, with the offer to repair its file where there is one. */
export function problemJson(problem: LoadProblem, messages: Messages, repairs: RepairOffers = new Map()) {
  const { code, file, line, column } = problem
  const repair = repairs.get(file)
  return { code, message: explainProblem(problem, messages), file, line, column, ...(repair === undefined ? {} : { repair }) }
}
