import { type Cluster, type ClusterNode, type ContainerPort, type Evidence, type Packet, type Pod, qualifiedName } from '../model'

/** A Pod that answers on its node's own address. */
export interface HostListener {
  readonly pod: Pod
  readonly port: ContainerPort
  /** hostPort rewrites the destination to the Pod; a hostNetwork Pod has the node's address itself. */
  readonly translated: boolean
  readonly evidence: Evidence
}

/**
 * Who on this node, besides kube-proxy, answers on a port of the node: a container with that `hostPort` (translated to
 * the Pod, on that node only, at `hostIP` only where one is given), or a hostNetwork Pod that declares the port. A Pod
 * that has finished answers nowhere.
 * https://kubernetes.io/docs/concepts/services-networking/
 */
export function hostListener(cluster: Cluster, node: ClusterNode, packet: Packet): HostListener | null {
  const { address, port: wanted } = packet.destination
  for (const pod of cluster.lookup.podsOn(node.ref.name)) {
    if (pod.phase === 'Succeeded' || pod.phase === 'Failed') continue
    for (const port of pod.ports) {
      const opened = pod.hostNetwork ? port.port : port.hostPort
      if (opened === null || opened !== wanted || port.protocol !== packet.protocol) continue
      if (!pod.hostNetwork && port.hostIp !== null && port.hostIp !== address) continue
      const facts = { hostPort: opened, pod: qualifiedName(pod.ref), port: port.port }
      return {
        pod,
        port,
        translated: !pod.hostNetwork,
        evidence: { rule: 'hostPort', object: pod.writtenIn.object, path: port.path, facts },
      }
    }
  }
  return null
}
