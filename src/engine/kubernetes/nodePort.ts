import {
  type Address,
  addressLike,
  type Cluster,
  type ClusterNode,
  type Evidence,
  familyOf,
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

function nodePortEvidence(service: Service, port: ServicePort, nodePort: number): Evidence {
  const path = port.nodePortAssumed ? null : `spec.ports[${port.index}].nodePort`
  return { rule: 'nodePort', object: service.ref, path, facts: { nodePort, service: qualifiedName(service.ref), port: port.port } }
}

function answersOn(cluster: Cluster, node: ClusterNode, address: Address): boolean {
  const { mode, localhostNodePorts, nodePortAddresses } = cluster.settings.kubeProxy
  // A list without an entry of the family is no list for that family.
  const ranges = nodePortAddresses.filter((range) => range.family === familyOf(address))
  const listed = ranges.length === 0 ? null : ranges.some((range) => range.contains(address))
  if (isLoopback(address)) return mode === 'iptables' && localhostNodePorts && familyOf(address) === 'IPv4' && listed !== false
  if (!node.addresses.includes(address)) return false
  return listed ?? (mode === 'iptables' || isPrimary(node, address))
}

/** The first address of each family. */
function isPrimary(node: ClusterNode, address: Address): boolean {
  return addressLike(node.addresses, address) === address
}
