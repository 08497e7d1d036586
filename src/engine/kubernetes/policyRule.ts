import type { Address, Cluster, NetworkPolicy, Pod, PolicyDirection, PolicyPeer, PolicyPort, PolicyRule, Protocol } from '../model'
import { matchesSelector } from './labelSelector'

/** One direction of one Pod, and the packet as that Pod's node sees it. `port` is the receiver's. */
export interface PolicyQuestion {
  readonly direction: PolicyDirection
  readonly pod: Pod
  /** `pod` null: no Pod has the address, or one on the network of its node. */
  readonly other: { readonly address: Address | null; readonly pod: Pod | null }
  readonly port: number
  readonly protocol: Protocol
}

/** Whether the other end is one of the peers of a rule; a rule without peers is for everybody. */
export function fitsPeers(cluster: Cluster, policy: NetworkPolicy, { peers }: PolicyRule, other: PolicyQuestion['other']): boolean {
  return peers === null || peers.some((peer) => fitsPeer(cluster, policy, peer, other))
}

function fitsPeer(cluster: Cluster, policy: NetworkPolicy, peer: PolicyPeer, { address, pod }: PolicyQuestion['other']): boolean {
  switch (peer.kind) {
    case 'nobody':
      return false
    case 'ipBlock':
      return address !== null && inBlock(peer, address)
    case 'pods': {
      if (pod === null) return false
      const namespace = pod.ref.namespace ?? ''
      const isThere =
        peer.namespaces === null
          ? namespace === policy.ref.namespace
          : matchesSelector(peer.namespaces, cluster.lookup.namespaceLabels(namespace))
      return isThere && matchesSelector(peer.pods, pod.labels)
    }
  }
}

/** Whether an address is in a block, and not in what is taken out of it. */
export function inBlock({ range, except }: Extract<PolicyPeer, { kind: 'ipBlock' }>, address: Address): boolean {
  return range.contains(address) && !except.some((part) => part.contains(address))
}

/** Whether the receiver's port is one of the ports of a rule; a rule without ports is for every one. */
export function fitsPorts({ ports }: PolicyRule, question: PolicyQuestion): boolean {
  return ports === null || ports.some((port) => fitsPort(port, question))
}

function fitsPort(allowed: PolicyPort, question: PolicyQuestion): boolean {
  if (allowed.protocol !== question.protocol) return false
  switch (allowed.kind) {
    case 'every':
      return true
    case 'numbers':
      return allowed.first <= question.port && question.port <= allowed.last
    case 'name':
      return portByName(allowed, question) === question.port
  }
}

/** The number of a named port on the Pod that receives; null where it has no such port. */
export function portByName({ name, protocol }: Extract<PolicyPort, { kind: 'name' }>, question: PolicyQuestion): number | null {
  const receiver = question.direction === 'ingress' ? question.pod : question.other.pod
  return receiver?.ports.find((port) => port.name === name && port.protocol === protocol)?.port ?? null
}
