import { type Address, type Cluster, type ClusterNode, isLoopback, type SenderSide } from '../model'

/**
 * Who kube-proxy on this node takes the source for: the node itself, a Pod (where the detector recognises its address),
 * or somebody outside. Without a detector a Pod counts as outside.
 * https://kubernetes.io/docs/reference/command-line-tools-reference/kube-proxy/ (`--detect-local-mode`)
 */
export function senderSide(cluster: Cluster, node: ClusterNode, source: Address | null): SenderSide {
  if (source === null) return 'outside'
  if (isLoopback(source) || node.addresses.includes(source)) return 'node'
  return isPodAddress(cluster, source) ? 'pod' : 'outside'
}

function isPodAddress(cluster: Cluster, source: Address): boolean {
  const detector = cluster.settings.kubeProxy.detectLocal
  if (detector === 'none') return false
  if (detector === 'pod-addresses') return cluster.lookup.owners(source).some((owner) => owner.kind === 'pod' && !owner.pod.hostNetwork)
  return detector.some((range) => range.contains(source))
}
