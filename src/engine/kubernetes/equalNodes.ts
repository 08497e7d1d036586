import { type Cluster, type ClusterNode, compareText, type Endpoint, familyOf, type Service, type ServicePort, socketText } from '../model'
import { answersOnNodePorts } from './nodePortAddresses'
import { nodesAsSources } from './policySources'
import { endpointsOf, nodesWithOwnEntry } from './servicePortEndpoints'
import { nearEndpoints } from './trafficDistribution'

/**
 * Names the way on from each node for traffic from outside to a Service port: nodes with equal names go on equally.
 * Policy Cluster makes all nodes equal, unless hints keep traffic near or a NetworkPolicy tells their addresses apart; with
 * Local a node goes on to its own endpoints, and the source stays the client. So that of thousands of nodes one of each kind is looked at.
 */
export function equalNodes(cluster: Cluster, service: Service, port: ServicePort): (node: ClusterNode) => string {
  const families = [...new Set(service.clusterIps.map(familyOf))].sort(compareText)
  const all = families.flatMap((family) => endpointsOf(cluster.lookup, service, port, family))
  const apart = new Set(families.flatMap((family) => nodesWithOwnEntry(cluster.lookup, service, port, family)))
  const ways = service.externalTrafficPolicy === 'Local' ? localWays(all) : clusterWays(cluster, all)
  const answers = nodePortWays(cluster)
  if (apart.size === 0 && answers === null) return ways
  return (node) => (apart.has(node.ref.name) ? `own ${node.ref.name}` : `${ways(node)} ${answers?.(node) ?? ''}`)
}

/** Ranges of `--nodeport-addresses` can leave addresses of some nodes out; its defaults treat all nodes alike. */
function nodePortWays({ settings }: Cluster): ((node: ClusterNode) => string) | null {
  const { nodePortAddresses } = settings.kubeProxy
  if (nodePortAddresses === 'primary' || nodePortAddresses.length === 0) return null
  return (node) => node.addresses.map((address) => Number(answersOnNodePorts(settings.kubeProxy, node, address))).join('')
}

function clusterWays(cluster: Cluster, all: readonly Endpoint[]): (node: ClusterNode) => string {
  const near = nearWays(cluster, all)
  const sources = nodesAsSources(cluster, all)
  return sources === null ? near : (node) => `${near(node)} ${sources(node)}`
}

function nearWays(cluster: Cluster, all: readonly Endpoint[]): (node: ClusterNode) => string {
  if (!all.some(({ hints }) => hints.nodes.length + hints.zones.length > 0)) return () => 'any'
  const byNodes = cluster.settings.kubeProxy.preferSameTrafficDistribution
  return (node) => {
    const { prefers } = nearEndpoints(all, node, byNodes)
    return prefers === null ? 'any' : prefers === 'PreferSameNode' ? `node ${node.ref.name}` : `zone ${node.zone}`
  }
}

function localWays(all: readonly Endpoint[]): (node: ClusterNode) => string {
  const byNode = new Map<string, string>()
  for (const { node, address, port } of all) if (node !== null) byNode.set(node, `${byNode.get(node) ?? ''} ${socketText(address, port)}`)
  return (node) => byNode.get(node.ref.name) ?? 'nobody'
}
