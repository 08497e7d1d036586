import { named, type RuleFact } from '../../../model'
import { docs, onStop } from '../../rule'

const place = ({ object, field }: RuleFact) => ({ object, path: field })

/** RT-20: no rule of the router takes the request. */
export const noRule = onStop('RT-20', 'no-http-rule', docs.ingress, ({ router, host, path }) => {
  return { facts: { router: named(router), host, path }, severity: 'warning', object: router, path: null }
})

/** RT-23: the rule that wins has no backend that gets a share. */
export const noShare = onStop('RT-23', 'no-route-backend', docs.gatewayBackend, (facts) => {
  return { facts: { rule: named(facts.object) }, severity: 'error', ...place(facts) }
})

/** RT-24: a filter that the router cannot carry out. */
export const filterUnsupported = onStop('RT-24', 'filter-unsupported', docs.gatewayFilter, (facts) => {
  return { facts: { rule: named(facts.object), router: named(facts.router) }, severity: 'error', ...place(facts) }
})

/** RT-25: the rule asks the router to answer by itself. */
export const fixedAnswer = onStop('RT-25', 'fixed-answer', docs.ingress, (facts) => {
  return { facts: { rule: named(facts.object), status: facts.status }, severity: 'info', ...place(facts) }
})
