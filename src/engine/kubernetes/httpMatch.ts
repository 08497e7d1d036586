import {
  type Evidence,
  type HttpMatch,
  type HttpRequest,
  type HttpRule,
  type LostBy,
  type PathMatch,
  qualifiedName,
  type TriedRule,
  type ValueMatch,
} from '../model'
import { hostMatches, hostName, hostPatternText } from './hostPattern'
import { regexMatches } from './pathRegex'
import { rulesForHost } from './rulesForHost'

/** What a rule is tried against: an HTTP request, or for bytes the TLS server name alone. */
export interface Asked {
  readonly host: string | null
  readonly http: HttpRequest | null
}

/** A list of more tried rules than this tells nobody more. */
const mostTold = 60

/** What is asked of a router's rules: the Host header's name, or the TLS server name where no HTTP is read. */
export function askedOf(http: HttpRequest | null, serverName: string | null): Asked {
  if (http) return { host: http.host === null ? null : hostName(http.host), http }
  return { host: serverName === null ? null : hostName(serverName), http: null }
}

/**
 * The first rule that takes a request: rules stand in the order in which their router tries them. Each rule that was tried
 * says why it did not take it.
 * https://kubernetes.io/docs/concepts/services-networking/ingress/#path-types
 * https://gateway-api.sigs.k8s.io/reference/spec/#httproutematch
 */
export function matchRules(rules: readonly HttpRule[], asked: Asked): { readonly rule: HttpRule | null; readonly evidence: Evidence } {
  const tried: TriedRule[] = []
  let count = 0
  let won: HttpRule | null = null
  // Where there are more than can be told, those for other hosts are left out.
  for (const rule of rules.length > mostTold ? rulesForHost(rules, asked.host) : rules) {
    const lost = lostBy(rule, asked)
    count += 1
    if (lost === null) won = rule
    if (lost === null || tried.length < mostTold) tried.push(triedRule(rule, lost))
    if (won) break
  }
  const { http } = asked
  const facts = {
    host: asked.host,
    path: http?.path ?? '',
    method: http?.method ?? '',
    tried,
    of: count,
    won: won && qualifiedName(won.object),
  }
  return { rule: won, evidence: { rule: 'httpMatch', object: won?.object ?? null, path: won?.path ?? null, facts } }
}

function triedRule({ object, path, host, match }: HttpRule, lost: LostBy | null): TriedRule {
  return { object, path, host: hostPatternText(host), match: match.path, method: match.method, lost }
}

/** Why a rule does not take what is asked; null: it does. */
export function lostBy({ host, match }: HttpRule, asked: Asked): LostBy | null {
  if (!hostMatches(host, asked.host)) return { part: 'host' }
  return asked.http === null ? null : lostByMatch(match, asked.http)
}

function lostByMatch({ path, method, headers, query }: HttpMatch, http: HttpRequest): LostBy | null {
  const onPath = path === null ? true : pathMatches(path, http.path)
  if (onPath === null) return { part: 'pattern' }
  if (!onPath) return { part: 'path' }
  if (method !== null && method !== http.method) return { part: 'method' }
  const header = headers.find((wanted) => !headerMatches(wanted, http))
  if (header) return { part: 'header', name: header.name }
  const parameter = query.find(
    (wanted) =>
      !valueMatches(
        wanted,
        firstOf(http.query, (name) => name === wanted.name),
      ),
  )
  return parameter ? { part: 'query', name: parameter.name } : null
}

/** Null where the pattern cannot be read. */
export function pathMatches(wanted: PathMatch, path: string): boolean | null {
  switch (wanted.kind) {
    case 'exact':
      return path === wanted.path
    case 'prefix':
      return prefixMatches(wanted.path, path)
    case 'stringPrefix':
      return path.startsWith(wanted.path)
    case 'regex':
      return regexMatches(wanted.pattern, path, { ignoreCase: wanted.ignoreCase, whole: wanted.anchored })
  }
}

/** Element by element: a trailing slash of the prefix says nothing. */
function prefixMatches(prefix: string, path: string): boolean {
  const stem = prefix.endsWith('/') ? prefix.slice(0, -1) : prefix
  return path === stem || path.startsWith(`${stem}/`)
}

/** Names of headers compare without case; one that stands several times counts as its values with commas between. */
function headerMatches(wanted: ValueMatch, http: HttpRequest): boolean {
  const name = wanted.name.toLowerCase()
  const values = http.headers.filter(([header]) => header.toLowerCase() === name).map(([, value]) => value)
  return valueMatches(wanted, values.length === 0 ? null : values.join(','))
}

function firstOf(pairs: readonly (readonly [string, string])[], is: (name: string) => boolean): string | null {
  return pairs.find(([name]) => is(name))?.[1] ?? null
}

function valueMatches(wanted: ValueMatch, value: string | null): boolean {
  switch (wanted.kind) {
    case 'present':
      return value !== null
    case 'exact':
      return value === wanted.value
    case 'other':
      return value !== wanted.value
    case 'regex':
      return value !== null && regexMatches(wanted.value, value, { ignoreCase: false, whole: true }) === true
  }
}
