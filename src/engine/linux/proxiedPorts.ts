import { type PortIdentity, portIdentity, servicePortName } from '../kubernetes/chainNames'
import { clusterIpFor } from '../kubernetes/clusterIp'
import { type BalancerVip, balancerVips, endpointCategories, isReachedFromOutside } from '../kubernetes/endpointCategories'
import { needsHealthCheck } from '../kubernetes/healthCheckNodePort'
import { endpointsKnown } from '../kubernetes/knownEndpoints'
import {
  type Address,
  type AddressFamily,
  addressLike,
  type Cluster,
  type ClusterNode,
  type Endpoint,
  familyOf,
  networkText,
  qualifiedName,
  type Service,
  type ServicePort,
} from '../model'

/** What decides on traffic of one policy: whether the node may use all endpoints or its own, and whether it has any. */
export interface PolicyEndpoints {
  readonly scope: 'cluster' | 'local'
  readonly any: boolean
}

/** One port of a Service as one node's proxy of one family sees it. */
export interface ProxiedPort {
  readonly service: Service
  readonly port: ServicePort
  readonly identity: PortIdentity
  /** `namespace/service:port`. */
  readonly name: string
  readonly clusterIp: Address
  readonly externalIps: readonly Address[]
  readonly vips: readonly BalancerVip[]
  /** Networks that may ask at the load balancer's addresses; empty: everybody. */
  readonly sourceRanges: readonly string[]
  /** A range holds the node: then a packet may come back to it with the balancer's address as its source. */
  readonly rangeHoldsNode: boolean
  readonly healthCheckNodePort: number | null
  /** Whether any address but the cluster IP leads here. */
  readonly external: boolean
  /** Endpoints for policy Cluster; empty where it is never used. */
  readonly clusterEndpoints: readonly Endpoint[]
  /** Endpoints for policy Local; empty where it is never used. */
  readonly localEndpoints: readonly Endpoint[]
  /** All that this node may send to. */
  readonly reachable: readonly Endpoint[]
  /** Whether there is a usable endpoint anywhere. */
  readonly hasEndpoints: boolean
  readonly internalPolicy: PolicyEndpoints
  readonly externalPolicy: PolicyEndpoints
}

/** For what rules are written. */
export interface RuleScope {
  /** The Services, as `namespace/name`; null: all. */
  readonly services: readonly string[] | null
  /** Whether node ports and balancer addresses count that a live cluster would give and that were filled in here. */
  readonly filledIn: boolean
}

/**
 * The Service ports that the proxy of one family writes rules for: those with a cluster IP of the family. What it writes for a Service
 * whose endpoints nobody showed is not known: it has none here.
 */
export function proxiedPorts(cluster: Cluster, node: ClusterNode, family: AddressFamily, scope: RuleScope): readonly ProxiedPort[] {
  const wanted = scope.services === null ? null : new Set(scope.services)
  return cluster.services
    .filter((service) => wanted === null || wanted.has(qualifiedName(service.ref)))
    .filter((service) => endpointsKnown(cluster.lookup, service))
    .flatMap((service) => {
      const clusterIp = clusterIpFor(service, family)
      const own = scope.filledIn ? service : withoutFilledIn(service)
      return clusterIp === null ? [] : own.ports.map((port) => proxiedPort(cluster, node, own, port, clusterIp))
    })
}

/** The Service as it was written. Its cluster IP stays: without one there would be no rules to show. */
function withoutFilledIn(service: Service): Service {
  return {
    ...service,
    ports: service.ports.map((port) => (port.nodePortAssumed ? { ...port, nodePort: null, nodePortAssumed: false } : port)),
    loadBalancerAddresses: service.loadBalancerAssumed ? [] : service.loadBalancerAddresses,
  }
}

function proxiedPort(cluster: Cluster, node: ClusterNode, service: Service, port: ServicePort, clusterIp: Address): ProxiedPort {
  const family = familyOf(clusterIp)
  const identity = portIdentity(service, port)
  const externalIps = service.externalIps.filter((address) => familyOf(address) === family)
  const vips = vipsOf(service, family)
  const ranges = service.sourceRanges.filter((range) => range.family === family)
  const nodeAddress = addressLike(node.addresses, clusterIp)
  return {
    service,
    port,
    identity,
    name: servicePortName(identity),
    clusterIp,
    externalIps,
    vips,
    sourceRanges: ranges.map(networkText),
    rangeHoldsNode: nodeAddress !== null && ranges.some((range) => range.contains(nodeAddress)),
    healthCheckNodePort: needsHealthCheck(service) ? service.healthCheckNodePort : null,
    external: isReachedFromOutside(service, port, family),
    ...endpointSets(cluster, node, service, port, family),
  }
}

function endpointSets(cluster: Cluster, node: ClusterNode, service: Service, port: ServicePort, family: AddressFamily) {
  const { cluster: wide, local, reachable, hasEndpoints } = endpointCategories(cluster, node, service, port, family)
  const policy = (isLocal: boolean): PolicyEndpoints =>
    isLocal ? { scope: 'local', any: hasEndpoints && local !== null && local.length > 0 } : { scope: 'cluster', any: hasEndpoints }
  return {
    clusterEndpoints: wide ?? [],
    localEndpoints: local ?? [],
    reachable,
    hasEndpoints,
    internalPolicy: policy(service.internalTrafficPolicy === 'Local'),
    externalPolicy: policy(service.externalTrafficPolicy === 'Local'),
  }
}

/** An address that was filled in here stands in no field. */
function vipsOf(service: Service, family: AddressFamily): readonly BalancerVip[] {
  return balancerVips(service, family).map(({ address, path }) => ({
    address,
    path: service.loadBalancerAssumed || path === null ? null : `${path}.ip`,
  }))
}
