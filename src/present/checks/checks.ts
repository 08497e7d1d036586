import {
  type Address,
  type Arrival,
  type Check,
  type CheckCode,
  type CheckFacts,
  type Hop,
  type Seen,
  socketText,
  type Trace,
} from '../../engine/model'
import { besidePod, commandOf, onNode, slicesOf } from './command'

/** In which order to look, by what is seen: what is likeliest and cheapest to look at stands first. */
const orders: Readonly<Record<Seen, readonly CheckCode[]>> = {
  timeout: [
    'security-group',
    'health-check',
    'plugin-policy',
    'node-firewall',
    'other-address',
    'kube-proxy-down',
    'way-back',
    'pod-itself',
    'stale-input',
  ],
  refused: ['bound-to-loopback', 'not-ready-now', 'stale-input', 'pod-itself', 'other-address', 'kube-proxy-down'],
  'not-found': ['application-path', 'other-router', 'other-address', 'stale-input', 'which-pod'],
  'bad-gateway': ['bound-to-loopback', 'tls-differs', 'not-ready-now', 'pod-itself', 'proxy-protocol', 'stale-input'],
  unavailable: ['not-ready-now', 'stale-input', 'bound-to-loopback', 'pod-itself', 'other-router'],
  'wrong-answer': ['other-address', 'which-pod', 'application-path', 'other-router', 'proxy-protocol', 'tls-differs', 'stale-input'],
}

/**
 * What to look at, in order, where a client sees something else than the trace says: all of it lies outside what the input can tell. Only what
 * the way of the request touches is named.
 */
export function checksFor(trace: Trace, seen: Seen): readonly Check[] {
  const way = wayOf(trace)
  return orders[seen].flatMap((code) => {
    const made = makers[code](way)
    return made === null ? [] : [{ code, ...made } as Check]
  })
}

type Makers = { readonly [K in CheckCode]: (way: Way) => { readonly facts: CheckFacts[K]; readonly command: string } | null }

/** How a request is sent by hand: with its path and host where it is HTTP, else a connection alone. */
function askDirectly(way: Way, address: string, port: number): readonly string[] {
  if (way.path === null) return ['nc', '-vz', '-w', '5', address, String(port)]
  const host = way.host === null ? [] : ['-H', `Host: ${way.host}`]
  return ['curl', '-sv', '--max-time', '5', ...host, `http://${socketText(address, port)}${way.path}`]
}

const makers: Makers = {
  'stale-input': ({ service, endpoints }) => {
    if (service === null) return null
    return { facts: { service: serviceText(service), endpoints }, command: commandOf(...slicesOf(service), '-o', 'wide') }
  },
  'bound-to-loopback': ({ pod }) =>
    pod && { facts: podFacts(pod), command: commandOf(...besidePod(pod, 'busybox'), 'netstat', pod.udp ? '-lun' : '-ltn') },
  'pod-itself': (way) => {
    const { pod } = way
    if (pod === null) return null
    const ask = askDirectly(way, pod.address, pod.port)
    return { facts: podFacts(pod), command: commandOf(...besidePod(pod, ask[0] === 'curl' ? 'curlimages/curl' : 'busybox'), ...ask) }
  },
  'not-ready-now': ({ service }) =>
    service && { facts: { service: serviceText(service) }, command: commandOf(...slicesOf(service), '-w', '-o', 'wide') },
  'security-group': ({ first, isFromOutside }) => {
    if (first === null || !isFromOutside) return null
    return {
      facts: { address: first.address, port: first.port },
      command: commandOf('nc', '-vz', '-w', '5', first.address, String(first.port)),
    }
  },
  'health-check': ({ entry, hasBalancer }) => {
    if (entry?.address == null || !hasBalancer) return null
    const { name, address, port } = entry
    return { facts: { node: name, address, port }, command: commandOf('nc', '-vz', '-w', '5', address, String(port)) }
  },
  'node-firewall': ({ entry }) =>
    entry && {
      facts: { node: entry.name, port: entry.port },
      command: commandOf(...onNode(entry.name, 'busybox'), 'chroot', '/host', 'iptables', '-S', 'INPUT'),
    },
  'plugin-policy': ({ pod }) =>
    pod && {
      facts: { pod: podText(pod) },
      command: `${commandOf('kubectl', 'api-resources', '--verbs=list', '-o', 'name')} | ${commandOf('grep', '-i', 'networkpolic')}`,
    },
  'kube-proxy-down': ({ proxyNode: node }) => {
    if (node === null) return null
    const where = ['--field-selector', `spec.nodeName=${node}`]
    return { facts: { node }, command: commandOf('kubectl', 'get', 'pods', '-n', 'kube-system', '-l', 'k8s-app=kube-proxy', ...where) }
  },
  'other-address': ({ first, sender }) => {
    if (first?.host == null) return null
    const from = sender === null ? [] : besidePod(sender, 'busybox')
    return { facts: { host: first.host, address: first.address }, command: commandOf(...from, 'nslookup', first.host) }
  },
  'way-back': ({ pod, podNode }) => {
    if (pod === null || podNode === null) return null
    const watch = ['tcpdump', '-ni', 'any', 'host', pod.address, 'and', 'port', String(pod.port)]
    return { facts: { node: podNode, pod: podText(pod) }, command: commandOf(...onNode(podNode, 'nicolaka/netshoot'), ...watch) }
  },
  'proxy-protocol': ({ router, first, path }) => {
    if (router === null || first === null) return null
    const url = `http://${socketText(first.address, first.port)}${path ?? '/'}`
    return { facts: { router }, command: commandOf('curl', '-sv', '--max-time', '5', '--haproxy-protocol', url) }
  },
  'tls-differs': ({ pod, path }) => {
    if (pod === null || path === null) return null
    const ask = ['curl', '-skv', '--max-time', '5', `https://${socketText(pod.address, pod.port)}${path}`]
    return { facts: podFacts(pod), command: commandOf(...besidePod(pod, 'curlimages/curl'), ...ask) }
  },
  'application-path': (way) => {
    const { pod, path } = way
    if (pod === null || path === null) return null
    const command = commandOf(...besidePod(pod, 'curlimages/curl'), ...askDirectly(way, pod.address, pod.port))
    return { facts: { ...podFacts(pod), path }, command }
  },
  'other-router': ({ router, first, path, host }) => {
    if (router === null || host === null || first === null) return null
    const ask = ['curl', '-sv', '--max-time', '5', '--resolve', `${host}:${first.port}:${first.address}`]
    return { facts: { host, router }, command: commandOf(...ask, `http://${socketText(host, first.port)}${path ?? '/'}`) }
  },
  'which-pod': ({ service, endpoints }) => {
    if (service === null) return null
    const names = '-o=jsonpath={range .items[*].endpoints[*]}{.targetRef.name} {.addresses}{"\\n"}{end}'
    return { facts: { service: serviceText(service), endpoints }, command: commandOf(...slicesOf(service), names) }
  },
}

/** What the checks need to know of a way. */
interface Way {
  readonly pod: PodEnd | null
  readonly podNode: string | null
  /** The node that a packet from outside enters, and at which of its ports. */
  readonly entry: { readonly name: string; readonly address: Address | null; readonly port: number } | null
  readonly hasBalancer: boolean
  /** The node whose rules rewrite the packet. */
  readonly proxyNode: string | null
  readonly router: string | null
  /** Where the client's first packet goes; `host` is the name that led there. */
  readonly first: { readonly address: Address; readonly port: number; readonly host: string | null } | null
  readonly isFromOutside: boolean
  readonly service: { readonly namespace: string; readonly name: string } | null
  readonly endpoints: readonly string[]
  /** The Pod that asks, where one does. */
  readonly sender: { readonly namespace: string; readonly name: string } | null
  /** Of an HTTP request. */
  readonly path: string | null
  readonly host: string | null
}

/** The Pod at the end of a way. */
interface PodEnd {
  readonly namespace: string | null
  readonly name: string
  readonly address: Address
  readonly port: number
  readonly udp: boolean
}

function wayOf({ hops, request, service, ending, endpoints, via }: Trace): Way {
  const first = hops[0]?.wire?.destination
  const { from, to, http } = request
  const end = ending.verdict === 'delivered' ? ending.endpoint : null
  const [namespace = '', name = ''] = (service ?? '').split('/')
  return {
    pod: end?.what === 'pod' && end.ref ? podEnd(end, hops) : null,
    podNode: end?.node ?? null,
    entry: entryOf(hops),
    hasBalancer: hops.some(({ component }) => component.place === 'loadBalancer'),
    proxyNode: service === null ? null : via.node,
    router: hops.find(({ component }) => component.place === 'httpRouter')?.component.name ?? null,
    first:
      first?.address && first.port !== null
        ? { address: first.address, port: first.port, host: to.kind === 'host' ? to.host : null }
        : null,
    isFromOutside: from.kind === 'external',
    service: service === null ? null : { namespace, name },
    endpoints,
    sender: from.kind === 'pod' ? from : null,
    path: http?.path ?? null,
    host: http?.host ?? null,
  }
}

function podEnd({ ref, address, port }: Arrival, hops: readonly Hop[]): PodEnd {
  const udp = hops.at(-1)?.wire?.protocol === 'UDP'
  return { namespace: ref?.namespace ?? null, name: ref?.name ?? '', address, port, udp }
}

/** The first node at which something from outside arrives by the node's own port. */
function entryOf(hops: readonly Hop[]): Way['entry'] {
  const at = hops.findIndex(({ component }) => component.place === 'node')
  const arrived = hops[at - 1]?.wire?.destination
  const node = hops[at]
  if (node === undefined || arrived?.port == null) return null
  return { name: node.component.name, address: arrived.address, port: arrived.port }
}

function podText({ namespace, name }: Pick<PodEnd, 'namespace' | 'name'>): string {
  return `${namespace}/${name}`
}

function podFacts(pod: PodEnd): { readonly pod: string; readonly port: number } {
  return { pod: podText(pod), port: pod.port }
}

function serviceText({ namespace, name }: { readonly namespace: string; readonly name: string }): string {
  return `${namespace}/${name}`
}
