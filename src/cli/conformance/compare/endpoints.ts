import { areEndpoints } from '../../../engine/lessons'
import { type Difference, shown } from '../caseFile'
import type { Observed } from './compare'

/** The set of all endpoints, complete and exact. */
export function compareEndpoints(expected: unknown, { trace, names }: Observed): readonly Difference[] {
  if (!Array.isArray(expected)) return [{ field: 'endpoints', expected: 'a list', got: shown(expected) }]
  const wanted = expected.map(String)
  return areEndpoints(trace.endpoints, wanted, names) ? [] : [{ field: 'endpoints', expected: shown(wanted), got: shown(trace.endpoints) }]
}
