import { endpointCategories as categoriesAt } from '../kubernetes/endpointCategories'
import { type HealthCheckAnswer, healthCheckAnswer, healthCheckListener } from '../kubernetes/healthCheckNodePort'
import { decideAtNode, masqueradeAt } from '../kubernetes/kubeProxy'
import {
  type Address,
  type AddressFamily,
  bareNode,
  type Cluster,
  type ClusterNode,
  type Endpoint,
  type Packet,
  type Protocol,
} from '../model'

/** Questions about the proxy of one node. A node that the cluster does not have is taken for one without addresses. */
export const kubeProxyQuestions = { packetAtNode, endpointCategories, eligibleEndpoints, healthCheckResponse }

interface PacketAtNode {
  readonly node: string
  readonly source: Address
  readonly destination: { readonly address: Address; readonly port: number }
  readonly protocol: Protocol
}

/** `accepted`: iptables lets the packet in to the node's own health check. */
type ProxyVerdict = 'delivered' | 'dropped' | 'rejected' | 'unhandled' | 'accepted'

/** What the rules of a node make of the first packet of a connection, and nothing after it. */
function packetAtNode(
  cluster: Cluster,
  asked: PacketAtNode,
): { readonly verdict: ProxyVerdict; readonly endpoints: readonly string[]; readonly masquerade: boolean | null } {
  const node = nodeNamed(cluster, asked.node)
  const { source, destination, protocol } = asked
  const packet: Packet = { protocol, source: { address: source, port: null }, destination }
  const decision = decideAtNode(cluster, node, packet)
  const without = { endpoints: [], masquerade: null }
  if (decision.kind === 'none') {
    const accepted = cluster.settings.kubeProxy.mode === 'iptables' && healthCheckListener(cluster, node, packet) !== null
    return { verdict: accepted ? 'accepted' : 'unhandled', ...without }
  }
  if (decision.kind === 'stop') return { verdict: decision.verdict, ...without }
  const marks = new Set(decision.usable.map((endpoint) => masqueradeAt(cluster, node, packet, decision, endpoint).marked))
  const [masquerade = null] = marks
  return { verdict: 'delivered', endpoints: socketsOf(decision.usable), masquerade: marks.size === 1 ? masquerade : null }
}

/** Null: the Service never uses that set. Empty: it does, and there is nothing. */
type EndpointSet = readonly string[] | null

/** Which endpoints of a Service port one node uses for traffic under each policy. */
function endpointCategories(
  cluster: Cluster,
  asked: {
    readonly node: string
    readonly namespace: string
    readonly service: string
    readonly portName: string
    readonly family: AddressFamily
  },
): {
  readonly clusterEndpoints: EndpointSet
  readonly localEndpoints: EndpointSet
  readonly allEndpoints: readonly string[]
  readonly hasAnyEndpoints: boolean
} | null {
  const service = cluster.lookup.service(asked.namespace, asked.service)
  const port = service?.ports.find((candidate) => candidate.name === asked.portName)
  if (!service || !port) return null
  const found = categoriesAt(cluster, nodeNamed(cluster, asked.node), service, port, asked.family)
  return {
    clusterEndpoints: found.cluster && socketsOf(found.cluster),
    localEndpoints: found.local && socketsOf(found.local),
    allEndpoints: socketsOf(found.reachable),
    hasAnyEndpoints: found.hasEndpoints,
  }
}

function socketsOf(endpoints: readonly Endpoint[]): readonly string[] {
  return endpoints.map(({ socket }) => socket)
}

/** What one node uses of a whole Service, its ports and families united. */
function eligibleEndpoints(
  cluster: Cluster,
  asked: { readonly node: string; readonly namespace: string; readonly name: string },
): { readonly clusterEndpoints: EndpointSet; readonly localEndpoints: EndpointSet } {
  const { node, namespace, name } = asked
  const ports = cluster.lookup.service(namespace, name)?.ports ?? []
  const sets = ports.flatMap((port) =>
    (['IPv4', 'IPv6'] as const).flatMap(
      (family) => endpointCategories(cluster, { node, namespace, service: name, portName: port.name, family }) ?? [],
    ),
  )
  return {
    clusterEndpoints: united(sets.map((set) => set.clusterEndpoints)),
    localEndpoints: united(sets.map((set) => set.localEndpoints)),
  }
}

function united(sets: readonly EndpointSet[]): EndpointSet {
  return sets.every((set) => set === null) ? null : [...new Set(sets.flatMap((set) => set ?? []))]
}

/** What a GET on the health check node port of a Service is answered. */
function healthCheckResponse(
  _cluster: Cluster,
  asked: { readonly localReadyEndpoints: number; readonly proxyHealthy: boolean },
): HealthCheckAnswer {
  return healthCheckAnswer(asked.localReadyEndpoints, asked.proxyHealthy)
}

export function nodeNamed(cluster: Cluster, name: string): ClusterNode {
  return cluster.lookup.node(name) ?? bareNode(name)
}
