import { insideSenders } from './insideSenders'
import {
  type Cluster,
  qualifiedName,
  type Request,
  type RequestTarget,
  refKey,
  type Service,
  type ServicePort,
  socketText,
  type TargetKind,
} from './model'
import { parseSender, parseTarget } from './parseRequest'
import { routerTargets } from './routerTargets'
import { verdictOf } from './trace'

/** An address that can be requested, before anybody asked it. */
export interface TargetDraft extends Omit<RequestTarget, 'verdict'> {
  /** Others who could ask the same, where policies keep the first out. */
  readonly orFrom?: readonly string[]
}

/**
 * Every address that can be requested, the most telling first: ways in from outside by name, then balancers (a router's by
 * its paths), node ports, and inside the cluster each Service by its name. Each with how a request to it ends.
 */
export function targetsOf(cluster: Cluster): readonly RequestTarget[] {
  return targetDrafts(cluster).map((draft) => targetOf(cluster, draft))
}

/** The first of them: what is asked where nobody asked anything. A first picture waits for no other. */
export function firstTargetOf(cluster: Cluster): Pick<RequestTarget, 'from' | 'to'> | null {
  for (const draft of draftsOf(cluster)) {
    const { from, to } = targetOf(cluster, draft)
    return { from, to }
  }
  return null
}

function targetOf(cluster: Cluster, { to, from, kind, describes, orFrom = [] }: TargetDraft): RequestTarget {
  const asked = { to, from, kind, describes }
  const verdict = verdictOfDraft(cluster, asked)
  // Policies that let others in work as they are meant to: whoever is let in asks.
  const heard = verdict === 'dropped' ? orFrom.find((each) => verdictOfDraft(cluster, { ...asked, from: each }) === 'delivered') : undefined
  return heard === undefined ? { ...asked, verdict } : { ...asked, from: heard, verdict: 'delivered' }
}

const drafted = new WeakMap<Cluster, readonly TargetDraft[]>()

/** The addresses alone, in the same order; nothing is asked yet. */
export function targetDrafts(cluster: Cluster): readonly TargetDraft[] {
  const drafts = drafted.get(cluster) ?? firstOfEach(draftsOf(cluster))
  drafted.set(cluster, drafts)
  return drafts
}

/** The first of those that ask for the same. */
function firstOfEach(drafts: Iterable<TargetDraft>): readonly TargetDraft[] {
  const first = new Map<string, TargetDraft>()
  for (const draft of drafts) if (!first.has(draft.to)) first.set(draft.to, draft)
  return [...first.values()]
}

/** One by one: whoever wants the first waits for no other. */
function* draftsOf(cluster: Cluster): Generator<TargetDraft> {
  yield* balancerTargets(cluster)
  const routers = routerTargets(cluster)
  yield* routers.byName
  const fronts = new Set(cluster.routers.flatMap(({ entry }) => (entry.at === 'pods' ? entry.services.map(refKey) : [])))
  const isFront = (service: Service) => fronts.has(refKey(service.ref))
  for (const service of cluster.services) if (!isFront(service)) yield* loadBalancerTargets(service)
  yield* routers.byAddress
  for (const service of cluster.services) if (isFront(service)) yield* loadBalancerTargets(service)
  for (const service of cluster.services) yield* nodePortTargets(cluster, service)
  for (const service of cluster.services) yield* externalIpTargets(service)
  const senders = insideSenders(cluster)
  for (const service of cluster.services) yield* nameTargets(service, senders(service))
}

/** The request that a draft means; null where it is none. */
export function requestOf(draft: Pick<TargetDraft, 'from' | 'to'>): Request | null {
  const from = parseSender(draft.from)
  const to = parseTarget(draft.to)
  if (!from.ok || !to.ok) return null
  return { from: from.value, to: to.value.target, http: to.value.http, tls: to.value.tls, at: null }
}

function verdictOfDraft(cluster: Cluster, draft: TargetDraft): RequestTarget['verdict'] {
  const request = requestOf(draft)
  return (request && verdictOf(cluster, request)?.verdict) ?? 'unhandled'
}

function balancerTargets(cluster: Cluster): TargetDraft[] {
  return cluster.balancers.flatMap((balancer) =>
    balancer.listeners.flatMap((listener) => {
      const describes = { object: balancer.ref.name, kind: balancer.ref.kind, port: String(listener.port) }
      const names = balancer.hostnames.map(
        (host): TargetDraft => ({ to: urlOf(host, listener.port, listener.protocol === 'UDP'), from: 'external', kind: 'url', describes }),
      )
      const addresses = balancer.addresses.map(
        (address): TargetDraft => ({
          to: socket(address, listener.port, listener.protocol === 'UDP' ? 'UDP' : 'TCP'),
          from: 'external',
          kind: 'externalLoadBalancer',
          describes,
        }),
      )
      return [...names, ...addresses]
    }),
  )
}

/** Ports that people open in a browser are written as a URL. */
function urlOf(host: string, port: number, udp: boolean): string {
  if (udp) return `${host}:${port}/udp`
  if (port === 80) return `http://${host}/`
  return port === 443 ? `https://${host}/` : `${host}:${port}`
}

function socket(address: string, port: number, protocol: string): string {
  return `${socketText(address, port)}${ending(protocol)}`
}

function ending(protocol: string): string {
  return protocol === 'TCP' ? '' : `/${protocol.toLowerCase()}`
}

function describe(service: Service, port: ServicePort): TargetDraft['describes'] {
  return { object: qualifiedName(service.ref), kind: 'Service', port: `${port.name === '' ? '' : `${port.name} `}${port.port}` }
}

function loadBalancerTargets(service: Service): TargetDraft[] {
  return service.ports.flatMap((port) =>
    service.loadBalancerAddresses.flatMap((entry): TargetDraft[] => {
      const host = entry.hostname ?? entry.address
      return host === null
        ? []
        : [{ to: socket(host, port.port, port.protocol), from: 'external', kind: 'loadBalancer', describes: describe(service, port) }]
    }),
  )
}

function nodePortTargets(cluster: Cluster, service: Service): TargetDraft[] {
  const [node] = cluster.nodes
  const [address] = node?.addresses ?? []
  if (address === undefined) return []
  return service.ports.flatMap((port): TargetDraft[] =>
    port.nodePort === null
      ? []
      : [{ to: socket(address, port.nodePort, port.protocol), from: 'external', kind: 'nodePort', describes: describe(service, port) }],
  )
}

function externalIpTargets(service: Service): TargetDraft[] {
  return service.externalIps.flatMap((address) =>
    service.ports.map(
      (port): TargetDraft => ({
        to: socket(address, port.port, port.protocol),
        from: 'external',
        kind: 'externalIp',
        describes: describe(service, port),
      }),
    ),
  )
}

/** A Pod asks by name; a node does not ask the cluster's DNS, so for it the Service itself is named. */
function nameTargets(service: Service, [from = 'external', ...orFrom]: readonly string[]): TargetDraft[] {
  const name = `${service.ref.name}.${service.ref.namespace}`
  const host = from.startsWith('pod:') ? name : `svc:${qualifiedName(service.ref)}`
  const kind: TargetKind = service.externalName !== null ? 'externalName' : service.headless ? 'headless' : 'clusterIp'
  return service.ports.map(
    (port): TargetDraft => ({ to: `${host}:${port.port}${ending(port.protocol)}`, from, kind, describes: describe(service, port), orFrom }),
  )
}
