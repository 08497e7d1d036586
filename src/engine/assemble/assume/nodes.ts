import { type Address, type Assumption, bareNode, type ClusterNode, compareText, type Pod } from '../../model'

const defaultNames = ['node1', 'node2']

/**
 * The nodes of the cluster. Without Node objects they are those that Pods name, or two. A node without an address gets
 * the next free one from 192.168.1.100 upwards, in name order.
 */
export function assumeNodes(
  declared: readonly ClusterNode[],
  pods: readonly Pod[],
  taken: Set<Address>,
): { readonly nodes: readonly ClusterNode[]; readonly assumptions: readonly Assumption[] } {
  const names = new Set<string>()
  for (const pod of pods) if (pod.node !== null) names.add(pod.node)
  const named = [...names]
  const known = new Set(declared.map((node) => node.ref.name))
  const wanted = declared.length > 0 ? named.filter((name) => !known.has(name)) : named.length > 0 ? named : defaultNames
  const added = [...wanted].sort(compareText)
  const all = [...declared, ...added.map((name): ClusterNode => ({ ...bareNode(name), assumed: 'node' }))].sort((a, b) =>
    compareText(a.ref.name, b.ref.name),
  )
  const nodes = all.map((node): ClusterNode => {
    if (node.addresses.length > 0) return node
    return { ...node, addresses: [nextAddress(taken)], assumed: node.assumed === 'node' ? 'node' : 'address' }
  })
  const addresses = nodes.flatMap((node): Assumption[] => {
    const [address] = node.addresses
    return node.assumed === 'address' && address ? [{ what: 'node-address', node: node.ref, address }] : []
  })
  return { nodes, assumptions: added.length > 0 ? [{ what: 'nodes', names: added }, ...addresses] : addresses }
}

/** 192.168.1.100, .101, … then 192.168.2.100 and so on, whatever is free. */
function nextAddress(taken: Set<Address>): Address {
  for (let third = 1; third < 255; third += 1) {
    for (let last = 100; last < 255; last += 1) {
      const address = `192.168.${third}.${last}` as Address
      if (!taken.has(address)) {
        taken.add(address)
        return address
      }
    }
  }
  return '192.168.1.100' as Address
}
