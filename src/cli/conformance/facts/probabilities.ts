import { createEngine } from '../../../engine'
import { CaseProblem, onlyKnown, shown } from '../caseFile'
import { compareValues } from '../compareValues'
import { mapOf } from '../untyped'
import type { FactKind } from './factKind'

/** `probabilities`: the text of the random match where so many endpoints are left. */
export const probabilities: FactKind = ({ given, expect }) => {
  onlyKnown('given', given, ['remaining'])
  onlyKnown('expect', mapOf(expect), ['probability'])
  const { remaining } = given
  if (typeof remaining !== 'number') throw new CaseProblem(`remaining ${shown(remaining)} is no number`)
  return compareValues(expect, { probability: createEngine().ask('probability', { remaining }) }, { exact: true })
}
