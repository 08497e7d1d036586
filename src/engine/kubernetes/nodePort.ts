import { type Cluster, type ClusterNode, type Evidence, type Packet, qualifiedName, type Service, type ServicePort } from '../model'
import { answersOnNodePorts } from './nodePortAddresses'

/**
 * Every node opens a Service's node port, also a node that runs none of its Pods.
 *
 * At which of its addresses is a rule of its own (`nodePortAddresses`).
 * https://kubernetes.io/docs/concepts/services-networking/service/#type-nodeport
 */
export function matchNodePort(
  cluster: Cluster,
  node: ClusterNode,
  packet: Packet,
): { readonly service: Service; readonly port: ServicePort; readonly evidence: Evidence } | null {
  const { address, port: nodePort } = packet.destination
  if (address === null || nodePort === null || !answersOnNodePorts(cluster.settings.kubeProxy, node, address)) return null
  const found = cluster.lookup.nodePort(packet.protocol, nodePort)
  const port = found?.service.ports[found.index]
  if (!found || !port) return null
  return { service: found.service, port, evidence: nodePortEvidence(found.service, port, nodePort) }
}

function nodePortEvidence(service: Service, port: ServicePort, nodePort: number): Evidence {
  const path = port.nodePortAssumed ? null : `spec.ports[${port.index}].nodePort`
  return { rule: 'nodePort', object: service.ref, path, facts: { nodePort, service: qualifiedName(service.ref), port: port.port } }
}
