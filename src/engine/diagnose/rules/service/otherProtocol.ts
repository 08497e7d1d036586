import { docs, onStop, serviceRef } from '../../rule'
import { hasOtherProtocol } from './portNotOnService'

/** SVC-21: TCP asked, only UDP served, or the reverse. */
export const protocolNotOnService = onStop('SVC-21', 'port-not-on-service', docs.service, (facts) => {
  if (!hasOtherProtocol(facts.asked, facts.ports)) return null
  const found = { service: facts.service, asked: facts.asked, served: facts.ports }
  return { facts: found, severity: 'error', object: serviceRef(facts.service), path: 'spec.ports' }
})
