import { type Address, type AddressFamily, type AddressRange, type Cluster, type ClusterNode, familyOf, type LocalDetector } from '../model'

/** How one proxy, of one address family, tells Pods from other senders. */
export type Detector =
  | { readonly kind: 'none' }
  | { readonly kind: 'cidr'; readonly range: AddressRange }
  | { readonly kind: 'interface'; readonly name: string }
  | { readonly kind: 'interface-prefix'; readonly prefix: string }
  /** Nobody said the range: every Pod's address counts, or that of every Pod on this node. */
  | { readonly kind: 'pod-addresses'; readonly of: 'cluster' | 'node' }

/**
 * What `--detect-local-mode` comes to for one family: the first range of that family, or an interface. In mode NodeCIDR
 * the Pod ranges of the own Node count, not those of the cluster. A family without a range has no detector.
 * https://kubernetes.io/docs/reference/command-line-tools-reference/kube-proxy/
 */
export function detectorFor(setting: LocalDetector, node: ClusterNode, family: AddressFamily): Detector {
  switch (setting.mode) {
    case 'ClusterCIDR':
      return setting.ranges === null ? { kind: 'pod-addresses', of: 'cluster' } : byRange(setting.ranges, family)
    case 'NodeCIDR':
      return node.podRanges.length === 0 ? { kind: 'pod-addresses', of: 'node' } : byRange(node.podRanges, family)
    case 'BridgeInterface':
      return { kind: 'interface', name: setting.name }
    case 'InterfaceNamePrefix':
      return { kind: 'interface-prefix', prefix: setting.prefix }
    case 'None':
      return { kind: 'none' }
  }
}

function byRange(ranges: readonly AddressRange[], family: AddressFamily): Detector {
  const range = ranges.find((candidate) => candidate.family === family)
  return range ? { kind: 'cidr', range } : { kind: 'none' }
}

/** Whether the proxy on this node takes the source for a Pod. By interface only Pods of this node are recognised. */
export function recognisesPod(cluster: Cluster, node: ClusterNode, source: Address): boolean {
  const detector = detectorFor(cluster.settings.kubeProxy.detectLocal, node, familyOf(source))
  if (detector.kind === 'none') return false
  if (detector.kind === 'cidr') return detector.range.contains(source)
  const anywhere = detector.kind === 'pod-addresses' && detector.of === 'cluster'
  return cluster.lookup
    .owners(source)
    .some((owner) => owner.kind === 'pod' && !owner.pod.hostNetwork && (anywhere || owner.pod.node === node.ref.name))
}

/** Whether Pods can be told from others at all, in that family. */
export function hasDetector(cluster: Cluster, node: ClusterNode, family: AddressFamily): boolean {
  return detectorFor(cluster.settings.kubeProxy.detectLocal, node, family).kind !== 'none'
}
