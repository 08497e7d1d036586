import { docs, onStop, serviceRef } from '../../rule'

/** LB-21: `loadBalancerSourceRanges` excludes this client. */
export const sourceRange = onStop('LB-21', 'source-range-excludes-client', docs.sourceRanges, (facts) => {
  return { facts, severity: 'error', object: serviceRef(facts.service), path: 'spec.loadBalancerSourceRanges' }
})
