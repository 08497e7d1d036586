import {
  type Address,
  type AddressFamily,
  type Cluster,
  type ClusterNode,
  type Endpoint,
  familyOf,
  type Service,
  type ServicePort,
} from '../model'
import { usableEndpoints } from './endpointConditions'
import { clusterEndpoints } from './kubeProxy'
import { endpointsOf } from './servicePortEndpoints'

/** Which endpoints of one Service port one node uses under each policy. Null: it never uses that set; empty: there is nobody. */
export interface EndpointCategories {
  readonly cluster: readonly Endpoint[] | null
  readonly local: readonly Endpoint[] | null
  /** All that this node may send to. */
  readonly reachable: readonly Endpoint[]
  /** Whether there is a usable endpoint anywhere. */
  readonly hasEndpoints: boolean
}

/**
 * Sorts the endpoints of a Service port by the policy they serve on a node. Those of the whole cluster are needed for
 * internal policy Cluster and for every entry from outside, also under policy Local: senders inside the cluster take a
 * short cut to them.
 * https://kubernetes.io/docs/reference/networking/virtual-ips/#traffic-policies
 */
export function endpointCategories(
  cluster: Cluster,
  node: ClusterNode,
  service: Service,
  port: ServicePort,
  family: AddressFamily,
): EndpointCategories {
  const all = endpointsOf(cluster.lookup, service, port, family, node.ref.name)
  const outside = isReachedFromOutside(service, port, family)
  const wide = service.internalTrafficPolicy === 'Cluster' || outside ? clusterEndpoints(cluster, node, all).usable : null
  const usesLocal = service.internalTrafficPolicy === 'Local' || (service.externalTrafficPolicy === 'Local' && outside)
  const local = usesLocal ? usableEndpoints(all.filter((endpoint) => endpoint.node === node.ref.name)).usable : null
  const reachable = new Set([...(wide ?? []), ...(local ?? [])])
  return {
    cluster: wide,
    local,
    reachable: all.filter((endpoint) => reachable.has(endpoint)),
    hasEndpoints: usableEndpoints(all).usable.length > 0,
  }
}

/** Whether any address of a family that leads outside in reaches a Service port: a node port, an external IP or a balancer's address. */
export function isReachedFromOutside(service: Service, port: ServicePort, family: AddressFamily): boolean {
  const external = service.externalIps.some((address) => familyOf(address) === family)
  return port.nodePort !== null || external || balancerVips(service, family).length > 0
}

/** A load balancer's address that nodes answer for, and the status entry it stands in. */
export interface BalancerVip {
  readonly address: Address
  readonly path: string | null
}

/** The balancer's addresses of a family that nodes answer for: those of ipMode VIP. */
export function balancerVips(service: Service, family: AddressFamily): readonly BalancerVip[] {
  return service.loadBalancerAddresses.flatMap(({ address, mode, path }) =>
    address !== null && mode === 'VIP' && familyOf(address) === family ? [{ address, path }] : [],
  )
}
