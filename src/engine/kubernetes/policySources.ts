import type { Cluster, ClusterNode, Endpoint, PolicyPeer } from '../model'
import { isolatingPolicies } from './networkPolicy'
import { inBlock } from './policyRule'

type Block = Extract<PolicyPeer, { kind: 'ipBlock' }>

/**
 * How the policies of these endpoints see each node as the source of masqueraded traffic: nodes with equal names are seen
 * alike. A Pod is open to its own node; all others are told apart by blocks of addresses alone. Null: no policy has a say.
 * https://kubernetes.io/docs/concepts/services-networking/network-policies/#behavior-of-to-and-from-selectors
 */
export function nodesAsSources(cluster: Cluster, endpoints: readonly Endpoint[]): ((node: ClusterNode) => string) | null {
  if (cluster.policies.length === 0) return null
  const homes = new Set<string>()
  const blocks = new Set<Block>()
  for (const { pod: ref } of endpoints) {
    const pod = ref && cluster.lookup.podOf(ref)
    const isolating = pod ? isolatingPolicies(cluster, pod, 'ingress') : []
    if (pod && isolating.length > 0) homes.add(pod.node ?? '')
    for (const { rules } of isolating)
      for (const { peers } of rules.ingress ?? []) for (const peer of peers ?? []) if (peer.kind === 'ipBlock') blocks.add(peer)
  }
  if (homes.size === 0) return null
  const known = [...blocks]
  return ({ ref, addresses }) =>
    homes.has(ref.name) ? ref.name : known.map((block) => addresses.map((each) => Number(inBlock(block, each)))).join(' ')
}
