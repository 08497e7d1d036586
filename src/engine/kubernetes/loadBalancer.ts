import { type Evidence, type LoadBalancerAddress, qualifiedName, type Service, type ServicePort } from '../model'

/**
 * How traffic for a load balancer's address comes to the Service. `VIP` (the default for an IP): the packet reaches a
 * node still addressed to it, and the node's rules know that address. `Proxy`, or a balancer known by host name only:
 * the balancer sends to node ports, and no node answers for its address.
 * https://kubernetes.io/docs/concepts/services-networking/service/#load-balancer-ip-mode
 */
export function loadBalancerEvidence(
  service: Service,
  port: ServicePort,
  entry: LoadBalancerAddress & { readonly address: NonNullable<LoadBalancerAddress['address']> },
): Evidence {
  const path = service.loadBalancerAssumed || entry.path === null ? null : `${entry.path}.${entry.hostname !== null ? 'hostname' : 'ip'}`
  return {
    rule: 'loadBalancer',
    object: service.ref,
    path,
    facts: { address: entry.address, port: port.port, service: qualifiedName(service.ref), mode: entry.mode },
  }
}
