import { compareHostPatterns } from '../../../kubernetes/hostPattern'
import type {
  ClosedListener,
  HostPattern,
  HttpMatch,
  HttpRule,
  ListenerTls,
  PathMatch,
  RejectedRule,
  RequestFilter,
  RouterListener,
  RuleAction,
} from '../../../model'
import type { CompiledRule } from './actions'
import type { AttachedRoute } from './attach'
import { type AttachedListener, closedBy } from './listeners'
import { type ListenerSpec, type RouteSpec, transportOf } from './read'

/** What listeners are compiled with. */
export interface Compiling {
  readonly rules: (route: RouteSpec) => readonly CompiledRule[]
  /** What the software of the Gateway does to requests of a route beyond the specification. */
  readonly ownFilters: (route: RouteSpec) => readonly RequestFilter[]
}

/** A listener with the rules of all routes on it, in the order in which they are tried. */
export function compileListener(listener: AttachedListener, podPorts: readonly number[], compiling: Compiling): RouterListener {
  const { owner, spec, host, unresolved } = listener
  const isHttp = spec.protocol === 'HTTP' || spec.protocol === 'HTTPS'
  return {
    name: spec.name,
    object: owner,
    path: spec.path,
    port: spec.port,
    podPorts,
    protocol: transportOf(spec),
    http: isHttp,
    tls: tlsOf(listener),
    host,
    certificates: unresolved === null ? certificatesOf(spec) : [],
    ...rulesOf(listener.routes, isHttp, compiling),
  }
}

/** A listener that its controller does not open; null: it does. */
export function closedListener(listener: AttachedListener, podPorts: readonly number[]): ClosedListener | null {
  const why = closedBy(listener)
  const { owner, spec, host } = listener
  const { name, path, port } = spec
  return why && { name, object: owner, path, port, podPorts, protocol: transportOf(spec), host, certificates: certificatesOf(spec), why }
}

function certificatesOf({ certificates }: ListenerSpec): readonly string[] {
  return certificates.map(({ namespace, name }) => `${namespace}/${name}`)
}

function tlsOf({ spec }: AttachedListener): ListenerTls {
  if (spec.protocol === 'HTTPS') return 'terminate'
  if (spec.protocol !== 'TLS') return 'none'
  return spec.mode === 'Passthrough' ? 'passthrough' : 'terminate'
}

/** A rule with what its place in the order hangs on: the host as its route writes it. */
interface Ranked {
  readonly rule: HttpRule
  readonly written: HostPattern
}

function rulesOf(
  routes: readonly AttachedRoute[],
  isHttp: boolean,
  compiling: Compiling,
): { readonly rules: readonly HttpRule[]; readonly rejected: readonly RejectedRule[] } {
  const ranked = routes.flatMap((attached) => rankedOf(attached, compiling))
  if (isHttp) return { rules: [...ranked].sort(compareRules).map(({ rule }) => rule), rejected: [] }
  return oneRouteEach([...ranked].sort((a, b) => compareHostPatterns(a.written, b.written)))
}

function rankedOf({ route, hosts }: AttachedRoute, { rules, ownFilters }: Compiling): readonly Ranked[] {
  const own = ownFilters(route)
  return rules(route).flatMap(({ path, matches, action: plain }) => {
    const action: RuleAction = plain.kind === 'forward' && own.length > 0 ? { ...plain, filters: [...own, ...plain.filters] } : plain
    return matches.flatMap((match) =>
      hosts.map(({ host, written }): Ranked => ({ rule: { object: route.ref, path, host, match, action }, written })),
    )
  })
}

/** Bytes have nothing to choose by: of several routes for one host the oldest gets all. */
function oneRouteEach(ranked: readonly Ranked[]): { readonly rules: readonly HttpRule[]; readonly rejected: readonly RejectedRule[] } {
  const first = new Map<string, HttpRule>()
  const rejected: RejectedRule[] = []
  for (const { rule } of ranked) {
    const key = JSON.stringify(rule.host)
    if (first.has(key)) rejected.push({ object: rule.object, path: rule.path, why: 'same-as-earlier' })
    else first.set(key, rule)
  }
  return { rules: [...first.values()], rejected }
}

/**
 * Precedence among all rules of a listener: the host with the most characters, an exact path, the longest prefix, a method,
 * the most headers, the most query parameters; then the oldest route, its name, and the order written: in that order routes
 * come, and a sort keeps the order of equals.
 * https://gateway-api.sigs.k8s.io/reference/spec/#httprouterule
 */
function compareRules(a: Ranked, b: Ranked): number {
  return (
    compareHostPatterns(a.written, b.written) ||
    comparePaths(a.rule.match.path, b.rule.match.path) ||
    Number(b.rule.match.method !== null) - Number(a.rule.match.method !== null) ||
    size(b.rule.match, 'headers') - size(a.rule.match, 'headers') ||
    size(b.rule.match, 'query') - size(a.rule.match, 'query')
  )
}

function size(match: HttpMatch, part: 'headers' | 'query'): number {
  return match[part].length
}

/** Exact paths first, then patterns, then prefixes; within a kind the longest. */
function comparePaths(a: PathMatch | null, b: PathMatch | null): number {
  return rankOf(b) - rankOf(a) || lengthOf(b) - lengthOf(a)
}

function rankOf(path: PathMatch | null): number {
  if (path === null) return 0
  return path.kind === 'exact' ? 3 : path.kind === 'regex' ? 2 : 1
}

function lengthOf(path: PathMatch | null): number {
  if (path === null) return 0
  return (path.kind === 'regex' ? path.pattern : path.path.replace(/\/$/, '')).length
}
