import type { StopReason, Trace } from '../../../model'
import { type Diagnostic, docs, type Found, serviceRef } from '../../rule'

const isolated: readonly (StopReason | null)[] = ['isolated-egress', 'isolated-ingress']

/** NP-12: of the ways that one request can go, policies let some pass and others not. */
export const waysDiffer: Diagnostic<'NP-12'> = { code: 'NP-12', docs: docs.networkPolicy, onTrace: (_, trace) => differ(trace) }

function differ({ alternatives, service }: Trace): readonly Found<'NP-12'>[] {
  const dropped = alternatives.filter(({ reason }) => isolated.includes(reason)).reduce((sum, { chance }) => sum + chance, 0)
  if (dropped === 0 || !alternatives.some(({ verdict }) => verdict === 'delivered')) return []
  return [
    {
      facts: { percent: Math.round(dropped * 1000) / 10, service },
      severity: 'warning',
      object: service === null ? null : serviceRef(service),
      path: null,
    },
  ]
}
