import { type Address, type Evidence, qualifiedName, type Service, type ServicePort } from '../model'

/**
 * Traffic that reaches a node addressed to one of a Service's external IPs, on a port of the Service, goes to its
 * endpoints. Kubernetes does not bring it there: whoever administers the network does.
 * https://kubernetes.io/docs/concepts/services-networking/service/#external-ips
 */
export function externalIpEvidence(service: Service, port: ServicePort, address: Address): Evidence {
  const path = `spec.externalIPs[${service.externalIps.indexOf(address)}]`
  return { rule: 'externalIps', object: service.ref, path, facts: { address, port: port.port, service: qualifiedName(service.ref) } }
}
