import type { Trace } from '../../../model'
import { type Diagnostic, docs, type Found } from '../../rule'

/** NP-13: policies select a Pod that stands on the network of its node; whether they count is a matter of the network plugin. */
export const hostNetworkPod: Diagnostic<'NP-13'> = {
  code: 'NP-13',
  docs: docs.hostNetworkPolicy,
  onTrace: (_, trace) => uncertain(trace),
}

function uncertain({ hops }: Trace): readonly Found<'NP-13'>[] {
  return hops.flatMap(({ because }) =>
    because.flatMap((entry): readonly Found<'NP-13'>[] => {
      if (entry.rule !== 'networkPolicy' || entry.facts.outcome !== 'host-network') return []
      const { pod, isolatedBy } = entry.facts
      return [{ facts: { pod, policies: isolatedBy }, severity: 'info', object: isolatedBy[0] ?? null, path: 'spec.podSelector' }]
    }),
  )
}
