import { type Address, type Cluster, type ClusterNode, isLoopback, type SenderSide } from '../model'
import { recognisesPod } from './detectLocal'

/**
 * Who kube-proxy on this node takes the source for: a Pod (where the detector recognises its address), the node itself,
 * or somebody outside. The detector is asked first: a node's address inside the Pods' range counts as a Pod. Without a
 * detector a Pod counts as outside.
 * https://kubernetes.io/docs/reference/command-line-tools-reference/kube-proxy/ (`--detect-local-mode`)
 */
export function senderSide(cluster: Cluster, node: ClusterNode, source: Address | null): SenderSide {
  if (source === null) return 'outside'
  if (recognisesPod(cluster, node, source)) return 'pod'
  return isLoopback(source) || node.addresses.includes(source) ? 'node' : 'outside'
}
