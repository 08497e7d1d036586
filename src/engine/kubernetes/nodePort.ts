import {
  type Cluster,
  type ClusterNode,
  type Evidence,
  isLoopback,
  type Packet,
  qualifiedName,
  type Service,
  type ServicePort,
} from '../model'

/**
 * Every node opens a Service's node port, also a node that runs none of its Pods.
 *
 * It answers on: iptables, every local address unless `--nodeport-addresses` says less; nftables, the node's primary
 * addresses unless told otherwise. Loopback: iptables and IPv4 only, by a flag that is on by default.
 * https://kubernetes.io/docs/concepts/services-networking/service/#type-nodeport
 */
export function matchNodePort(
  cluster: Cluster,
  node: ClusterNode,
  packet: Packet,
): { readonly service: Service; readonly port: ServicePort; readonly evidence: Evidence } | null {
  const { address, port: nodePort } = packet.destination
  if (address === null || nodePort === null || !answersOn(cluster, node, address)) return null
  const found = cluster.lookup.nodePort(packet.protocol, nodePort)
  const port = found?.service.ports[found.index]
  if (!found || !port) return null
  return { service: found.service, port, evidence: nodePortEvidence(found.service, port, nodePort) }
}

export function nodePortEvidence(service: Service, port: ServicePort, nodePort: number): Evidence {
  const path = port.nodePortAssumed ? null : `spec.ports[${port.index}].nodePort`
  return { rule: 'nodePort', object: service.ref, path, facts: { nodePort, service: qualifiedName(service.ref), port: port.port } }
}

function answersOn(cluster: Cluster, node: ClusterNode, address: NonNullable<Packet['destination']['address']>): boolean {
  const { mode, localhostNodePorts, nodePortAddresses } = cluster.settings.kubeProxy
  if (isLoopback(address)) return mode === 'iptables' && localhostNodePorts && !address.includes(':')
  if (!node.addresses.includes(address)) return false
  if (nodePortAddresses.length > 0) return nodePortAddresses.some((range) => range.contains(address))
  return mode === 'iptables' || isPrimary(node, address)
}

/** The first address of each family. */
function isPrimary(node: ClusterNode, address: string): boolean {
  const family = address.includes(':')
  return node.addresses.find((candidate) => candidate.includes(':') === family) === address
}
