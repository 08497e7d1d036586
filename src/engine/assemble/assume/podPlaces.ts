import { type Address, type Assumption, type ClusterNode, compareText, type Pod, refKey } from '../../model'
import { pickStable } from '../../model/stableHash'

/**
 * Node and address of Pods that have none: a node in name order, an address out of 10.244.<n>.0/24 of the n-th node.
 * A hostNetwork Pod has its node's addresses. Pods that have finished, or that a status leaves without address, get none.
 */
export function placePods(
  pods: readonly Pod[],
  nodes: readonly ClusterNode[],
  taken: Set<Address>,
  dualStack: boolean,
): { readonly pods: readonly Pod[]; readonly assumptions: readonly Assumption[] } {
  const assumptions: Assumption[] = []
  const onNodes = pods.map((pod): Pod => {
    const [first] = nodes
    if (pod.node !== null || first === undefined || !wantsPlace(pod)) return pod
    assumptions.push({ what: 'pod-node', pod: pod.ref, node: first.ref.name })
    return { ...pod, node: first.ref.name, assumed: [...pod.assumed, 'node'] }
  })
  const addresses = pickAddresses(onNodes, nodes, taken, dualStack)
  const nodeAddress = new Map(nodes.map((node) => [node.ref.name, node.addresses.slice(0, 1)]))
  const placed = onNodes.map((pod): Pod => {
    if (pod.addresses.length > 0) return pod
    const own = pod.hostNetwork ? nodeAddress.get(pod.node ?? '') : addresses.get(refKey(pod.ref))
    const [address] = own ?? []
    if (own === undefined || address === undefined) return pod
    if (!pod.assumed.includes('pod')) assumptions.push({ what: 'pod-address', pod: pod.ref, address })
    return { ...pod, addresses: own, assumed: pod.assumed.includes('address') ? pod.assumed : [...pod.assumed, 'address'] }
  })
  for (const pod of placed) {
    if (pod.assumed.includes('readiness') && !pod.assumed.includes('pod')) assumptions.push({ what: 'pod-readiness', pod: pod.ref })
  }
  return { pods: [...placed].sort((a, b) => compareText(refKey(a.ref), refKey(b.ref))), assumptions }
}

function pickAddresses(
  pods: readonly Pod[],
  nodes: readonly ClusterNode[],
  taken: Set<Address>,
  dualStack: boolean,
): Map<string, Address[]> {
  const keysByNode = new Map<string, string[]>()
  for (const pod of pods) {
    if (pod.node === null || !wantsAddress(pod)) continue
    const keys = keysByNode.get(pod.node) ?? []
    keys.push(refKey(pod.ref))
    keysByNode.set(pod.node, keys)
  }
  const addresses = new Map<string, Address[]>()
  for (const [index, node] of nodes.entries()) {
    const keys = keysByNode.get(node.ref.name) ?? []
    const third = index + 1
    const picked = pickStable(keys, 253, (host) => `10.${244 + (third >> 8)}.${third & 255}.${host + 2}` as Address, taken)
    for (const [key, address] of picked) addresses.set(key, [address])
    if (!dualStack) continue
    const picked6 = pickStable(keys, 0xffff, (host) => `fd00:10:244:${third.toString(16)}::${(host + 1).toString(16)}` as Address, taken)
    for (const [key, address] of picked6) addresses.set(key, [...(addresses.get(key) ?? []), address])
  }
  return addresses
}

/** A Pod that waits to be scheduled in a live cluster (Pending) stays without a place. */
function wantsPlace(pod: Pod): boolean {
  return pod.assumed.includes('readiness') || (pod.phase === 'Running' && pod.addresses.length === 0)
}

function wantsAddress(pod: Pod): boolean {
  return pod.addresses.length === 0 && !pod.hostNetwork && wantsPlace(pod)
}
