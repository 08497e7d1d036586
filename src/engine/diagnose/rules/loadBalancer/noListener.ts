import { balancerRef, docs, onStop } from '../../rule'

/** LB-23: no listener on that port, with those the balancer has. */
export const noListener = onStop('LB-23', 'no-listener', docs.loadBalancer, (facts) => {
  return { facts, severity: 'error', object: balancerRef(facts.balancer), path: 'spec.listeners' }
})
