import type { Endpoint, Evidence, Service, ServicePort } from '../model'
import { targetPortEvidence } from './targetPort'

/**
 * Which field gave the endpoint's port: `targetPort` where the controllers computed it from a selector; else the port
 * written in the Endpoints or EndpointSlice, and `targetPort` has no effect.
 * https://kubernetes.io/docs/concepts/services-networking/service/#services-without-selectors
 */
export function endpointPortEvidence(service: Service, port: ServicePort, endpoint: Endpoint): Evidence {
  if (endpoint.origin === 'selector') return targetPortEvidence(service, port, endpoint.port)
  const targetPort = port.targetPort.kind === 'number' ? port.targetPort.number : port.targetPort.name
  return { rule: 'endpointPort', object: endpoint.object, path: endpoint.portPath, facts: { port: endpoint.port, targetPort } }
}
