import { balancerRef, docs, onStop } from '../../rule'

/** LB-06: a listener that leads nowhere. */
export const noBackend = onStop('LB-06', 'no-backend', docs.loadBalancer, (facts) => {
  return { facts, severity: 'error', object: balancerRef(facts.balancer), path: 'spec.listeners' }
})
