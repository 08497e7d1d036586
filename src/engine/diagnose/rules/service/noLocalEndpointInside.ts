import { anyNode } from '../../changes/service'
import { docs, onStop, serviceRef } from '../../rule'

/** SVC-22: internalTrafficPolicy Local with no endpoint on the sender's node. */
export const noLocalEndpointInside = onStop('SVC-22', 'no-local-endpoints', docs.internalPolicy, (facts) => {
  if (facts.policy !== 'internal') return null
  const { service, node, nodesWith } = facts
  const object = serviceRef(service)
  const change = anyNode(object, 'internalTrafficPolicy')
  return { facts: { service, node, nodesWith }, severity: 'error', object, path: 'spec.internalTrafficPolicy', change }
})
