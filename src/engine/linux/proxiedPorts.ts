import { type PortIdentity, portIdentity, servicePortName } from '../kubernetes/chainNames'
import { usableEndpoints } from '../kubernetes/endpointConditions'
import { needsHealthCheck } from '../kubernetes/healthCheckNodePort'
import { clusterEndpoints } from '../kubernetes/kubeProxy'
import { endpointsOf } from '../kubernetes/servicePortEndpoints'
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

/** A load balancer's address that nodes answer for, and the field it stands in. */
export interface BalancerVip {
  readonly address: Address
  readonly path: string | null
}

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

/** The Service ports that the proxy of one family writes rules for: those with a cluster IP of the family. */
export function proxiedPorts(cluster: Cluster, node: ClusterNode, family: AddressFamily, scope: RuleScope): readonly ProxiedPort[] {
  const wanted = scope.services === null ? null : new Set(scope.services)
  return cluster.services
    .filter((service) => wanted === null || wanted.has(qualifiedName(service.ref)))
    .flatMap((service) => {
      const clusterIp = clusterIpFor(service, family)
      const own = scope.filledIn ? service : withoutFilledIn(service)
      return clusterIp === null ? [] : own.ports.map((port) => proxiedPort(cluster, node, own, port, clusterIp))
    })
}

/** The cluster IP of one family; null where its proxy takes no notice of the Service. */
export function clusterIpFor(service: Service, family: AddressFamily): Address | null {
  return service.clusterIps.find((address) => familyOf(address) === family) ?? null
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
  const external = port.nodePort !== null || externalIps.length > 0 || vips.length > 0
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
    external,
    ...endpointSets(cluster, node, service, external, endpointsOf(cluster.lookup, service, port, family, node.ref.name)),
  }
}

function endpointSets(cluster: Cluster, node: ClusterNode, service: Service, external: boolean, all: readonly Endpoint[]) {
  const internalLocal = service.internalTrafficPolicy === 'Local'
  const externalLocal = service.externalTrafficPolicy === 'Local'
  // Also policy Local needs the endpoints of the whole cluster: senders inside it take a short cut to them.
  const wide = !internalLocal || external ? clusterEndpoints(cluster, node, all).usable : []
  const own = all.filter((endpoint) => endpoint.node === node.ref.name)
  const local = internalLocal || (externalLocal && external) ? usableEndpoints(own).usable : []
  const reachable = new Set([...wide, ...local])
  const hasEndpoints = usableEndpoints(all).usable.length > 0
  const policy = (isLocal: boolean): PolicyEndpoints =>
    isLocal ? { scope: 'local', any: hasEndpoints && local.length > 0 } : { scope: 'cluster', any: hasEndpoints }
  return {
    clusterEndpoints: wide,
    localEndpoints: local,
    reachable: all.filter((endpoint) => reachable.has(endpoint)),
    hasEndpoints,
    internalPolicy: policy(internalLocal),
    externalPolicy: policy(externalLocal),
  }
}

function vipsOf(service: Service, family: AddressFamily): readonly BalancerVip[] {
  return service.loadBalancerAddresses.flatMap(({ address, mode, path }) =>
    address !== null && mode === 'VIP' && familyOf(address) === family
      ? [{ address, path: service.loadBalancerAssumed || path === null ? null : `${path}.ip` }]
      : [],
  )
}
