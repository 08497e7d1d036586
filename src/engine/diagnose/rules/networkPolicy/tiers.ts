import type { Trace } from '../../../model'
import { type Diagnostic, docs, type Found } from '../../rule'

/** NP-16: policies of the whole cluster, or of a vendor, are in the input and could decide otherwise: they are counted and not weighed. */
export const unweighedPolicies: Diagnostic<'NP-16'> = { code: 'NP-16', docs: docs.networkPolicy, onTrace: (_, trace) => unweighed(trace) }

function unweighed({ missing }: Trace): readonly Found<'NP-16'>[] {
  return missing.flatMap((entry): readonly Found<'NP-16'>[] =>
    entry.why === 'not-modelled' ? [{ facts: { kind: entry.kind, count: entry.count }, severity: 'info', object: null, path: null }] : [],
  )
}
