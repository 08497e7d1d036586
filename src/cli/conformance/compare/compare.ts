import type { PlaceNames, Trace } from '../../../engine'
import { type Difference, shown } from '../caseFile'
import { isMap } from '../untyped'
import { compareEndpoints } from './endpoints'
import { compareAddress, compareAssumed, compareDns, compareValue, compareVerdict, compareVia } from './fields'
import { compareFindings } from './findings'
import { compareFlow, compareWire } from './rows'

/** What a comparison may look at beside the trace. */
export interface Observed {
  readonly trace: Trace
  readonly names: PlaceNames
}

type Comparer = (expected: unknown, observed: Observed) => readonly Difference[]

/** One entry for each key of `expect`. A key that is not here is a failure: nothing passes unseen. */
const comparers: Readonly<Record<string, Comparer>> = {
  verdict: compareVerdict,
  endpoints: compareEndpoints,
  flow: compareFlow,
  wire: compareWire,
  masquerade: compareValue('masquerade', ({ trace }) => trace.masquerade),
  service: compareValue('service', ({ trace }) => trace.service),
  status: compareValue('status', ({ trace }) => trace.status),
  tls: compareValue('tls', ({ trace }) => trace.tls),
  certainty: compareValue('certainty', ({ trace }) => trace.certainty),
  loadBalancerIP: compareAddress('loadBalancerIP', ({ trace }) => trace.loadBalancerIP),
  via: compareVia,
  assumed: compareAssumed,
  dns: compareDns,
  findings: compareFindings,
  notes: () => [],
}

/** Holds a trace against the `expect` of a case: what is named is compared, the rest is free. */
export function compare(expect: unknown, observed: Observed): readonly Difference[] {
  if (!isMap(expect)) return [{ field: 'expect', expected: 'a mapping', got: shown(expect) }]
  const compared = Object.keys(expect).filter((key) => key !== 'notes')
  if (compared.length === 0) return [{ field: 'expect', expected: 'something to compare', got: 'nothing' }]
  return Object.entries(expect).flatMap(([key, expected]) => {
    const comparer = Object.hasOwn(comparers, key) ? comparers[key] : undefined
    return comparer ? comparer(expected, observed) : [{ field: key, expected: shown(expected), got: 'a key that is not modelled' }]
  })
}
