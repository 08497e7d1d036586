import type { Address, Cluster, HttpRouter, Pod, ResourceRef, Service, ServicePort } from '../model'

/** Where a client reaches a router, and on which port the listener's answers there. */
export interface RouterAddress {
  readonly addresses: readonly Address[]
  readonly port: number
}

/**
 * The addresses at which clients reach a router: those that its status names, else those of a balancer outside, of the
 * Services in front of its Pods (load balancer, external IP), of the nodes whose ports lead to it, and last a cluster IP.
 * On a node port the port is another than the listener's.
 */
export function routerAddress(cluster: Cluster, router: HttpRouter, port: number): RouterAddress | null {
  const { entry } = router
  if (router.addresses.length > 0) return { addresses: router.addresses, port }
  if (entry.at === 'outside') return entry.addresses.length > 0 ? { addresses: entry.addresses, port } : null
  const services = entry.services.flatMap(({ namespace, name }) => cluster.lookup.service(namespace ?? '', name) ?? [])
  const fronts = services.flatMap(({ loadBalancerAddresses, externalIps }) => [
    ...loadBalancerAddresses.flatMap(({ address }) => address ?? []),
    ...externalIps,
  ])
  if (fronts.length > 0) return { addresses: fronts, port }
  const pods = entry.pods.flatMap((ref) => cluster.lookup.podOf(ref) ?? [])
  return onNodes(cluster, pods, port) ?? byNodePort(cluster, services, port) ?? byClusterIp(services, port)
}

/** Nodes whose own port leads to a Pod on them. */
function onNodes(cluster: Cluster, pods: readonly Pod[], port: number): RouterAddress | null {
  const opening = pods.filter((pod) => pod.ports.some((each) => (pod.hostNetwork ? each.port : each.hostPort) === port))
  const addresses = opening.flatMap((pod) => (pod.node === null ? [] : (cluster.lookup.node(pod.node)?.addresses.slice(0, 1) ?? [])))
  return addresses.length > 0 ? { addresses: [...new Set(addresses)], port } : null
}

function byNodePort(cluster: Cluster, services: readonly Service[], port: number): RouterAddress | null {
  const nodePort = portsOf(services, port).find((each) => each.nodePort !== null)?.nodePort ?? null
  const addresses = cluster.nodes.flatMap((node) => node.addresses.slice(0, 1))
  return nodePort !== null && addresses.length > 0 ? { addresses, port: nodePort } : null
}

function byClusterIp(services: readonly Service[], port: number): RouterAddress | null {
  const addresses = services.filter((service) => portsOf([service], port).length > 0).flatMap((service) => service.clusterIps)
  return addresses.length > 0 ? { addresses, port } : null
}

function portsOf(services: readonly Service[], port: number): readonly ServicePort[] {
  return services.flatMap((service) => service.ports.filter((each) => each.port === port))
}

/** The Service in front of a router: the one that a pending address is waited for at. */
export function frontService(router: HttpRouter): ResourceRef | null {
  return router.entry.at === 'pods' ? (router.entry.services[0] ?? null) : null
}
