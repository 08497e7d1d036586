import { podIndex } from '../../../kubernetes/selectedPods'
import { type Cluster, type NetworkPolicy, named, type Pod, type PolicyDirection } from '../../../model'
import { type Diagnostic, docs, type Found } from '../../rule'
import { selectedBy } from './peers'

/** NP-06: in a namespace with policies for a direction some Pods are selected by none of them: for those everything passes. */
export const uncoveredPods: Diagnostic<'NP-06'> = {
  code: 'NP-06',
  docs: docs.networkPolicy,
  inCluster: (cluster) => (['ingress', 'egress'] as const).flatMap((direction) => uncovered(cluster, direction)),
}

function uncovered(cluster: Cluster, direction: PolicyDirection): readonly Found<'NP-06'>[] {
  const byNamespace = new Map<string, NetworkPolicy[]>()
  for (const policy of cluster.policies) {
    if (policy.rules[direction] === null) continue
    const namespace = policy.ref.namespace ?? ''
    byNamespace.set(namespace, [...(byNamespace.get(namespace) ?? []), policy])
  }
  return [...byNamespace].flatMap(([namespace, policies]): readonly Found<'NP-06'>[] => {
    const covered = new Set(policies.flatMap((policy) => selectedBy(cluster, policy)))
    const open = podIndex(cluster.pods)
      .inNamespace(namespace)
      .filter((pod) => !covered.has(pod) && !pod.hostNetwork && isThere(pod))
    const owners = [...new Set(open.map(({ ref, workload }) => named(workload ?? ref)))]
    const object = policies[0]?.ref ?? null
    return covered.size === 0 || owners.length === 0
      ? []
      : [{ facts: { namespace, direction, open: owners }, severity: 'info', object, path: 'spec.podSelector' }]
  })
}

function isThere({ phase }: Pod): boolean {
  return phase !== 'Succeeded' && phase !== 'Failed'
}
