import { anyNode } from '../../changes/service'
import { docs, onStop, serviceRef } from '../../rule'

/** LB-20: externalTrafficPolicy Local with no endpoint on the entered node, and the health check that hides it. */
export const noLocalEndpoint = onStop('LB-20', 'no-local-endpoints', docs.trafficPolicy, (facts, cluster) => {
  if (facts.policy !== 'external') return null
  const object = serviceRef(facts.service)
  const service = cluster.lookup.service(object.namespace ?? '', object.name)
  const { node, nodesWith } = facts
  const found = { service: facts.service, node, nodesWith, healthCheckNodePort: service?.healthCheckNodePort ?? null }
  return { facts: found, severity: 'error', object, path: 'spec.externalTrafficPolicy', change: anyNode(object, 'externalTrafficPolicy') }
})
