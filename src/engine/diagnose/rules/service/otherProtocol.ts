import { askedProtocol } from '../../changes/service'
import { docs, onStop, serviceRef } from '../../rule'
import { hasOtherProtocol } from './portNotOnService'

/** SVC-21: TCP asked, only UDP served, or the reverse. */
export const protocolNotOnService = onStop('SVC-21', 'port-not-on-service', docs.service, (facts, cluster) => {
  if (!hasOtherProtocol(facts.asked, facts.ports)) return null
  const found = { service: facts.service, asked: facts.asked, served: facts.ports }
  const object = serviceRef(facts.service)
  return { facts: found, severity: 'error', object, path: 'spec.ports', change: askedProtocol(cluster, object, facts.asked) }
})
