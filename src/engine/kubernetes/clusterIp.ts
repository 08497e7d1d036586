import { type Address, addressLike, type Evidence, type Protocol, qualifiedName, type Service, type ServicePort } from '../model'

/**
 * A cluster IP is a virtual address: rules on every node answer for it, on the Service's ports and no others.
 * https://kubernetes.io/docs/reference/networking/virtual-ips/
 */
export function portOfClusterIp(service: Service, protocol: Protocol, asked: number): ServicePort | null {
  return service.ports.find((port) => port.port === asked && port.protocol === protocol) ?? null
}

export function clusterIpEvidence(service: Service, port: ServicePort, address: Address): Evidence {
  const path = service.clusterIpAssumed ? null : service.clusterIps.indexOf(address) > 0 ? 'spec.clusterIPs' : 'spec.clusterIP'
  const facts = { address, port: port.port, service: qualifiedName(service.ref), portName: port.name }
  return { rule: 'clusterIp', object: service.ref, path, facts }
}

/** `http 80/TCP`: the ports that a Service has, as they are listed to a person. */
export function portTexts(service: Service): string[] {
  return service.ports.map((port) => `${port.name === '' ? '' : `${port.name} `}${port.port}/${port.protocol}`)
}

/** The cluster IP in a sender's family; the primary one where the Service has none in it. */
export function clusterIpOf(service: Service, sender: Address | null): Address | null {
  return addressLike(service.clusterIps, sender) ?? service.clusterIps[0] ?? null
}
