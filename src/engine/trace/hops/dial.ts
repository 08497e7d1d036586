import { clusterIpOf } from '../../kubernetes/clusterIp'
import { endpointPortEvidence } from '../../kubernetes/endpointPort'
import { balancerBackends } from '../../kubernetes/externalLoadBalancer'
import { healthyNodes } from '../../kubernetes/healthCheckNodePort'
import { withoutEndpoints } from '../../kubernetes/knownEndpoints'
import { brokenBackend, routerEndpoints } from '../../kubernetes/routeBackend'
import { resolveName } from '../../kubernetes/serviceDns'
import {
  type Address,
  addressLike,
  type BackendFault,
  type BackendTarget,
  type Endpoint,
  type Evidence,
  type HttpRequest,
  type HttpRouter,
  type HttpRule,
  type Packet,
  type Pod,
  qualifiedName,
  type RouterBackend,
  type RouterListener,
  type Service,
  type ServicePort,
  type Stop,
  socketText,
  type TlsHello,
} from '../../model'
import { followAddress, followEndpoint, isUndescribed, type NextStop, outside } from '../arrive'
import { knownEnding, type Passed, passPolicies } from '../policy'
import type { Onward, Traveller, WalkContext } from '../visit'
import { route } from './client'

/** A connection at a router, and what has been decided of it. */
export interface AtRouter {
  readonly router: HttpRouter
  readonly listener: RouterListener
  readonly pod: Pod | null
  readonly traveller: Traveller
  readonly because: readonly Evidence[]
}

/** The connection that a router opens, and where it leads; or why there is none. */
export type Dialled =
  | {
      readonly kind: 'open'
      readonly traveller: Traveller
      readonly onward: Onward
      readonly endpoint: string
      readonly atEndpoint: boolean
      readonly pod: string | null
      readonly because: readonly Evidence[]
    }
  /** `status` null: what the rule says for a Service without endpoints. */
  | { readonly kind: 'stop'; readonly stop: Stop; readonly status: number | null; readonly because: readonly Evidence[] }
  /** Nobody knows where it leads, or what the router answers. */
  | { readonly kind: 'unknown'; readonly stop: Stop; readonly because: readonly Evidence[] }
  /** The first packet never leaves the router's Pod. */
  | { readonly kind: 'held'; readonly stop: Stop; readonly because: readonly Evidence[] }

/** Opens the connection to a backend: to an endpoint of a Service, to its cluster IP, to a node port, or to an address outside. */
export function dial(context: WalkContext, at: AtRouter, rule: HttpRule, backend: RouterBackend, request: HttpRequest | null): Dialled {
  const { target } = backend
  if (target.kind === 'broken') return broken(at, rule, backend, target.fault)
  if (target.kind === 'outside') return dialOutside(context, at, target, request)
  const service = context.cluster.lookup.service(target.service.namespace ?? '', target.service.name)
  if (service === null) return broken(at, rule, backend, 'missing')
  const opening: Opening = { context, at, request, backend: `${qualifiedName(service.ref)}:${target.port}`, tls: target.tls }
  if (service.externalName !== null) return dialName(opening, service, service.externalName, target.port)
  const protocol = at.listener.protocol
  const port = service.ports.find((each) => each.port === target.port && each.protocol === protocol)
  if (!port) return broken(at, rule, backend, 'port-missing')
  switch (target.dial) {
    case 'endpoint':
      return dialEndpoint(opening, service, port, target.podLabels)
    case 'clusterIp':
      return dialClusterIp(opening, service, port)
    case 'nodePort':
      return dialNodePort(opening, service, port)
  }
}

/** What every way of dialling needs. */
interface Opening {
  readonly context: WalkContext
  readonly at: AtRouter
  readonly request: HttpRequest | null
  readonly backend: string
  /** The TLS that the router speaks itself. */
  readonly tls: TlsHello | null
}

function broken({ router }: AtRouter, rule: HttpRule, backend: RouterBackend, fault: BackendFault): Dialled {
  return { kind: 'stop', stop: brokenBackend(router, rule, backend, fault), status: null, because: [] }
}

function noEndpoints({ context }: Opening, service: Service, because: readonly Evidence[]): Dialled {
  const { verdict, stop } = withoutEndpoints(context.cluster, service)
  return verdict === 'unhandled' ? { kind: 'unknown', stop, because } : { kind: 'stop', stop, status: null, because }
}

function dialEndpoint(opening: Opening, service: Service, port: ServicePort, podLabels: Readonly<Record<string, string>> | null): Dialled {
  const { context, at } = opening
  const { usable, evidence } = routerEndpoints(context.cluster, at.router, service, port, podLabels)
  if (usable.length === 0) return noEndpoints(opening, service, [evidence])
  const options = usable.map((endpoint) => ({ endpoint, choice: { endpoint: endpoint.socket }, weight: 1, fold: null }))
  const follow = (endpoint: Endpoint) => {
    const traveller = opened(opening, endpoint.address, endpoint.port)
    return { traveller, passed: passPolicies(context.cluster, traveller, followEndpoint(context.cluster, endpoint, traveller)) }
  }
  const { endpoint } = context.pick(options, (option) => knownEnding(follow(option.endpoint).passed))
  const { traveller, passed } = follow(endpoint)
  const found = dialled(traveller, passed, endpoint.socket, [evidence, endpointPortEvidence(service, port, endpoint)])
  return found.kind === 'open' ? { ...found, atEndpoint: true, pod: endpoint.pod && qualifiedName(endpoint.pod) } : found
}

/** The new connection, as the policies have it. */
function dialled(traveller: Traveller, passed: Passed, endpoint: string, before: readonly Evidence[]): Dialled {
  const because = [...before, ...passed.because]
  if (passed.kind === 'held') return { kind: 'held', stop: passed.stop, because }
  return { kind: 'open', traveller, onward: passed.onward, endpoint, atEndpoint: false, pod: null, because }
}

function dialClusterIp(opening: Opening, service: Service, port: ServicePort): Dialled {
  const address = clusterIpOf(service, opening.at.pod?.addresses[0] ?? null)
  if (address === null) return noEndpoints(opening, service, [])
  const traveller = opened(opening, address, port.port)
  return dialled(traveller, route(opening.context, traveller, null), socketText(address, port.port), [])
}

/** Every node that passes the health check of the Service, with equal chances. */
function dialNodePort(opening: Opening, service: Service, port: ServicePort): Dialled {
  const { context, at } = opening
  const { cluster } = context
  if (port.nodePort === null)
    return {
      kind: 'stop',
      stop: { reason: 'no-node-port', facts: { service: qualifiedName(service.ref), port: port.port } },
      status: null,
      because: [],
    }
  const { healthy } = healthyNodes(cluster, service, port, cluster.nodes)
  const like = at.traveller.wire.destination.address
  const options = healthy.flatMap((node) => {
    const address = addressLike(node.addresses, like) ?? node.addresses[0]
    return address === undefined ? [] : [{ address, choice: { node: node.ref.name }, weight: 1, fold: null }]
  })
  if (options.length === 0) return noEndpoints(opening, service, [])
  const { address } = context.pick(options)
  const traveller = opened(opening, address, port.nodePort)
  const passed = passPolicies(cluster, traveller, followAddress(cluster, traveller, true))
  return dialled(traveller, passed, socketText(address, port.nodePort), [])
}

/** An ExternalName Service: its name is looked up as the router's Pod would. */
function dialName(opening: Opening, service: Service, name: string, port: number): Dialled {
  const { context, at } = opening
  const found = resolveName(context.cluster, at.pod ? { kind: 'pod', pod: at.pod } : { kind: 'other' }, `${name}.`)
  const [address] = found.kind === 'none' ? [] : found.addresses
  if (address === undefined) return noEndpoints(opening, service, found.evidence)
  const traveller = opened(opening, address, port)
  return dialled(traveller, route(context, traveller, null), socketText(address, port), found.evidence)
}

function dialOutside(
  context: WalkContext,
  at: AtRouter,
  target: Extract<BackendTarget, { kind: 'outside' }>,
  request: HttpRequest | null,
): Dialled {
  const balancer = { ref: at.router.ref, healthCheck: target.healthCheck }
  const { options, evidence } = balancerBackends(context.cluster, balancer, [{ ...target.backend, weight: 1 }], at.traveller.wire)
  if (options.length === 0) {
    const facts = { balancer: at.router.ref.name, port: at.listener.port }
    return { kind: 'stop', stop: { reason: 'no-backend', facts }, status: 503, because: evidence }
  }
  const { address, port, evidence: own } = context.pick(options)
  const traveller = opened({ context, at, request, backend: socketText(address, port), tls: null }, address, port)
  const next = followAddress(context.cluster, traveller, true)
  const described: NextStop = isUndescribed(next) ? { ending: outside(address, port, null, traveller.connection) } : next
  return dialled(traveller, passPolicies(context.cluster, traveller, described), socketText(address, port), [...evidence, own])
}

/** The first packet of the new connection: from the router's own address, on a port that its system picks. */
function opened({ context, at, request, backend, tls: spoken }: Opening, address: Address, port: number): Traveller {
  const { router, pod, listener, traveller } = at
  const before = traveller.wire
  const addresses = pod?.addresses ?? (before.destination.address === null ? [] : [before.destination.address])
  const own = addressLike(addresses, address) ?? addresses[0] ?? null
  const name = pod?.ref.name ?? router.ref.name
  const node = pod?.node ? context.cluster.lookup.node(pod.node) : null
  const source = router.profile.source === 'client' ? before.source : { address: own, port: null, name }
  const packet: Packet = { protocol: before.protocol, source, destination: { address, port } }
  const { connection } = traveller
  const tls = listener.tls === 'passthrough' ? connection.tls : spoken
  return {
    concept: packet,
    wire: packet,
    connection: { index: connection.index + 1, sender: { addresses, name, pod, node }, http: request, tls, backend },
    atSender: pod !== null,
  }
}
