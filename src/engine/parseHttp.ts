import { type HttpRequest, type ParsedRequest, parseAddress, type Scheme, type Target, type TlsHello, type TypedHttp } from './model'

/** What a client says once it is connected. */
export interface Spoken {
  readonly http: HttpRequest | null
  readonly tls: TlsHello | null
}

/** A target with what is said to it. `scheme` null: the listener that takes the connection decides. */
export interface SpokenTarget extends Spoken {
  readonly target: Target
}

const schemePorts: Readonly<Record<Scheme, number | null>> = {
  http: 80,
  https: 443,
  grpc: 80,
  grpcs: 443,
  tls: 443,
  tcp: null,
  udp: null,
}

/** `http://`, `https://`, `grpc://`, `grpcs://` and `tls://` with a host or address; a port that is left out is the scheme's. */
export const urlPattern = /^(https?|grpcs?|tls):\/\/(\[[^\]]+\]|[^/:?#\s]+)(?::(\d+))?([/?#]\S*)?$/i

export function looksLikeUrl(text: string): boolean {
  return /^(https?|grpcs?|tls):\/\//i.test(text)
}

/** Reads a URL; what a person adds to the request goes before what the URL says. */
export function parseUrl(text: string, added: TypedHttp): ParsedRequest<SpokenTarget> {
  const match = urlPattern.exec(text)
  if (!match) return { ok: false, problem: { code: 'target-not-understood', text } }
  const scheme = (match[1] ?? '').toLowerCase() as Scheme
  const host = match[2] ?? ''
  const bare = host.startsWith('[') ? host.slice(1, -1) : host
  const port = match[3] === undefined ? (schemePorts[scheme] ?? 0) : Number(match[3])
  if (port < 1 || port > 65535) return { ok: false, problem: { code: 'port-out-of-range', text } }
  const address = parseAddress(bare)
  const target: Target = address ? { kind: 'ip', address, port, protocol: 'TCP' } : { kind: 'host', host: bare, port, protocol: 'TCP' }
  const authority = port === schemePorts[scheme] ? host : `${host}:${port}`
  const said = speak({ ...added, scheme }, authority, match[4] ?? '/')
  return said.ok ? { ok: true, value: { target, ...said.value } } : said
}

/** True where a person says anything that only HTTP or TLS can carry. */
export function asksHttp({ scheme, method, host, path, headers, serverName }: TypedHttp): boolean {
  return [scheme, method, host, path, serverName].some((part) => part !== null) || headers.length > 0
}

/**
 * What is said to a host at a path: the scheme decides whether it is HTTP and whether TLS is around it. The TLS server name
 * is the host's unless another is given; an address is never one.
 */
export function speak(added: TypedHttp, authority: string | null, path: string): ParsedRequest<Spoken> {
  const scheme = added.scheme ?? (added.serverName === null ? 'http' : 'https')
  const headers = added.headers.map(parseHeader)
  const wrong = headers.indexOf(null)
  if (wrong >= 0) return { ok: false, problem: { code: 'http-not-understood', text: added.headers[wrong] ?? '' } }
  const host = added.host === null ? authority : added.host || null
  const known = headers.filter((header) => header !== null)
  const isGrpc = scheme === 'grpc' || scheme === 'grpcs'
  const http: HttpRequest = {
    method: added.method?.toUpperCase() ?? (isGrpc ? 'POST' : 'GET'),
    host: known.find(([name]) => name.toLowerCase() === 'host')?.[1] ?? host,
    ...pathAndQuery(added.path ?? path),
    headers: [
      ...(isGrpc ? [['content-type', 'application/grpc'] as const] : []),
      ...known.filter(([name]) => name.toLowerCase() !== 'host'),
    ],
  }
  const isHttp = isGrpc || scheme === 'http' || scheme === 'https'
  const overTls = scheme === 'https' || scheme === 'grpcs' || scheme === 'tls'
  const tls = overTls ? { serverName: added.serverName ?? nameOf(authority ?? host) } : null
  return { ok: true, value: { http: isHttp ? http : null, tls } }
}

function parseHeader(text: string): readonly [string, string] | null {
  const match = /^([!#$%&'*+.^_`|~\w-]+):\s*(.*)$/.exec(text)
  return match ? [match[1] ?? '', match[2] ?? ''] : null
}

function pathAndQuery(text: string): Pick<HttpRequest, 'path' | 'query'> {
  const [whole = ''] = text.split('#')
  const at = whole.indexOf('?')
  const path = at < 0 ? whole : whole.slice(0, at)
  const query =
    at < 0
      ? []
      : whole
          .slice(at + 1)
          .split('&')
          .filter(Boolean)
          .map(parameter)
  return { path: path.startsWith('/') ? path : `/${path}`, query }
}

function parameter(text: string): readonly [string, string] {
  const at = text.indexOf('=')
  return at < 0 ? [decoded(text), ''] : [decoded(text.slice(0, at)), decoded(text.slice(at + 1))]
}

/** A text that is not well encoded stays as it is. */
function decoded(text: string): string {
  try {
    return decodeURIComponent(text.replaceAll('+', ' '))
  } catch {
    return text
  }
}

/** The host without its port; null for an address, which no certificate is asked for by. */
function nameOf(authority: string | null): string | null {
  const host = authority?.replace(/:\d+$/, '') ?? null
  return host === null || parseAddress(host.replace(/^\[|\]$/g, '')) !== null ? null : host.toLowerCase()
}
