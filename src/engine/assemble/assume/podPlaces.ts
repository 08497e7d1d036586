import { type Address, type Assumption, type ClusterNode, compareRefs, type Pod, refKey } from '../../model'
import { pickStable } from '../../model/stableHash'

/** Hosts of a range: .2 to .254. */
const mostPerRange = 253

/** 10.244.1.0/24 to 10.255.255.0/24. */
const mostRanges = 12 * 256 - 1

/**
 * Node and address of Pods that have none: a node in name order, an address out of 10.244.<n>.0/24 of the n-th node, and
 * where that is full, out of the ranges after the last node's. A hostNetwork Pod has its node's addresses. Pods that have
 * finished, or that a status leaves without address, get none.
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
    if (pod.addresses.length > 0 || !wantsPlace(pod)) return pod
    const own = pod.hostNetwork ? nodeAddress.get(pod.node ?? '') : addresses.get(refKey(pod.ref))
    const [address] = own ?? []
    if (own === undefined || address === undefined) return pod
    if (!pod.assumed.includes('pod')) assumptions.push({ what: 'pod-address', pod: pod.ref, address })
    return { ...pod, addresses: own, assumed: pod.assumed.includes('address') ? pod.assumed : [...pod.assumed, 'address'] }
  })
  for (const pod of placed) {
    if (pod.assumed.includes('readiness') && !pod.assumed.includes('pod')) assumptions.push({ what: 'pod-readiness', pod: pod.ref })
  }
  return { pods: [...placed].sort((a, b) => compareRefs(a.ref, b.ref)), assumptions }
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
  let furtherRange = nodes.length
  for (const [index, node] of nodes.entries()) {
    let left = keysByNode.get(node.ref.name) ?? []
    const pick = (range: number) => {
      pickInRange(range, left.slice(0, mostPerRange), dualStack, taken, addresses)
      left = left.filter((key) => !addresses.has(key))
    }
    pick(index + 1)
    while (left.length > 0 && furtherRange < mostRanges) {
      furtherRange += 1
      pick(furtherRange)
    }
  }
  return addresses
}

/** Addresses out of the n-th range for so many Pods, one of each family. */
function pickInRange(range: number, keys: readonly string[], dualStack: boolean, taken: Set<Address>, addresses: Map<string, Address[]>) {
  const picked = pickStable(keys, mostPerRange, (host) => `10.${244 + (range >> 8)}.${range & 255}.${host + 2}` as Address, taken)
  for (const [key, address] of picked) addresses.set(key, [address])
  if (!dualStack) return
  const picked6 = pickStable(
    [...picked.keys()],
    0xffff,
    (host) => `fd00:10:244:${range.toString(16)}::${(host + 1).toString(16)}` as Address,
    taken,
  )
  for (const [key, address] of picked6) addresses.set(key, [...(addresses.get(key) ?? []), address])
}

/** A Pod whose status names no address has none: it waits for a node or for its network. Another stands for one that is hidden. */
function wantsPlace(pod: Pod): boolean {
  const runs = pod.phase !== 'Succeeded' && pod.phase !== 'Failed'
  return pod.assumed.includes('readiness') || (runs && pod.assumed.includes('address'))
}

function wantsAddress(pod: Pod): boolean {
  return pod.addresses.length === 0 && !pod.hostNetwork && wantsPlace(pod)
}
