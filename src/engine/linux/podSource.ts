import { detectorFor } from '../kubernetes/detectLocal'
import type { AddressFamily, Cluster, ClusterNode, PodSource } from '../model'

/**
 * How the rules of one node tell that a Pod sends; null where they cannot. Where nobody says the range of the Pods, one
 * stands for it that holds the addresses that Pods without any are given here (10.244.0.0/16, and of it 10.244.<n>.0/24
 * for the n-th node): the rule is marked as assumed, and matches every Pod whatever its address.
 */
export function podSourceFor(cluster: Cluster, node: ClusterNode, family: AddressFamily): PodSource | null {
  const detector = detectorFor(cluster.settings.kubeProxy.detectLocal, node, family)
  switch (detector.kind) {
    case 'none':
      return null
    case 'cidr':
      return { by: 'range', range: detector.range.text }
    case 'interface':
      return { by: 'interface', name: detector.name }
    case 'interface-prefix':
      return { by: 'interfacePrefix', prefix: detector.prefix }
    case 'pod-addresses':
      return { by: 'assumedRange', range: assumedRange(cluster, node, family, detector.of), of: detector.of }
  }
}

function assumedRange(cluster: Cluster, node: ClusterNode, family: AddressFamily, of: 'cluster' | 'node'): string {
  if (of === 'cluster') return family === 'IPv4' ? '10.244.0.0/16' : 'fd00:10:244::/48'
  const position = cluster.nodes.findIndex((known) => known.ref.name === node.ref.name) + 1
  return family === 'IPv4' ? `10.${244 + (position >> 8)}.${position & 255}.0/24` : `fd00:10:244:${position.toString(16)}::/64`
}
