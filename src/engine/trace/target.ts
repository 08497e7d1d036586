import { clusterIpOf } from '../kubernetes/clusterIp'
import { addressesOf, headlessEndpoints, headlessEvidence } from '../kubernetes/headlessService'
import { endpointsKnown, withoutEndpoints } from '../kubernetes/knownEndpoints'
import { frontService, routerAddress } from '../kubernetes/routerAddress'
import { knownNames, type Resolution, resolveName, serviceHost } from '../kubernetes/serviceDns'
import { portTexts } from '../kubernetes/servicePort'
import {
  type Address,
  addressLike,
  type Cluster,
  type DnsAnswer,
  type Evidence,
  type Protocol,
  qualifiedName,
  type RequestProblem,
  type Service,
  type Stop,
  type Target,
} from '../model'
import { nearestNames } from './nearest'
import type { Place, SenderFact } from './visit'

/** What the target of a request leads to, before any packet is sent. */
export type ResolvedTarget = {
  readonly host: string | null
  readonly port: number
  readonly protocol: Protocol
  readonly dns: readonly DnsAnswer[]
  readonly evidence: readonly Evidence[]
} & (
  | { readonly kind: 'address'; readonly address: Address }
  /** A headless Service: one of its Pods' addresses is taken. */
  | { readonly kind: 'endpoints'; readonly service: Service; readonly addresses: readonly Address[] }
  | { readonly kind: 'stop'; readonly stop: Stop; readonly verdict?: 'rejected' | 'unresolved' | 'unhandled' }
  /** A port on which kubectl port-forward listens; `address` null: it is another machine's. */
  | { readonly kind: 'tunnel'; readonly address: Address | null; readonly first: Extract<Place, { at: 'portForward' }> }
)

/** Resolves a target as its sender would: names by DNS, `svc:` by the Service's cluster IP, `lb:` by its balancer's address. */
export function resolveTarget(cluster: Cluster, sender: SenderFact, target: Target): ResolvedTarget | { readonly problem: RequestProblem } {
  switch (target.kind) {
    case 'ip':
      return { kind: 'address', address: target.address, host: null, port: target.port, protocol: target.protocol, dns: [], evidence: [] }
    case 'host':
      return byName(cluster, sender, target.host, target.port, target.protocol)
    case 'pod': {
      const name = `${target.namespace}/${target.name}`
      const pod = cluster.lookup.pod(target.namespace, target.name)
      if (pod === null)
        return unknown(
          name,
          cluster.pods.map((known) => qualifiedName(known.ref)),
        )
      const [address] = sendable(sender, pod.addresses)
      if (address === undefined) return { problem: { code: 'pod-without-address', text: name } }
      return { kind: 'address', address, host: null, port: target.port, protocol: target.protocol, dns: [], evidence: [] }
    }
    case 'service':
    case 'loadBalancer': {
      const service = cluster.lookup.service(target.namespace, target.name)
      if (service === null)
        return (
          byRefused(cluster, sender, target) ??
          unknown(
            `${target.namespace}/${target.name}`,
            cluster.services.map((known) => qualifiedName(known.ref)),
          )
        )
      return target.kind === 'service' ? byService(cluster, sender, service, target) : byLoadBalancer(sender, service, target)
    }
    case 'ingress':
    case 'gateway':
      return byRouter(cluster, sender, target)
  }
}

const routed = {
  ingress: { group: 'networking.k8s.io', kind: 'Ingress' },
  gateway: { group: 'gateway.networking.k8s.io', kind: 'Gateway' },
} as const

/** An Ingress or Gateway is asked at the address of the router that serves it. */
function byRouter(
  cluster: Cluster,
  sender: SenderFact,
  target: Extract<Target, { kind: 'ingress' | 'gateway' }>,
): ResolvedTarget | { readonly problem: RequestProblem } {
  const { kind, namespace, name, port } = target
  const ref = { ...routed[kind], namespace, name }
  const written = cluster.lookup.object(ref)
  const protocol = kind === 'gateway' ? target.protocol : 'TCP'
  const common = { host: null, port, protocol, dns: [], evidence: [] }
  const router = cluster.lookup.routerOf(ref)
  if (router === null) {
    const stop: Stop = { reason: 'nobody-serves', facts: { object: ref } }
    return written === null ? unknown(`${namespace}/${name}`, namesOfKind(cluster, ref.kind)) : { ...common, kind: 'stop', stop }
  }
  const found = routerAddress(cluster, router, port)
  const [address] = sendable(sender, found?.addresses ?? [])
  if (found && address !== undefined) return { ...common, kind: 'address', address, port: found.port }
  const service = frontService(router)
  const stop: Stop = { reason: 'no-load-balancer-address', facts: { service: qualifiedName(service ?? ref), type: 'LoadBalancer' } }
  return { ...common, kind: 'stop', stop }
}

function namesOfKind(cluster: Cluster, kind: string): readonly string[] {
  return cluster.objects.filter((object) => object.ref.kind === kind).map((object) => qualifiedName(object.ref))
}

function unknown(text: string, known: readonly string[]): { readonly problem: RequestProblem } {
  return { problem: { code: 'target-unknown', text, nearest: nearestNames(text, known) } }
}

/** Of several addresses those of a family that the sender has; all of them where it has none of theirs. */
function sendable(sender: SenderFact, addresses: readonly Address[]): readonly Address[] {
  const fitting = addresses.filter((address) => addressLike(sender.addresses, address) !== null)
  return fitting.length > 0 ? fitting : addresses
}

function byName(cluster: Cluster, sender: SenderFact, host: string, port: number, protocol: Protocol): ResolvedTarget {
  const asker = sender.pod ? ({ kind: 'pod', pod: sender.pod } as const) : ({ kind: 'other' } as const)
  return fromResolution(cluster, sender, resolveName(cluster, asker, host), host, port, protocol)
}

function fromResolution(
  cluster: Cluster,
  sender: SenderFact,
  found: Resolution,
  host: string,
  port: number,
  protocol: Protocol,
): ResolvedTarget {
  const common = { host, port, protocol, dns: found.answers, evidence: found.evidence }
  if (found.kind === 'address') {
    const [address] = sendable(sender, found.addresses)
    if (address !== undefined) return { ...common, kind: 'address', address }
  }
  if (found.kind !== 'endpoints') {
    const missing = found.kind === 'none' ? found.host : host
    const stop: Stop = { reason: 'no-such-name', facts: { host: missing, nearest: nearestNames(missing, knownNames(cluster)) } }
    return { ...common, kind: 'stop', stop }
  }
  if (found.addresses.length === 0 && !endpointsKnown(cluster.lookup, found.service)) {
    const { verdict, stop } = withoutEndpoints(cluster, found.service)
    // What DNS answers hangs on the endpoints, too.
    return { ...common, dns: [], kind: 'stop', stop, verdict }
  }
  if (found.addresses.length === 0) {
    const stop: Stop = { reason: 'no-address-behind-name', facts: { host, service: qualifiedName(found.service.ref) } }
    return { ...common, kind: 'stop', stop }
  }
  const evidence = [...found.evidence, headlessEvidence(found.service, found.addresses.length, port)]
  return { ...common, kind: 'endpoints', service: found.service, addresses: sendable(sender, found.addresses), evidence }
}

/** A Service that the input has and the API server refuses: nobody answers to its name, and no balancer serves it. Null: there is none. */
function byRefused(
  cluster: Cluster,
  sender: SenderFact,
  { kind, namespace, name, port, protocol }: Extract<Target, { kind: 'service' | 'loadBalancer' }>,
): ResolvedTarget | null {
  const ref = { group: '', kind: 'Service', namespace, name }
  if (typeof port === 'string' || cluster.lookup.object(ref) === null) return null
  const host = `${name}.${namespace}.svc.${cluster.settings.clusterDomain}`
  if (kind === 'service') return byName(cluster, sender, `${host}.`, port, protocol ?? 'TCP')
  const stop: Stop = { reason: 'no-load-balancer-address', facts: { service: qualifiedName(ref), type: 'LoadBalancer' } }
  return { kind: 'stop', stop, host: null, port, protocol: protocol ?? 'TCP', dns: [], evidence: [] }
}

function byService(
  cluster: Cluster,
  sender: SenderFact,
  service: Service,
  target: Extract<Target, { kind: 'service' }>,
): ResolvedTarget | { readonly problem: RequestProblem } {
  const named = portOf(service, target)
  if (named === null)
    return { problem: { code: 'target-unknown', text: `${qualifiedName(service.ref)}:${target.port}`, nearest: portTexts(service) } }
  if (service.externalName !== null) return byName(cluster, sender, `${serviceHost(cluster, service)}.`, named.port, named.protocol)
  if (service.headless) {
    const addresses = addressesOf(headlessEndpoints(cluster.lookup, service))
    const resolution: Resolution = { kind: 'endpoints', service, addresses, answers: [], evidence: [] }
    return { ...fromResolution(cluster, sender, resolution, serviceHost(cluster, service), named.port, named.protocol), host: null }
  }
  const address = clusterIpOf(service, sender.addresses[0] ?? null)
  if (address === null)
    return {
      kind: 'stop',
      stop: { reason: 'no-address-behind-name', facts: { host: serviceHost(cluster, service), service: qualifiedName(service.ref) } },
      host: null,
      ...named,
      dns: [],
      evidence: [],
    }
  return { kind: 'address', address, host: null, ...named, dns: [], evidence: [] }
}

function byLoadBalancer(
  sender: SenderFact,
  service: Service,
  target: Extract<Target, { kind: 'loadBalancer' }>,
): ResolvedTarget | { readonly problem: RequestProblem } {
  const named = portOf(service, target)
  if (named === null)
    return { problem: { code: 'target-unknown', text: `${qualifiedName(service.ref)}:${target.port}`, nearest: portTexts(service) } }
  const [address] = sendable(
    sender,
    service.loadBalancerAddresses.flatMap((entry) => entry.address ?? []),
  )
  if (address !== undefined) return { kind: 'address', address, host: null, ...named, dns: [], evidence: [] }
  const stop: Stop = { reason: 'no-load-balancer-address', facts: { service: qualifiedName(service.ref), type: service.type } }
  return { kind: 'stop', stop, host: null, ...named, dns: [], evidence: [] }
}

/** A port by number is taken as it is; a port by name must be one of the Service's. */
function portOf(
  service: Service,
  target: Extract<Target, { kind: 'service' | 'loadBalancer' }>,
): { readonly port: number; readonly protocol: Protocol } | null {
  const found = service.ports.find(
    (port) =>
      (typeof target.port === 'number' ? port.port === target.port : port.name === target.port) &&
      (target.protocol ?? port.protocol) === port.protocol,
  )
  if (found) return { port: found.port, protocol: found.protocol }
  return typeof target.port === 'number' ? { port: target.port, protocol: target.protocol ?? 'TCP' } : null
}
