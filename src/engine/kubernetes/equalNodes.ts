import { type Cluster, type ClusterNode, compareText, type Endpoint, familyOf, type Service, type ServicePort, socketText } from '../model'
import { nodesAsSources } from './policySources'
import { endpointsOf } from './servicePortEndpoints'
import { nearEndpoints } from './trafficDistribution'

/**
 * Names the way on from each node for traffic from outside to a Service port: nodes with equal names go on equally.
 * Policy Cluster makes all nodes equal, unless hints keep traffic near or a NetworkPolicy tells their addresses apart; with
 * Local a node goes on to its own endpoints, and the source stays the client. So that of thousands of nodes one of each kind is looked at.
 */
export function equalNodes(cluster: Cluster, service: Service, port: ServicePort): (node: ClusterNode) => string {
  const families = [...new Set(service.clusterIps.map(familyOf))].sort(compareText)
  const all = families.flatMap((family) => endpointsOf(cluster.lookup, service, port, family))
  if (service.externalTrafficPolicy === 'Local') return localWays(all)
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
