import { type Cluster, type ClusterLookup, compareText, placeId, qualifiedName, type ResourceRef } from '../model'
import { type Findable, packedForSearch, type SearchIndex } from './searchIndex'

/** Questions about where something is in a cluster. */
export const searchQuestions = { search }

/** One object that was found. */
export interface SearchResult {
  readonly ref: ResourceRef
  /** The place of the graph that it is, or that serves it; null: it is none. */
  readonly place: string | null
  /** The word of it that matched and is not its name: an address, a port, a host, a label. */
  readonly matched: string | null
  readonly file: string | null
  readonly line: number | null
  /** A request that goes there; null where nothing can be sent to it. */
  readonly request: { readonly from: string; readonly to: string } | null
}

/** So many matches are ranked; who types one letter gets the first of them. */
const ranked = 2000
const longestQuestion = 300

const indexes = new WeakMap<ClusterLookup, SearchIndex>()

/**
 * Objects that hold every word of the text, in any case: in their name, namespace, kind, addresses, ports, hosts or labels. Whole
 * words go before beginnings of words, those before the middle of one; names before all else; then the order of `packedForSearch`.
 */
function search(
  cluster: Cluster,
  asked: { readonly text: string; readonly limit: number },
): { readonly results: readonly SearchResult[]; readonly more: boolean } {
  const words = [...new Set(asked.text.slice(0, longestQuestion).toLowerCase().split(/\s+/).filter(Boolean))]
  if (words.length === 0) return { results: [], more: false }
  const index = indexes.get(cluster.lookup) ?? packedForSearch(cluster)
  indexes.set(cluster.lookup, index)
  const lines = linesWith(index, words)
  const scored = [...lines].map((line) => {
    const text = index.text.slice(index.starts[line], (index.starts[line + 1] ?? 0) - 1)
    return { line, score: words.reduce((sum, word) => sum + scoreOf(text, word, index.found[line]?.ref.name.length ?? 0), 0), text }
  })
  scored.sort((a, b) => a.score - b.score || a.line - b.line)
  const limit = Math.max(0, Math.min(asked.limit, 200))
  const results = scored.slice(0, limit).flatMap(({ line, text }) => {
    const entry = index.found[line]
    return entry === undefined ? [] : [describe(cluster, entry, matchedWord(text, words, entry.ref))]
  })
  return { results, more: scored.length > limit }
}

/** Lines that hold all words: those whose name begins with the longest one first, then all others, as far as they are ranked. */
function linesWith({ text, starts }: SearchIndex, words: readonly string[]): ReadonlySet<number> {
  const [longest = '', ...others] = [...words].sort((a, b) => b.length - a.length || compareText(a, b))
  const lines = new Set<number>()
  const walk = (needle: string, skip: number) => {
    let at = text.indexOf(needle)
    while (at >= 0 && lines.size < ranked) {
      const line = lineAt(starts, at + skip)
      const end = starts[line + 1] ?? text.length
      const own = text.slice(starts[line], end)
      if (others.every((word) => own.includes(word))) lines.add(line)
      at = text.indexOf(needle, end - 1)
    }
  }
  if (text.startsWith(longest)) {
    const own = text.slice(0, starts[1])
    if (others.every((word) => own.includes(word))) lines.add(0)
  }
  walk(`\n${longest}`, 1)
  walk(` ${longest} `, 0)
  walk(longest, 0)
  return lines
}

/** The line in which a character stands. */
function lineAt(starts: Uint32Array, at: number): number {
  let low = 0
  let high = starts.length - 1
  while (high - low > 1) {
    const middle = (low + high) >> 1
    if ((starts[middle] ?? 0) <= at) low = middle
    else high = middle
  }
  return low
}

/** 0: the whole name; then its beginning, a whole word, the beginning of a word, the middle of the name, of anything. */
function scoreOf(line: string, word: string, name: number): number {
  if (line.startsWith(word)) return word.length === name ? 0 : 1
  const padded = ` ${line} `
  if (padded.includes(` ${word} `)) return 2
  if (padded.includes(` ${word}`)) return 3
  return line.slice(0, name).includes(word) ? 4 : 5
}

function matchedWord(line: string, words: readonly string[], { name, namespace, kind }: ResourceRef): string | null {
  const own = `${name} ${namespace ?? ''} ${kind}`.toLowerCase()
  const word = words.find((each) => !own.includes(each))
  if (word === undefined) return null
  return line.split(' ').find((each) => each.includes(word)) ?? null
}

function describe(cluster: Cluster, entry: Findable, matched: string | null): SearchResult {
  const { ref } = entry
  const source = sourceOf(entry)
  return {
    ref,
    place: placeOf(cluster, entry),
    matched,
    file: source?.file ?? null,
    line: source?.line ?? null,
    request: requestTo(cluster, entry),
  }
}

function sourceOf(entry: Findable) {
  if (entry.what === 'pod') return entry.pod.writtenIn.source
  if (entry.what === 'service') return entry.service.source
  if (entry.what === 'node') return entry.node.source
  return entry.what === 'router' ? entry.router.source : entry.object.source
}

function placeOf({ lookup }: Cluster, entry: Findable): string | null {
  const { ref } = entry
  if (entry.what === 'pod') return placeId.pod(ref)
  if (entry.what === 'service') return placeId.service(ref)
  if (entry.what === 'node') return placeId.node(ref.name)
  if (entry.what === 'router') return placeId.httpRouter(ref)
  const router = lookup.routerOf(ref)
  if (router !== null) return placeId.httpRouter(router.ref)
  const pod = ref.namespace === null ? null : lookup.podOfWorkload(ref.namespace, ref.name)
  return pod !== null && pod.workload?.kind === ref.kind ? placeId.pod(pod.ref) : null
}

/** From outside by name or balancer, else from a Pod of the cluster: whoever can ask so. */
function requestTo(cluster: Cluster, entry: Findable): SearchResult['request'] {
  if (entry.what === 'object') {
    const host = entry.hosts.find((each) => !each.startsWith('*'))
    return host === undefined ? null : { from: 'external', to: `http://${host}/` }
  }
  if (entry.what === 'service') {
    const { ports, type, ref } = entry.service
    const [port] = ports
    if (port === undefined) return null
    const balanced = type === 'LoadBalancer'
    const from = balanced ? 'external' : insideSender(cluster)
    return from === null ? null : { from, to: `${balanced ? 'lb' : 'svc'}:${qualifiedName(ref)}:${port.port}` }
  }
  if (entry.what !== 'pod') return null
  const port = entry.pod.ports[0]?.port
  const from = insideSender(cluster)
  return port === undefined || from === null ? null : { from, to: `pod:${qualifiedName(entry.ref)}:${port}` }
}

function insideSender({ pods, nodes }: Cluster): string | null {
  const pod = pods.find(({ phase, addresses }) => phase === 'Running' && addresses.length > 0) ?? pods[0]
  if (pod !== undefined) return `pod:${qualifiedName(pod.ref)}`
  return nodes[0] === undefined ? null : `node:${nodes[0].ref.name}`
}
