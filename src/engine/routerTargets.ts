import { hostMatches } from './kubernetes/hostPattern'
import { pathMatches } from './kubernetes/httpMatch'
import { routerAddress } from './kubernetes/routerAddress'
import {
  type Cluster,
  type HostPattern,
  type HttpRouter,
  type HttpRule,
  type PathMatch,
  qualifiedName,
  type RequestTarget,
  type RouterListener,
  type Scheme,
  socketText,
} from './model'

type Draft = Omit<RequestTarget, 'verdict'>

/** What can be asked of routers: URLs with a host name, and those of rules for every host with an address in its place. */
export interface RouterTargets {
  readonly byName: readonly Draft[]
  readonly byAddress: readonly Draft[]
}

/**
 * Every host and path that the routers of a cluster serve, as the URLs that a browser would ask, in the order of their
 * rules; what several rules take may stand there more than once.
 */
export function routerTargets(cluster: Cluster): RouterTargets {
  const byName: Draft[] = []
  const byAddress: Draft[] = []
  for (const router of cluster.routers)
    for (const listener of router.listeners.filter(({ protocol }) => protocol === 'TCP'))
      for (const rule of listener.rules) {
        const host = hostOf(narrower(rule.host, listener.host))
        const to = urlOf(cluster, router, listener, rule, host)
        if (to === null) continue
        const describes = { object: qualifiedName(rule.object), kind: rule.object.kind, port: '' }
        const targets = host === null ? byAddress : byName
        targets.push({ to, from: 'external', kind: 'url', describes })
      }
  return { byName, byAddress }
}

/** Null: bytes without a name, which an address and port say better; or a rule that no example can be made for. */
function urlOf(cluster: Cluster, router: HttpRouter, listener: RouterListener, rule: HttpRule, name: string | null): string | null {
  const scheme = schemeOf(listener, rule)
  const path = exampleOf(rule.match.path)
  const reached = routerAddress(cluster, router, listener.port)
  if (scheme === null || path === null || reached === null) return null
  const host = name ?? (scheme === 'tls' ? null : (reached.addresses[0] ?? null))
  if (host === null) return null
  const usual = reached.port === (listener.tls === 'none' ? 80 : 443)
  const authority = usual ? (host.includes(':') ? `[${host}]` : host) : socketText(host, reached.port)
  return `${scheme}://${authority}${scheme === 'tls' ? '' : path}`
}

function schemeOf({ http, tls }: RouterListener, rule: HttpRule): Scheme | null {
  if (tls === 'passthrough') return 'tls'
  if (!http) return null
  if (rule.object.kind === 'GRPCRoute') return tls === 'terminate' ? 'grpcs' : 'grpc'
  return tls === 'terminate' ? 'https' : 'http'
}

/** A rule for every host, or for more hosts than its listener, is asked by the listener's. */
function narrower(rule: HostPattern, listener: HostPattern): HostPattern {
  if (listener.kind === 'any') return rule
  const inside = rule.kind === 'exact' && hostMatches(listener, rule.host)
  const closer = rule.kind === 'wildcard' && listener.kind === 'wildcard' && rule.suffix.length >= listener.suffix.length
  return inside || closer ? rule : listener
}

/** A wildcard is shown by one of its names. Null: any host, so the address itself will do. */
function hostOf(pattern: HostPattern): string | null {
  if (pattern.kind === 'any') return null
  return pattern.kind === 'exact' ? pattern.host : `any.${pattern.suffix}`
}

/** A path that the rule takes: of a pattern what stands before its first sign, where that is enough. */
function exampleOf(match: PathMatch | null): string | null {
  if (match === null) return '/'
  if (match.kind !== 'regex') return /\s/.test(match.path) ? null : match.path
  const plain = /^\^?([\w/.-]*[\w/-])(?![*+?{])/.exec(match.pattern)?.[1] ?? '/'
  return [plain, `${plain}/`, '/'].find((path) => path.startsWith('/') && pathMatches(match, path)) ?? null
}
