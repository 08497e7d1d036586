import { labelSelectorText } from '../../../kubernetes/labelSelector'
import type { Cluster } from '../../../model'
import { type Diagnostic, docs, type Found } from '../../rule'
import { namespaceFinder, peersOf, podFinder } from './peers'

/**
 * NP-03: an entry of `from` or `to` asks for Pods that none of its namespaces has: it lets nobody pass. Without a namespaceSelector only the
 * policy's own namespace counts. Where no namespace fits it is NP-02.
 */
export const peerPodsMissing: Diagnostic<'NP-03'> = { code: 'NP-03', docs: docs.policyTargets, inCluster: found }

function found(cluster: Cluster): readonly Found<'NP-03'>[] {
  const namespacesOf = namespaceFinder(cluster)
  const hasPods = podFinder(cluster)
  return cluster.policies.flatMap(peersOf).flatMap(({ policy, peer, path }): readonly Found<'NP-03'>[] => {
    if (peer.kind !== 'pods') return []
    const selector = labelSelectorText(peer.pods)
    const namespaces = peer.namespaces === null ? [policy.ref.namespace ?? ''] : namespacesOf(peer.namespaces)
    if (selector === '' || namespaces.length === 0 || hasPods(namespaces, peer.pods)) return []
    const facts = { policy: policy.ref, selector, own: peer.namespaces === null }
    return [{ facts, severity: 'info', object: policy.ref, path: `${path}.podSelector` }]
  })
}
