import { type Cluster, type ClusterNode, type Evidence, type Packet, qualifiedName, type Service, type ServicePort } from '../model'
import { answersOnNodePorts } from './nodePortAddresses'

/**
 * Every node opens a Service's node port, also a node that runs none of its Pods.
 *
 * At which of its addresses is a rule of its own (`nodePortAddresses`).
 * https://kubernetes.io/docs/concepts/services-networking/service/#type-nodeport
 */
export function matchNodePort(cluster: Cluster, node: ClusterNode, packet: Packet): NodePortOwner | null {
  const { address } = packet.destination
  if (address === null || !answersOnNodePorts(cluster.settings.kubeProxy, node, address)) return null
  return nodePortOwner(cluster, packet)
}

/** A Service port that has a node port. */
export interface NodePortOwner {
  readonly service: Service
  readonly port: ServicePort
  readonly evidence: Evidence
}

/** The Service port whose node port the packet asks for, at whatever address. */
export function nodePortOwner(cluster: Cluster, packet: Packet): NodePortOwner | null {
  const nodePort = packet.destination.port
  const found = nodePort === null ? null : cluster.lookup.nodePort(packet.protocol, nodePort)
  const port = found?.service.ports[found.index]
  if (!found || !port || nodePort === null) return null
  return { service: found.service, port, evidence: nodePortEvidence(found.service, port, nodePort) }
}

function nodePortEvidence(service: Service, port: ServicePort, nodePort: number): Evidence {
  const path = port.nodePortAssumed ? null : `spec.ports[${port.index}].nodePort`
  return { rule: 'nodePort', object: service.ref, path, facts: { nodePort, service: qualifiedName(service.ref), port: port.port } }
}
