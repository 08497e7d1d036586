import type { HttpMatch, PathMatch, RejectedRule, RuleAction } from '../../../model'
import { type Actions, type Claim, everywhere, type ServedRule } from '../controllers/claim'
import type { Serving } from '../controllers/kind'
import { nginxRank } from '../controllers/kinds/nginxLocation'
import type { RouteSource } from '../controllers/source'
import { toHttps } from '../ingress/annotations'
import { actionOf, type Scope } from './action'
import { conditionsOf } from './conditions'
import { type Routes, readVirtualServerRoutes, readVirtualServers, type VirtualServerReading, type WrittenRoute } from './read'

/** VirtualServers with their VirtualServerRoutes: the NGINX Ingress Controller serves them beside its Ingresses. */
export const virtualServerSource: RouteSource = {
  open: (objects, problems) => {
    const servers = readVirtualServers(objects, problems)
    const parts = readVirtualServerRoutes(objects, problems)
    return {
      routed: servers,
      claims: (served, serving) => servers.filter((server) => served.has(server)).map((server) => claimOf(server, parts, serving)),
      balancers: () => [],
    }
  },
}

/**
 * What a VirtualServer asks for: a rule for each route of its host, before it one for each of the route's matches. A route
 * may hand its path over to a VirtualServerRoute, whose subroutes lie under that path.
 * https://docs.nginx.com/nginx-ingress-controller/configuration/virtualserver-and-virtualserverroute-resources/
 */
function claimOf(server: VirtualServerReading, parts: ReadonlyMap<string, Routes>, serving: Serving): Claim {
  const compiled = server.routes.map((route) =>
    route.route === null ? rulesOf(server, server, route, serving) : handedOver(server, route, parts, serving),
  )
  return {
    object: server.ref,
    createdAt: server.createdAt,
    rules: server.host.kind === 'any' ? [] : compiled.flatMap(({ rules }) => rules),
    fallback: null,
    certificates: server.tls === null ? [] : [{ host: server.host, secret: secretOf(server) }],
    passthrough: [],
    rejected: [
      ...compiled.flatMap(({ rejected }) => rejected),
      ...(server.host.kind === 'any' ? [{ object: server.ref, path: 'spec.host', why: 'invalid' } as const] : []),
    ],
  }
}

function secretOf({ ref, tls }: VirtualServerReading): string | null {
  return tls?.secret ? `${ref.namespace}/${tls.secret}` : null
}

interface Compiled {
  readonly rules: readonly ServedRule[]
  readonly rejected: readonly RejectedRule[]
}

/** The subroutes of the VirtualServerRoute that a route names: it must be for the same host, and stay under the path. */
function handedOver(server: VirtualServerReading, route: WrittenRoute, parts: ReadonlyMap<string, Routes>, serving: Serving): Compiled {
  const name = route.route ?? ''
  const part = parts.get(name.includes('/') ? name : `${server.ref.namespace}/${name}`)
  if (!part || part.hostName !== server.hostName)
    return { rules: [], rejected: [{ object: server.ref, path: route.field, why: 'no-matching-parent' }] }
  const compiled = part.routes.map((sub): Compiled => {
    if (liesUnder(sub.path, route.path)) return rulesOf(server, part, sub, serving)
    return { rules: [], rejected: [{ object: part.object.ref, path: sub.field, why: 'invalid' }] }
  })
  return { rules: compiled.flatMap(({ rules }) => rules), rejected: compiled.flatMap(({ rejected }) => rejected) }
}

/** Under a prefix lies what begins with it; under an exact path or a regular expression only the same. */
function liesUnder(path: string, above: string): boolean {
  return above.startsWith('/') ? path.startsWith(above) : path === above
}

function rulesOf(server: VirtualServerReading, holder: Routes, route: WrittenRoute, serving: Serving): Compiled {
  const path = locationOf(route.path)
  const scope: Scope = { holder, serving, path }
  const rank = nginxRank(path)
  const rule = (field: string, match: HttpMatch, action: RuleAction, order: number): ServedRule => ({
    object: holder.object.ref,
    path: field,
    host: server.host,
    match,
    rank: [...rank, order],
    ...actionsOf(server, action),
  })
  const plain: HttpMatch = { path, method: null, headers: [], query: [] }
  const matches = route.matches.map((match, index) => ({ match, order: route.matches.length - index, conditions: conditionsOf(match) }))
  const rules = matches.flatMap(({ match, order, conditions }) =>
    conditions === null ? [] : [rule(match.field, { ...plain, ...conditions }, actionOf(match, match.field, scope), order)],
  )
  const rejected = matches
    .filter(({ conditions }) => conditions === null)
    .map(({ match }): RejectedRule => ({ object: holder.object.ref, path: match.field, why: 'not-followed' }))
  return { rules: [...rules, rule(route.field, plain, actionOf(route, route.field, scope), 0)], rejected }
}

/** In the clear a server may redirect to https; under TLS it answers only with a certificate. */
function actionsOf({ tls }: VirtualServerReading, action: RuleAction): Actions {
  if (tls === null) return { plain: action, tls: null }
  return tls.redirect === null ? everywhere(action) : { plain: toHttps(tls.redirect), tls: action }
}

/** `=/path` is exact, `~` and `~*` make a regular expression, anything else a prefix letter by letter. */
function locationOf(path: string): PathMatch {
  if (path.startsWith('=')) return { kind: 'exact', path: path.slice(1).trim() }
  const regex = /^~(\*?)\s*(.*)$/s.exec(path)
  if (regex) return { kind: 'regex', pattern: anywhere(regex[2] ?? ''), ignoreCase: regex[1] === '*', anchored: false }
  return { kind: 'stringPrefix', path: path.replace(/^\^~\s*/, '') }
}

/** nginx looks for a pattern anywhere in the path. */
function anywhere(pattern: string): string {
  return pattern.startsWith('^') ? pattern.slice(1) : `.*?(?:${pattern})`
}
