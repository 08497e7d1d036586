import {
  type Evidence,
  type HttpRequest,
  type HttpRule,
  qualifiedName,
  type RouterListener,
  type RouterPort,
  type Stop,
  type TlsHello,
} from '../model'
import { compareHostPatterns, hostMatches, hostName, hostPatternText } from './hostPattern'

/** What reaches a router's port. */
export interface Arriving {
  readonly http: HttpRequest | null
  readonly tls: TlsHello | null
}

export type ListenerChoice =
  /** `rules`: those of the listener, and where it is not kept apart those of the less specific ones after them. */
  | { readonly kind: 'taken'; readonly port: RouterPort; readonly rules: readonly HttpRule[]; readonly evidence: Evidence }
  /** `port`: the one that answers for the router. */
  | { readonly kind: 'stop'; readonly port: RouterPort; readonly stop: Stop; readonly status: number | null }

/** The listeners on one port of a router: there is at least one. */
export type PortListeners = readonly [RouterPort, ...RouterPort[]]

/**
 * Which listener of those on one port takes a connection: the one whose host name is the most specific that fits, by TLS
 * server name under TLS, else by Host header. It does not fall back to another where its router keeps listeners apart.
 * Under TLS without a listener for the name, some routers answer with a default certificate, others close. Where the Host of
 * the request is another listener's than the server name, some refuse it as misdirected (421).
 * https://gateway-api.sigs.k8s.io/reference/spec/#listener
 */
export function chooseListener(ports: PortListeners, { http, tls }: Arriving): ListenerChoice {
  const [first] = ports
  const router = qualifiedName(first.router.ref)
  const speaking = ports.filter(({ listener }) => (listener.tls === 'none') === (tls === null))
  if (speaking.length === 0) return closed(first, tls === null ? 'tls' : 'plain')
  const asked = tls ? tls.serverName : (http?.host ?? null)
  const host = asked === null ? null : hostName(asked)
  const fitting = speaking
    .filter(({ listener }) => hostMatches(listener.host, host))
    .sort((a, b) => compareHostPatterns(a.listener.host, b.listener.host))
  const fallBack = tls !== null && first.router.profile.unknownServerName === 'default-certificate'
  const [taken] = fitting.length > 0 ? fitting : fallBack ? speaking : []
  if (!taken) return tls === null && http ? noRule(first, http, host) : unknownName(first, tls, speaking)
  if (tls && http && isMisdirected(taken, http, speaking)) return misdirected(taken, tls, http)
  const rest = taken.router.profile.listenerIsolation ? [taken] : fitting.filter(({ router: same }) => same === taken.router)
  const rules = rest.length > 1 ? rest.flatMap(({ listener }) => listener.rules) : taken.listener.rules
  return { kind: 'taken', port: taken, rules, evidence: evidenceOf(router, taken.listener, host) }
}

/** Within the connection that a listener ended, a Host is asked that another one of the port would take. */
function isMisdirected(taken: RouterPort, { host }: HttpRequest, speaking: readonly RouterPort[]): boolean {
  if (host === null || taken.router.profile.misdirected === 'serve' || taken.listener.tls !== 'terminate') return false
  const asked = hostName(host)
  if (taken.listener.host.kind === 'exact' && hostMatches(taken.listener.host, asked)) return false
  const [owner] = speaking
    .filter(({ listener }) => hostMatches(listener.host, asked))
    .sort((a, b) => compareHostPatterns(a.listener.host, b.listener.host))
  return owner !== undefined && owner !== taken
}

function evidenceOf(router: string, listener: RouterListener, host: string | null): Evidence {
  const facts = { router, listener: listener.name, port: listener.port, host: hostPatternText(listener.host) ?? host, tls: listener.tls }
  return { rule: 'routerListener', object: listener.path === null ? null : listener.object, path: listener.path, facts }
}

function closed(port: RouterPort, listens: 'plain' | 'tls'): ListenerChoice {
  const facts = { router: port.router.ref, port: port.listener.port, listens }
  return { kind: 'stop', port, stop: { reason: 'protocol-differs', facts }, status: null }
}

function misdirected({ router, listener }: RouterPort, { serverName }: TlsHello, { host }: HttpRequest): ListenerChoice {
  const facts = { router: router.ref, serverName, host: host ?? '' }
  return { kind: 'stop', port: { router, listener }, stop: { reason: 'misdirected-request', facts }, status: 421 }
}

function noRule(port: RouterPort, http: HttpRequest, host: string | null): ListenerChoice {
  const facts = { router: port.router.ref, host, path: http.path }
  return { kind: 'stop', port, stop: { reason: 'no-http-rule', facts }, status: 404 }
}

function unknownName(port: RouterPort, tls: TlsHello | null, speaking: readonly RouterPort[]): ListenerChoice {
  const hosts = [...new Set(speaking.flatMap(({ listener }) => hostPatternText(listener.host) ?? []))]
  const facts = { router: port.router.ref, serverName: tls?.serverName ?? null, hosts }
  return { kind: 'stop', port, stop: { reason: 'no-certificate', facts }, status: null }
}
