import { documentsText } from './load'
import { type CountOfKind, type Excerpt, type KubeObject, type Loaded, type Plain, type ResourceRef, refKey, type Trace } from './model'

/** What making an excerpt asks of the engine. */
export interface Excerpting {
  readonly loaded: Pick<Loaded, 'objects' | 'asked'>
  /** The trace of the request through a text alone; null where it cannot be sent there. */
  readonly traceIn: (text: string) => Trace | null
}

/** One document of an excerpt: an object, or an empty list, which says that a kind was asked for. */
interface Piece {
  readonly kind: string
  readonly ref: ResourceRef | null
  readonly body: Plain
}

/** What one excerpt may cost, in objects that are read to prove it: about a second. */
const mostRead = 12_000

/**
 * The objects that a trace used, proven: the request is sent through each excerpt that is tried, and what changes the answer stays in. It begins
 * with the objects that the trace names, then all of their namespaces, then everything, and takes away what is not needed. Addresses that are
 * assumed stay the same, since they follow from the name of what has them. Where it cannot be told in time, more stays in than is needed.
 */
export function excerptFor(trace: Trace, { loaded, traceIn }: Excerpting): Excerpt {
  const all = piecesOf(loaded)
  const wanted = answerText(trace)
  let read = 0
  const suffices = (pieces: readonly Piece[]) => {
    read += pieces.length
    const again = traceIn(textOf(pieces))
    return again !== null && answerText(again) === wanted
  }
  const named = namedIn(trace)
  const ofTheWay = all.filter(({ ref }) => ref !== null && named.refs.has(keyOf(ref)))
  const around = all.filter(({ ref }) => ref === null || ref.namespace === null || named.namespaces.has(ref.namespace))
  const first = [ofTheWay, around].find((pieces) => pieces.length < all.length && suffices(pieces)) ?? all
  const kept = least(first, (pieces) => read + pieces.length <= mostRead && suffices(pieces))
  const keptOnes = new Set(kept)
  return { text: textOf(kept), kept: countOf(kept), left: countOf(all.filter((piece) => !keptOnes.has(piece))) }
}

/** Of two objects with one name the last counts. Scenarios are no part of a cluster. */
function piecesOf({ objects, asked }: Excerpting['loaded']): readonly Piece[] {
  const newest = new Map(objects.filter(isOfCluster).map((object) => [refKey(object.ref), object]))
  const lists = asked.flatMap(({ group, kind, namespace }): Piece[] => {
    if (group === null || namespace !== null) return []
    const apiVersion = group === '' ? 'v1' : `${group}/v1`
    return [{ kind: `${kind}List`, ref: null, body: { apiVersion, kind: `${kind}List`, items: [] } }]
  })
  return [...lists, ...[...newest.values()].map(({ ref, body }) => ({ kind: ref.kind, ref, body: body as Plain }))]
}

function isOfCluster({ ref }: KubeObject): boolean {
  return !(ref.group === 'hopscope' && ref.kind === 'Scenario')
}

/**
 * The fewest pieces that suffice, as far as halves, quarters and so on of them can be left out one after another. Like kinds stand side by
 * side, so that a whole kind goes at once.
 */
function least(pieces: readonly Piece[], suffices: (pieces: readonly Piece[]) => boolean): readonly Piece[] {
  const place = new Map(pieces.map((piece, index) => [piece, index]))
  let kept = [...pieces].sort((a, b) => (a.kind < b.kind ? -1 : a.kind > b.kind ? 1 : 0))
  for (let size = Math.ceil(kept.length / 2); size >= 1; size = size === 1 ? 0 : Math.ceil(size / 2)) {
    for (let from = 0; from < kept.length; ) {
      const fewer = [...kept.slice(0, from), ...kept.slice(from + size)]
      if (fewer.length > 0 && suffices(fewer)) kept = fewer
      else from += size
    }
  }
  return kept.sort((a, b) => (place.get(a) ?? 0) - (place.get(b) ?? 0))
}

/** All that an answer says, without where in the texts it was read and what else was found there. */
function answerText({ findings: _findings, takenAt: _takenAt, ...answer }: Trace): string {
  return JSON.stringify(answer, (key, value) => (positions.has(key) ? undefined : value))
}

const positions = new Set(['file', 'line', 'column', 'document', 'source'])

/** The objects that a trace names, anywhere in it, and their namespaces. */
function namedIn(trace: Trace): { readonly refs: ReadonlySet<string>; readonly namespaces: ReadonlySet<string> } {
  const refs = new Set<string>()
  const namespaces = new Set<string>()
  const look = (value: unknown): void => {
    if (Array.isArray(value)) value.forEach(look)
    if (typeof value !== 'object' || value === null) return
    const { kind, namespace, name } = value as Partial<ResourceRef>
    if (typeof kind === 'string' && typeof name === 'string') refs.add(keyOf({ kind, namespace: namespace ?? null, name }))
    if (typeof namespace === 'string') namespaces.add(namespace)
    Object.values(value).forEach(look)
  }
  look(trace)
  return { refs, namespaces }
}

/** As a trace names an object: without its group. */
function keyOf({ kind, namespace, name }: Pick<ResourceRef, 'kind' | 'namespace' | 'name'>): string {
  return `${kind} ${namespace ?? ''} ${name}`
}

function textOf(pieces: readonly Piece[]): string {
  return documentsText(pieces.map(({ body }) => body))
}

function countOf(pieces: readonly Piece[]): CountOfKind {
  const counts: Record<string, number> = {}
  for (const { kind, ref } of pieces) if (ref !== null) counts[kind] = (counts[kind] ?? 0) + 1
  return counts
}
