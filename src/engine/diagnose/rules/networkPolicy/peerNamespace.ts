import { labelSelectorText } from '../../../kubernetes/labelSelector'
import type { Cluster } from '../../../model'
import { type Diagnostic, docs, type Found } from '../../rule'
import { namespaceFinder, peersOf } from './peers'

/** NP-02: an entry of `from` or `to` asks for namespaces that are not there: it lets nobody pass. */
export const peerNamespaceMissing: Diagnostic<'NP-02'> = { code: 'NP-02', docs: docs.policyTargets, inCluster: found }

function found(cluster: Cluster): readonly Found<'NP-02'>[] {
  const namespacesOf = namespaceFinder(cluster)
  return cluster.policies.flatMap(peersOf).flatMap(({ policy, peer, path }): readonly Found<'NP-02'>[] => {
    if (peer.kind !== 'pods' || peer.namespaces === null || namespacesOf(peer.namespaces).length > 0) return []
    const facts = { policy: policy.ref, selector: labelSelectorText(peer.namespaces) }
    return [{ facts, severity: 'info', object: policy.ref, path: `${path}.namespaceSelector` }]
  })
}
