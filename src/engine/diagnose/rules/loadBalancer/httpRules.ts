import { balancerRef, docs, onStop } from '../../rule'

/** LB-26: a listener that chooses by host and path, which is not followed here. */
export const httpRules = onStop('LB-26', 'http-rules-not-modelled', docs.loadBalancer, (facts) => {
  return { facts, severity: 'info', object: balancerRef(facts.balancer), path: 'spec.listeners' }
})
