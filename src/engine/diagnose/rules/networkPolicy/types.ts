import type { NetworkPolicy } from '../../../model'
import { type Diagnostic, docs, type Found } from '../../rule'

/**
 * NP-15: policyTypes say something else than the sections. A section whose type is not named does nothing; and a policy with egress rules
 * only that names no types is one for ingress too, so that nothing is let in.
 */
export const typesAndSections: Diagnostic<'NP-15'> = {
  code: 'NP-15',
  docs: docs.policyResource,
  inCluster: ({ policies }) => policies.flatMap((policy) => [...withoutEffect(policy), ...alsoIngress(policy)]),
}

function withoutEffect({ ref, withoutEffect: sections }: NetworkPolicy): readonly Found<'NP-15'>[] {
  return sections.map((section) => ({
    facts: { policy: ref, why: 'no-type', section },
    severity: 'info',
    object: ref,
    path: `spec.${section}`,
  }))
}

function alsoIngress({ ref, typesWritten, rules }: NetworkPolicy): readonly Found<'NP-15'>[] {
  if (typesWritten || (rules.egress ?? []).length === 0 || (rules.ingress ?? []).length > 0) return []
  return [{ facts: { policy: ref, why: 'ingress-too', section: 'ingress' }, severity: 'info', object: ref, path: 'spec.egress' }]
}
