import {
  type AddressRange,
  type Choices,
  type ForwardedObject,
  type ForwardedPort,
  type KubeProxyChange,
  type ParsedRequest,
  type Protocol,
  parseAddress,
  parseRange,
  plainHttp,
  type Request,
  type RequestProblem,
  type Sender,
  type Target,
  type TypedHttp,
  type TypedRequest,
} from './model'
import { asksHttp, looksLikeUrl, parseUrl, type SpokenTarget, speak } from './parseHttp'

const parsed = <T>(value: T): ParsedRequest<T> => ({ ok: true, value })
const refused = (problem: RequestProblem): { readonly ok: false; readonly problem: RequestProblem } => ({ ok: false, problem })

/** Reads a whole request as people type it: `from`, `to`, the node that sees it first, and the choices at forks. */
export function parseRequest(typed: TypedRequest): ParsedRequest<{ readonly request: Request; readonly choices: Choices }> {
  const from = parseSender(typed.from)
  if (!from.ok) return from
  const to = parseTarget(typed.to, typed.http)
  if (!to.ok) return to
  const { target, http, tls } = to.value
  return parsed({ request: { from: from.value, to: target, http, tls, at: typed.at }, choices: parseChoices(typed.choices) })
}

function parseChoices(given: Readonly<Record<string, string>>): Choices {
  const { node, endpoint, backend } = given
  return {
    ...(node === undefined ? {} : { node }),
    ...(endpoint === undefined ? {} : { endpoint }),
    ...(backend === undefined ? {} : { backend }),
  }
}

/**
 * `external`, `external:name`, `external:203.0.113.9`, `pod:ns/name`, `workload:ns/name`, `node:name`, `ip:10.0.0.2`,
 * `port-forward:KIND/ns/name:8080:80`.
 * A namespace left out is `default`.
 */
export function parseSender(text: string): ParsedRequest<Sender> {
  const trimmed = text.trim()
  if (trimmed === '' || trimmed === 'external') return parsed({ kind: 'external', name: 'client', address: null })
  const [kind, rest] = cutAt(trimmed, ':')
  if (rest === null || rest === '') return refused({ code: 'sender-not-understood', text })
  switch (kind) {
    case 'external': {
      const address = parseAddress(bare(rest))
      return parsed({ kind: 'external', name: bare(rest), address })
    }
    case 'pod':
    case 'workload':
      return parsed({ kind, ...namespaced(rest) })
    case 'node':
      return parsed({ kind: 'node', name: rest })
    case 'ip': {
      const address = parseAddress(bare(rest))
      return address ? parsed({ kind: 'ip', address }) : refused({ code: 'sender-not-understood', text })
    }
    case 'port-forward':
      return parsePortForward(rest, text)
    default:
      return refused({ code: 'sender-not-understood', text })
  }
}

const forwardedKinds: Readonly<Record<string, ForwardedObject['kind']>> = {
  pod: 'Pod',
  po: 'Pod',
  service: 'Service',
  svc: 'Service',
  deployment: 'Deployment',
  deploy: 'Deployment',
  replicaset: 'ReplicaSet',
  rs: 'ReplicaSet',
  statefulset: 'StatefulSet',
  sts: 'StatefulSet',
  daemonset: 'DaemonSet',
  ds: 'DaemonSet',
}

/** `KIND/ns/name:8080:80[,…][@address]`, as kubectl takes it: without a namespace `default`, without a kind a Pod. */
function parsePortForward(rest: string, text: string): ParsedRequest<Sender> {
  const match = /^(?:(?:([a-z]+)\/)?([^/:@]+)\/)?([^/:@]+):([^@]+)(?:@(\S+))?$/i.exec(rest)
  if (!match) return refused({ code: 'sender-not-understood', text })
  const [, kindText, middle, name = '', portTexts = '', addressText] = match
  const twoParts = kindText === undefined && middle !== undefined
  const kind = forwardedKinds[(twoParts ? middle : (kindText ?? 'pod')).toLowerCase()]
  const ports = portTexts.split(',').map(forwardedPort)
  const address = addressText === undefined ? null : parseAddress(bare(addressText))
  if (kind === undefined || ports.includes(null) || (addressText !== undefined && address === null))
    return refused({ code: 'sender-not-understood', text })
  const namespace = twoParts ? 'default' : (middle ?? 'default')
  return parsed({ kind: 'portForward', object: { kind, namespace, name }, ports: ports.filter((port) => port !== null), address })
}

function forwardedPort(text: string): ForwardedPort | null {
  const [localText = '', remoteText = localText] = text.trim().split(':')
  const local = validPort(localText)
  const remote = /^\d+$/.test(remoteText) ? validPort(remoteText) : remoteText
  return local === null || remote === null || remote === '' ? null : { local, remote }
}

/**
 * A URL, `host:port`, `ip:port[/udp|/sctp]`, `[ip]:port`, `svc:ns/name:port`, `lb:ns/name:port`, `pod:ns/name:port`,
 * `ingress:ns/name[:port][/path]` or `gateway:ns/name:port[/path]`. A URL without port has its scheme's. HTTP is spoken
 * where a URL or `added` says so, and to an Ingress or Gateway.
 */
export function parseTarget(text: string, added: TypedHttp = plainHttp): ParsedRequest<SpokenTarget> {
  const trimmed = text.trim()
  if (looksLikeUrl(trimmed)) return parseUrl(trimmed, added)
  const [scheme, rest] = cutAt(trimmed, ':')
  // A Service may be called `gateway` or `svc`: `gateway:8080` is a host and a port.
  const named = rest !== null && !/^\d+(\/\w+)?$/.test(rest)
  if (named && (scheme === 'ingress' || scheme === 'gateway')) return parseRouterTarget(scheme, rest, text, added)
  const found =
    named && (scheme === 'svc' || scheme === 'lb' || scheme === 'pod') ? parseObjectTarget(scheme, rest, text) : parseSocket(trimmed, text)
  if (!found.ok) return found
  const said = asksHttp(added) ? speak(added, hostOf(found.value), '/') : parsed({ http: null, tls: null })
  return said.ok ? parsed({ target: found.value, ...said.value }) : said
}

function hostOf(target: Target): string | null {
  return target.kind === 'host' ? target.host : target.kind === 'ip' ? target.address : null
}

/** `ns/name[:port][/path]`, and `name[:port[/path]]`: without a port what follows a slash is the name. */
const qualifiedRouter = /^([^/:]+\/[^/:]+)(?::(\d+)(?:\/(udp))?)?(\/\S*)?$/i
const plainRouter = /^([^/:]+)(?::(\d+)(?:\/(udp))?(\/\S*)?)?$/i

/** An Ingress or Gateway by name. What is spoken is HTTP, with TLS on port 443, unless `added` says otherwise. */
function parseRouterTarget(kind: 'ingress' | 'gateway', rest: string, text: string, added: TypedHttp): ParsedRequest<SpokenTarget> {
  const match = qualifiedRouter.exec(rest) ?? plainRouter.exec(rest)
  if (!match) return refused({ code: 'target-not-understood', text })
  const [, object = '', portText, udp, path] = match
  if (portText === undefined && kind === 'gateway') return refused({ code: 'port-missing', text })
  const port = validPort(portText ?? (added.scheme === 'https' || added.scheme === 'tls' ? '443' : '80'))
  if (port === null) return refused({ code: 'port-out-of-range', text })
  const scheme = added.scheme ?? (udp ? 'udp' : port === 443 ? 'https' : 'http')
  const said = speak({ ...added, scheme }, null, path ?? '/')
  if (!said.ok) return said
  const where = namespaced(object)
  const protocol = scheme === 'udp' ? 'UDP' : 'TCP'
  return parsed({ target: kind === 'ingress' ? { kind, ...where, port } : { kind, ...where, port, protocol }, ...said.value })
}

function parseObjectTarget(scheme: 'svc' | 'lb' | 'pod', rest: string, text: string): ParsedRequest<Target> {
  const match = /^(.+):([^:/]+)(?:\/(tcp|udp|sctp))?$/i.exec(rest)
  if (!match) return refused({ code: 'port-missing', text })
  const [, object = '', portText = '', protocolText] = match
  const protocol = protocolText ? (protocolText.toUpperCase() as Protocol) : null
  const numeric = /^\d+$/.test(portText)
  const port = numeric ? validPort(portText) : portText
  if (port === null) return refused({ code: 'port-out-of-range', text })
  const where = namespaced(object)
  if (scheme === 'pod') {
    if (typeof port === 'string') return refused({ code: 'target-not-understood', text })
    return parsed({ kind: 'pod', ...where, port, protocol: protocol ?? 'TCP' })
  }
  return parsed({ kind: scheme === 'svc' ? 'service' : 'loadBalancer', ...where, port, protocol })
}

function parseSocket(trimmed: string, text: string): ParsedRequest<Target> {
  const match = /^(\[[^\]]+\]|[^:/\s]+):(\d+)(?:\/(tcp|udp|sctp))?$/i.exec(trimmed)
  if (!match) return refused({ code: /^([^:/\s]+|\[[^\]]+\])$/.test(trimmed) ? 'port-missing' : 'target-not-understood', text })
  const port = validPort(match[2] ?? '')
  if (port === null) return refused({ code: 'port-out-of-range', text })
  return parsed(hostOrAddress(bare(match[1] ?? ''), port, (match[3] ?? 'TCP').toUpperCase() as Protocol))
}

function hostOrAddress(host: string, port: number, protocol: Protocol): Target {
  const address = parseAddress(host)
  return address ? { kind: 'ip', address, port, protocol } : { kind: 'host', host, port, protocol }
}

function validPort(text: string): number | null {
  const port = Number(text)
  return Number.isInteger(port) && port >= 1 && port <= 65535 ? port : null
}

function namespaced(text: string): { readonly namespace: string; readonly name: string } {
  const [namespace, name] = cutAt(text, '/')
  return name === null ? { namespace: 'default', name: text } : { namespace, name }
}

function bare(host: string): string {
  return host.startsWith('[') && host.endsWith(']') ? host.slice(1, -1) : host
}

function cutAt(text: string, separator: string): readonly [string, string | null] {
  const index = text.indexOf(separator)
  return index < 0 ? [text, null] : [text.slice(0, index), text.slice(index + 1)]
}

/** Settings of kube-proxy as `mode=nftables,masqueradeAll=true,…`. Null where a key or value is not known. */
export function parseProxySettings(text: string): KubeProxyChange | null {
  let change: KubeProxyChange = {}
  for (const part of text.split(',').filter((entry) => entry.trim() !== '')) {
    const [key, value] = cutAt(part.trim(), '=')
    const one = value === null ? null : proxySetting(key, value)
    if (one === null) return null
    change = { ...change, ...one }
  }
  return change
}

function proxySetting(key: string, value: string): KubeProxyChange | null {
  const flag = value === 'true' ? true : value === 'false' ? false : null
  switch (key) {
    case 'mode':
      return value === 'iptables' || value === 'nftables' ? { mode: value } : null
    case 'masqueradeAll':
      return flag === null ? null : { masqueradeAll: flag }
    case 'localhostNodePorts':
      return flag === null ? null : { localhostNodePorts: flag }
    case 'detectLocal':
      return detector(value)
    case 'clusterCIDR': {
      const ranges = rangeList(value)
      return ranges ? { detectLocal: { mode: 'ClusterCIDR', ranges } } : null
    }
    case 'nodePortAddresses': {
      if (value === 'primary') return { nodePortAddresses: 'primary' }
      const ranges = rangeList(value)
      return ranges ? { nodePortAddresses: ranges } : null
    }
    case 'serviceCIDRs': {
      const ranges = rangeList(value)
      return ranges ? { serviceRanges: ranges } : null
    }
    case 'preferSameTrafficDistribution':
      return flag === null ? null : { preferSameTrafficDistribution: flag }
    case 'masqueradeBit':
      return /^\d+$/.test(value) && Number(value) <= 31 ? { masqueradeBit: Number(value) } : null
    default:
      return null
  }
}

/** `ClusterCIDR`, `NodeCIDR`, `None`, `BridgeInterface:NAME`, `InterfaceNamePrefix:PREFIX`. */
function detector(value: string): KubeProxyChange | null {
  const [mode, name] = cutAt(value, ':')
  if (mode === 'BridgeInterface' && name) return { detectLocal: { mode, name } }
  if (mode === 'InterfaceNamePrefix' && name) return { detectLocal: { mode, prefix: name } }
  if (name !== null) return null
  if (mode === 'None' || mode === 'NodeCIDR') return { detectLocal: { mode } }
  return mode === 'ClusterCIDR' ? { detectLocal: { mode, ranges: null } } : null
}

/** Ranges with `;` or blanks between; null where one is none. */
function rangeList(text: string): readonly AddressRange[] | null {
  const ranges = text
    .split(/[;\s]+/)
    .filter(Boolean)
    .map(parseRange)
  return ranges.some((range) => range === null) ? null : ranges.filter((range) => range !== null)
}
