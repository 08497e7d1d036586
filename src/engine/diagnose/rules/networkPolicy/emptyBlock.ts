import { inBlock } from '../../../kubernetes/policyRule'
import { addressAt, type Cluster } from '../../../model'
import { type Diagnostic, docs, type Found } from '../../rule'
import { peersOf } from './peers'

/**
 * NP-04: an ipBlock out of the ranges that nodes give their Pods addresses from, in which no Pod has its address. Blocks are meant for
 * addresses outside the cluster: of those nothing is said.
 */
export const blockWithoutPods: Diagnostic<'NP-04'> = { code: 'NP-04', docs: docs.policyTargets, inCluster: found }

function found({ policies, nodes, pods }: Cluster): readonly Found<'NP-04'>[] {
  const ranges = nodes.flatMap(({ podRanges }) => podRanges)
  if (ranges.length === 0) return []
  const known = new Map<string, boolean>()
  return policies.flatMap(peersOf).flatMap(({ policy, peer, path }): readonly Found<'NP-04'>[] => {
    if (peer.kind !== 'ipBlock' || !ranges.some((range) => range.contains(addressAt(peer.range, 0)))) return []
    const key = [peer.range.text, ...peer.except.map(({ text }) => text)].join(' ')
    const isEmpty = known.get(key) ?? !pods.some(({ addresses }) => addresses.some((address) => inBlock(peer, address)))
    known.set(key, isEmpty)
    return isEmpty
      ? [{ facts: { policy: policy.ref, range: peer.range.text }, severity: 'info', object: policy.ref, path: `${path}.ipBlock` }]
      : []
  })
}
