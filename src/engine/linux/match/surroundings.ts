import { type Address, type Cluster, type ClusterNode, isLoopback, type LinuxPacket, type PodSource, parseRange } from '../../model'

/** What the kernel of a node knows besides the rules, for one packet. */
export interface Surroundings {
  readonly isLocal: (address: Address) => boolean
  /** Whether the packet comes from a Pod, as the rules ask. */
  readonly comesFromPod: (pods: PodSource) => boolean
}

/** By an interface come the packets of this node's Pods, those without hostNetwork: theirs is the node's own. */
export function surroundingsOf(cluster: Cluster, node: ClusterNode, packet: LinuxPacket): Surroundings {
  const isLocal = (address: Address) => isLoopback(address) || node.addresses.includes(address)
  const senders = cluster.lookup
    .owners(packet.source)
    .flatMap((owner) => (owner.kind === 'pod' && !owner.pod.hostNetwork ? [owner.pod] : []))
  const fromHere = senders.some((pod) => pod.node === node.ref.name)
  const comesFromPod = (pods: PodSource) => {
    if (pods.by === 'range') return inRange(packet.source, pods.range)
    if (pods.by === 'assumedRange' && pods.of === 'cluster') return senders.length > 0
    return fromHere
  }
  return { isLocal, comesFromPod }
}

/** Whether an address is the one that a rule names, or lies in the range that it names. */
export function inRange(address: Address, range: string): boolean {
  if (!range.includes('/')) return range === address
  return parseRange(range)?.contains(address) ?? false
}
