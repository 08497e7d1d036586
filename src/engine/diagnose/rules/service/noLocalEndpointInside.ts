import { docs, onStop, serviceRef } from '../../rule'

/** SVC-22: internalTrafficPolicy Local with no endpoint on the sender's node. */
export const noLocalEndpointInside = onStop('SVC-22', 'no-local-endpoints', docs.internalPolicy, (facts) => {
  if (facts.policy !== 'internal') return null
  const { service, node, nodesWith } = facts
  return { facts: { service, node, nodesWith }, severity: 'error', object: serviceRef(service), path: 'spec.internalTrafficPolicy' }
})
