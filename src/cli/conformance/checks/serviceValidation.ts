import { CaseProblem, onlyKnown } from '../caseFile'
import { isMap } from '../untyped'
import type { CheckType } from './checkType'

/** `service-validation`: whether the API server takes a Service that has its defaults already. */
export const serviceValidation: CheckType = {
  fields: ['input'],
  answer: ({ fields, engine, expect }) => {
    onlyKnown('expect', expect, ['valid'])
    if (!isMap(fields.input)) throw new CaseProblem('input is no object')
    return { valid: engine.ask('serviceValidation', { object: fields.input }).valid }
  },
}
