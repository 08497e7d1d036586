import type { NetworkPolicy, PolicyDirection } from '../../../model'
import { type Diagnostic, docs, type Found } from '../../rule'

/**
 * NP-05: a policy for all Pods of its namespace that lets nothing pass, or everything. An empty podSelector alone says neither: the rules
 * decide.
 */
export const namespaceDefault: Diagnostic<'NP-05'> = {
  code: 'NP-05',
  docs: docs.defaultPolicies,
  inCluster: ({ policies }) =>
    policies.flatMap((policy) => (['ingress', 'egress'] as const).flatMap((direction) => found(policy, direction))),
}

function found({ ref, selector, rules }: NetworkPolicy, direction: PolicyDirection): readonly Found<'NP-05'>[] {
  const own = rules[direction]
  if (own === null || Object.keys(selector.labels).length + selector.expressions.length > 0) return []
  const allowsAll = own.some(({ peers, ports }) => peers === null && ports === null)
  if (!allowsAll && own.length > 0) return []
  const facts = { policy: ref, namespace: ref.namespace ?? '', direction, allows: allowsAll ? 'all' : 'nothing' } as const
  return [{ facts, severity: 'info', object: ref, path: 'spec.podSelector' }]
}
