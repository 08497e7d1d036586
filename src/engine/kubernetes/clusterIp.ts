import {
  type Address,
  type AddressFamily,
  addressLike,
  type Evidence,
  familyOf,
  qualifiedName,
  type Service,
  type ServicePort,
} from '../model'

/**
 * A cluster IP is a virtual address that no machine owns: rules on every node answer for it.
 * https://kubernetes.io/docs/reference/networking/virtual-ips/
 */
export function clusterIpEvidence(service: Service, port: ServicePort, address: Address): Evidence {
  const path = service.clusterIpAssumed ? null : service.clusterIps.indexOf(address) > 0 ? 'spec.clusterIPs' : 'spec.clusterIP'
  const facts = { address, port: port.port, service: qualifiedName(service.ref), portName: port.name }
  return { rule: 'clusterIp', object: service.ref, path, facts }
}

/** The cluster IP in a sender's family; the primary one where the Service has none in it. */
export function clusterIpOf(service: Service, sender: Address | null): Address | null {
  return addressLike(service.clusterIps, sender) ?? service.clusterIps[0] ?? null
}

/** The cluster IP of one family; null where its proxy takes no notice of the Service. */
export function clusterIpFor(service: Service, family: AddressFamily): Address | null {
  return service.clusterIps.find((address) => familyOf(address) === family) ?? null
}

/**
 * Whether the proxy that handles an address knows the Service: a proxy serves one family, and a Service without a cluster
 * IP of it is invisible there, whatever other addresses it has.
 */
export function isServedAt(service: Service, address: Address): boolean {
  return clusterIpFor(service, familyOf(address)) !== null
}
