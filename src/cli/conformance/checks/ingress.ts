import { CaseProblem, onlyKnown, shown } from '../caseFile'
import { isMap } from '../untyped'
import type { CheckType } from './checkType'
import { named } from './named'

/** `ingress-status`: whether a controller serves it, and whether it has an address. */
export const ingressStatus: CheckType = {
  fields: ['ingress'],
  answer: ({ fields, engine, expect }) => {
    onlyKnown('expect', expect, ['hasAddress', 'hasController'])
    return engine.ask('ingressStatus', named(fields.ingress))
  },
}

/** `ingress-class`: the class that it belongs to, or that it cannot be created. */
export const ingressClass: CheckType = {
  fields: ['ingress'],
  answer: ({ fields, engine, expect }) => {
    onlyKnown('expect', expect, ['class', 'admitted'])
    const answer = engine.ask('ingressClass', named(fields.ingress))
    if (answer === null) throw new CaseProblem(`no Ingress ${shown(fields.ingress)} is there`)
    return answer
  },
}

/** `ingress-validation`: whether the API server takes it. */
export const ingressValidation: CheckType = {
  fields: ['input'],
  answer: ({ fields, engine, expect }) => {
    onlyKnown('expect', expect, ['valid'])
    if (!isMap(fields.input)) throw new CaseProblem('input is no object')
    return { valid: engine.ask('ingressValidation', { object: fields.input }).valid }
  },
}
