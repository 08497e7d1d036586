import { type AssumptionKind, parseAddress } from '../../../engine'
import { type Difference, shown } from '../caseFile'
import { isMap, listOf } from '../untyped'
import type { Observed } from './compare'

/** Words of the case files for verdicts that bear another name here. */
const verdictWords: Readonly<Record<string, string>> = { redirect: 'redirected', blocked: 'dropped', accepted: 'delivered' }

export function compareVerdict(expected: unknown, { trace }: Observed): readonly Difference[] {
  const word = shown(expected)
  const wanted = Object.hasOwn(verdictWords, word) ? verdictWords[word] : word
  if (wanted === trace.verdict) return []
  return [{ field: 'verdict', expected: word, got: trace.reason === null ? trace.verdict : `${trace.verdict} (${trace.reason})` }]
}

/** A field of the trace that must equal the case's value, type and all. */
export function compareValue(field: string, read: (observed: Observed) => unknown) {
  return (expected: unknown, observed: Observed): readonly Difference[] => {
    const got = read(observed)
    return got === expected ? [] : [{ field, expected: shown(expected), got: shown(got) }]
  }
}

/** As `compareValue`, for one address: addresses compare as addresses, not as text. */
export function compareAddress(field: string, read: (observed: Observed) => string | null) {
  return (expected: unknown, observed: Observed): readonly Difference[] => {
    const got = read(observed)
    const wanted = expected === null ? null : (parseAddress(expected) ?? shown(expected))
    return got === wanted ? [] : [{ field, expected: shown(expected), got: shown(got) }]
  }
}

export function compareVia(expected: unknown, { trace, names }: Observed): readonly Difference[] {
  const got = trace.via.node
  const known = isMap(expected) && Object.keys(expected).length === 1 && 'node' in expected
  if (!known) return [{ field: 'via', expected: shown(expected), got: 'only { node } is modelled' }]
  const anyNode = expected.node === '<node:any>' && names.nodes.some((node) => node.name === got)
  return anyNode || expected.node === got ? [] : [{ field: 'via.node', expected: shown(expected.node), got: shown(got) }]
}

/** What the case files call a thing that was filled in. */
const assumedWords: Readonly<Record<string, AssumptionKind>> = {
  loadBalancerIP: 'load-balancer-address',
  clusterIP: 'cluster-ip',
  nodePort: 'node-port',
  nodes: 'nodes',
  pods: 'pods',
  podIP: 'pod-address',
  endpoints: 'endpoints',
}

/** Every thing named must be among the assumptions of the trace. */
export function compareAssumed(expected: unknown, { trace }: Observed): readonly Difference[] {
  if (!Array.isArray(expected)) return [{ field: 'assumed', expected: 'a list', got: shown(expected) }]
  const got = trace.assumptions.map((assumption) => assumption.what)
  const absent = expected.filter(
    (word) => !got.some((what) => Object.hasOwn(assumedWords, String(word)) && assumedWords[String(word)] === what),
  )
  return absent.map((word) => ({ field: 'assumed', expected: shown(word), got: shown(got) }))
}

/** Questions and answers, all of them, in order. */
export function compareDns(expected: unknown, { trace }: Observed): readonly Difference[] {
  const got = trace.dns.map(({ name, type, answer }) => ({ name, type, answer }))
  const same =
    Array.isArray(expected) && expected.length === got.length && got.every((answer, index) => sameAnswer(listOf(expected)[index], answer))
  return same ? [] : [{ field: 'dns', expected: shown(expected), got: shown(got) }]
}

function sameAnswer(expected: unknown, got: Readonly<Record<string, unknown>>): boolean {
  return (
    isMap(expected) &&
    Object.keys(expected).length > 0 &&
    Object.entries(expected).every(([key, value]) => Object.hasOwn(got, key) && got[key] === value)
  )
}
