import { selects } from './kubernetes/labelSelector'
import {
  type Cluster,
  qualifiedName,
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

type Draft = Omit<RequestTarget, 'verdict'>

/**
 * Every address that can be requested, the most telling first: ways in from outside by name, then balancers (a router's by
 * its paths), node ports, and inside the cluster each Service by its name. Each with how a request to it ends.
 */
export function targetsOf(cluster: Cluster): readonly RequestTarget[] {
  const routers = routerTargets(cluster)
  const fronts = new Set(cluster.routers.flatMap(({ entry }) => (entry.at === 'pods' ? entry.services.map(refKey) : [])))
  const isFront = (service: Service) => fronts.has(refKey(service.ref))
  const drafts = [
    ...balancerTargets(cluster),
    ...routers.byName,
    ...cluster.services.filter((service) => !isFront(service)).flatMap(loadBalancerTargets),
    ...routers.byAddress,
    ...cluster.services.filter(isFront).flatMap(loadBalancerTargets),
    ...cluster.services.flatMap((service) => nodePortTargets(cluster, service)),
    ...cluster.services.flatMap((service) => externalIpTargets(service)),
    ...cluster.services.flatMap((service) => nameTargets(service, insideSender(cluster, service))),
  ]
  const first = new Map(drafts.toReversed().map((draft) => [draft.to, draft]))
  return drafts.filter((draft) => first.get(draft.to) === draft).map((draft) => ({ ...draft, verdict: verdictOfDraft(cluster, draft) }))
}

/** Who asks a Service from inside: a Pod that is not behind it, of its own namespace where there is one; without Pods a node. */
function insideSender(cluster: Cluster, service: Service): string {
  const others = cluster.pods.filter((pod) => !selects(service.selector, pod.labels) || pod.ref.namespace !== service.ref.namespace)
  const pod = others.find((candidate) => candidate.ref.namespace === service.ref.namespace) ?? others[0] ?? cluster.pods[0]
  if (pod) return `pod:${qualifiedName(pod.ref)}`
  const [node] = cluster.nodes
  return node ? `node:${node.ref.name}` : 'external'
}

function verdictOfDraft(cluster: Cluster, draft: Draft): RequestTarget['verdict'] {
  const from = parseSender(draft.from)
  const to = parseTarget(draft.to)
  if (!from.ok || !to.ok) return 'unhandled'
  return (
    verdictOf(cluster, { from: from.value, to: to.value.target, http: to.value.http, tls: to.value.tls, at: null })?.verdict ?? 'unhandled'
  )
}

function balancerTargets(cluster: Cluster): Draft[] {
  return cluster.balancers.flatMap((balancer) =>
    balancer.listeners.flatMap((listener) => {
      const describes = { object: balancer.ref.name, kind: balancer.ref.kind, port: String(listener.port) }
      const names = balancer.hostnames.map(
        (host): Draft => ({ to: urlOf(host, listener.port, listener.protocol === 'UDP'), from: 'external', kind: 'url', describes }),
      )
      const addresses = balancer.addresses.map(
        (address): Draft => ({
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

function describe(service: Service, port: ServicePort): Draft['describes'] {
  return { object: qualifiedName(service.ref), kind: 'Service', port: `${port.name === '' ? '' : `${port.name} `}${port.port}` }
}

function loadBalancerTargets(service: Service): Draft[] {
  return service.ports.flatMap((port) =>
    service.loadBalancerAddresses.flatMap((entry): Draft[] => {
      const host = entry.hostname ?? entry.address
      return host === null
        ? []
        : [{ to: socket(host, port.port, port.protocol), from: 'external', kind: 'loadBalancer', describes: describe(service, port) }]
    }),
  )
}

function nodePortTargets(cluster: Cluster, service: Service): Draft[] {
  const [node] = cluster.nodes
  const [address] = node?.addresses ?? []
  if (address === undefined) return []
  return service.ports.flatMap((port): Draft[] =>
    port.nodePort === null
      ? []
      : [{ to: socket(address, port.nodePort, port.protocol), from: 'external', kind: 'nodePort', describes: describe(service, port) }],
  )
}

function externalIpTargets(service: Service): Draft[] {
  return service.externalIps.flatMap((address) =>
    service.ports.map(
      (port): Draft => ({
        to: socket(address, port.port, port.protocol),
        from: 'external',
        kind: 'externalIp',
        describes: describe(service, port),
      }),
    ),
  )
}

/** A Pod asks by name; a node does not ask the cluster's DNS, so for it the Service itself is named. */
function nameTargets(service: Service, from: string): Draft[] {
  const name = `${service.ref.name}.${service.ref.namespace}`
  const host = from.startsWith('pod:') ? name : `svc:${qualifiedName(service.ref)}`
  const kind: TargetKind = service.externalName !== null ? 'externalName' : service.headless ? 'headless' : 'clusterIp'
  return service.ports.map(
    (port): Draft => ({ to: `${host}:${port.port}${ending(port.protocol)}`, from, kind, describes: describe(service, port) }),
  )
}
