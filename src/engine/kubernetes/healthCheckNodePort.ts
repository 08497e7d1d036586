import {
  type Address,
  type Cluster,
  type ClusterNode,
  compareText,
  type Endpoint,
  type Evidence,
  familyOf,
  isLoopback,
  type Packet,
  type Service,
  type ServicePort,
} from '../model'
import { isServedAt } from './clusterIp'
import { endpointsOf } from './servicePortEndpoints'

/**
 * With externalTrafficPolicy Local each node answers on `healthCheckNodePort` whether it has a ready endpoint of the
 * Service, and a balancer that asks leaves out the nodes that say no. Endpoints that only still serve while they
 * terminate do not count.
 * Where every node says no, balancers send to all of them (fail open), and the node's own rules answer.
 * https://kubernetes.io/docs/tasks/access-application-cluster/create-external-load-balancer/#preserving-the-client-source-ip
 */
export function healthyNodes(
  cluster: Cluster,
  service: Service,
  port: ServicePort,
  nodes: readonly ClusterNode[],
): { readonly healthy: readonly ClusterNode[]; readonly evidence: Evidence } {
  const local = service.externalTrafficPolicy === 'Local'
  const withReady = local ? nodesWithReady(cluster, service, port) : null
  const passing = withReady ? nodes.filter((node) => withReady.has(node.ref.name)) : nodes
  const healthy = passing.length > 0 ? passing : nodes
  const names = (list: readonly ClusterNode[]) => list.map((node) => node.ref.name)
  const facts = {
    port: service.healthCheckNodePort,
    healthy: names(passing),
    unhealthy: names(nodes.filter((node) => !passing.includes(node))),
  }
  const path = service.healthCheckNodePort === null ? 'spec.externalTrafficPolicy' : 'spec.healthCheckNodePort'
  return { healthy, evidence: { rule: 'healthCheckNodePort', object: service.ref, path, facts } }
}

function nodesWithReady(cluster: Cluster, service: Service, port: ServicePort): ReadonlySet<string | null> {
  return new Set(
    allEndpoints(cluster, service, port)
      .filter((endpoint) => endpoint.ready)
      .map((endpoint) => endpoint.node),
  )
}

function allEndpoints(cluster: Cluster, service: Service, port: ServicePort): readonly Endpoint[] {
  const families = [...new Set(service.clusterIps.map(familyOf))].sort(compareText)
  return families.flatMap((family) => endpointsOf(cluster.lookup, service, port, family))
}

/**
 * The Service whose health check answers at this packet's destination: a LoadBalancer with policy Local has a port of
 * its own for it on every node.
 */
export function healthCheckListener(cluster: Cluster, node: ClusterNode, packet: Packet): Service | null {
  const { address, port } = packet.destination
  if (address === null || port === null || packet.protocol !== 'TCP') return null
  if (!isLoopback(address) && !node.addresses.includes(address)) return null
  const service = cluster.lookup.healthCheck(port)
  return service && isServedAt(service, address) ? service : null
}

/** A health check that a packet asks for, at one node. */
export interface HealthCheckAtNode {
  readonly service: Service
  readonly address: Address
  readonly port: number
  /** Addresses of ready endpoints on the node, each once. */
  readonly localReadyEndpoints: number
  readonly evidence: Evidence
}

/** What the health check at this packet's destination knows; null where none listens there. */
export function healthCheckAt(cluster: Cluster, node: ClusterNode, packet: Packet): HealthCheckAtNode | null {
  const { address, port } = packet.destination
  const service = healthCheckListener(cluster, node, packet)
  if (service === null || address === null || port === null) return null
  const local = service.ports
    .flatMap((servicePort) => allEndpoints(cluster, service, servicePort))
    .filter((endpoint) => endpoint.node === node.ref.name && endpoint.ready)
  const localReadyEndpoints = new Set(local.map((endpoint) => endpoint.address)).size
  const name = [node.ref.name]
  const facts = localReadyEndpoints > 0 ? { port, healthy: name, unhealthy: [] } : { port, healthy: [], unhealthy: name }
  const evidence: Evidence = { rule: 'healthCheckNodePort', object: service.ref, path: 'spec.healthCheckNodePort', facts }
  return { service, address, port, localReadyEndpoints, evidence }
}

/** Whether a Service asks for health checks; the field counts for nothing on any other. */
export function needsHealthCheck(service: Service): boolean {
  return service.type === 'LoadBalancer' && service.externalTrafficPolicy === 'Local' && service.healthCheckNodePort !== null
}

/** What a GET on the health check node port is answered. */
export interface HealthCheckAnswer {
  readonly status: 200 | 503
  readonly headers: Readonly<Record<string, string>>
  readonly body: { readonly localEndpoints: number; readonly serviceProxyHealthy: boolean }
}

/** 200 where the node has a ready endpoint of the Service and its proxy is healthy, else 503; the weight is their number. */
export function healthCheckAnswer(localReadyEndpoints: number, proxyHealthy: boolean): HealthCheckAnswer {
  return {
    status: localReadyEndpoints > 0 && proxyHealthy ? 200 : 503,
    headers: {
      'Content-Type': 'application/json',
      'X-Content-Type-Options': 'nosniff',
      'X-Load-Balancing-Endpoint-Weight': String(localReadyEndpoints),
    },
    body: { localEndpoints: localReadyEndpoints, serviceProxyHealthy: proxyHealthy },
  }
}
