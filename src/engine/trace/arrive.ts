import type { PortListeners } from '../kubernetes/routerListener'
import { portNotOnService, servicePortFor } from '../kubernetes/servicePort'
import type { Address, Cluster, Ending, Endpoint, HttpRouter, Pod, ResourceRef, RouterPort } from '../model'
import type { Connection, Place, Traveller } from './visit'

/** Where a packet goes that no rule of a node holds back: a place of its own, or the end. */
export type NextStop = { readonly place: Place } | { readonly ending: Ending }

/**
 * Follows a packet to its destination address. `inside`: it is already in the cluster's network (sent by a Pod or node,
 * rewritten to an endpoint, or sent by a balancer that was told that address), so Pod addresses can be reached.
 */
export function followAddress(cluster: Cluster, { wire: packet, connection }: Traveller, inside: boolean): NextStop {
  const { address, port } = packet.destination
  if (address === null || port === null) return unhandled(address)
  const owners = cluster.lookup.owners(address)
  const find = <K extends (typeof owners)[number]['kind']>(kind: K) =>
    owners.find((owner): owner is Extract<(typeof owners)[number], { kind: K }> => owner.kind === kind)

  const router = find('router')
  const taken = router ? atRouterOutside(router.router, address, port, connection) : null
  if (taken) return taken
  const balancer = find('balancer')
  if (balancer) return { place: { at: 'externalLoadBalancer', balancer: balancer.balancer } }
  // A balancer's address that is a node's own (k3s ServiceLB) leads to that node, whose rules know both.
  const node = find('node')
  if (node) return { place: { at: 'node', node: node.node } }
  const clouds = owners.filter((owner) => owner.kind === 'loadBalancer')
  const cloud = clouds.find(({ service }) => servicePortFor(service, packet.protocol, port) !== null) ?? clouds[0]
  if (cloud) return { place: { at: 'loadBalancer', service: cloud.service, index: cloud.index } }
  const external = find('externalIp')
  // On a port that the Service has, a node's rules take it; on any other nobody does.
  if (external) return { ending: { verdict: 'unhandled', stop: portNotOnService(external.service, packet.protocol, port).stop } }
  const pod = find('pod')
  if (pod) return inside ? toPod(cluster, pod.pod, address, port, packet.protocol, connection) : outsideTheNetwork(address, 'pod')
  if (router) return { place: { at: 'closedRouter', router: router.router } }
  const described = find('externalService')
  if (described) return { ending: outside(address, port, described.external.ref, connection) }
  if (find('clusterIp')) return outsideTheNetwork(address, 'clusterIp')
  const client = find('client')
  if (client) return { ending: outside(address, port, client.client.ref, connection) }
  if (cluster.lookup.describedAsEndpoint(address)) return { ending: outside(address, port, null, connection) }
  return unhandled(address)
}

/**
 * A router outside, on a port of its own: what is said on the connection decides where it goes on; where nothing is said, the
 * router is the end. Null: another port, which a balancer of the same address may have.
 */
function atRouterOutside(router: HttpRouter, address: Address, port: number, connection: Connection): NextStop | null {
  const [first, ...others] = portsOf(router, port)
  if (!first) return null
  const ports = listenersOf([first, ...others], connection)
  return ports ? { place: { at: 'httpRouter', pod: null, ports } } : { ending: outside(address, port, router.ref, connection) }
}

/** The end at an endpoint that a Service or backend list names: a Pod, a balancer outside, or a place outside. */
export function followEndpoint(cluster: Cluster, endpoint: Endpoint, traveller: Traveller): NextStop {
  const { connection, wire } = traveller
  const pod = endpoint.pod && cluster.lookup.podOf(endpoint.pod)
  if (pod) return toPod(cluster, pod, endpoint.address, endpoint.port, wire.protocol, connection)
  const next = followAddress(cluster, traveller, true)
  if ('place' in next && next.place.at === 'node')
    return { ending: atNode(endpoint.address, endpoint.port, next.place.node.ref, connection) }
  // The list that names the address describes it, whatever else is not known of it.
  if ('ending' in next && next.ending.verdict !== 'delivered')
    return { ending: outside(endpoint.address, endpoint.port, endpoint.pod, connection) }
  return next
}

/** Nothing in the input says what that address is: a list that names it describes it as a place outside. */
export function isUndescribed(next: NextStop): boolean {
  return 'ending' in next && next.ending.verdict === 'unhandled' && next.ending.stop.reason === 'address-nobody-describes'
}

/** A Pod: the end, or a router in it that goes on. */
export function toPod(
  cluster: Cluster,
  pod: Pod,
  address: Address,
  port: number,
  protocol: RouterPort['listener']['protocol'],
  connection: Connection,
): NextStop {
  const open = cluster.lookup.routersInPod(pod.ref, port, protocol)
  const closed = open.length > 0 ? null : cluster.lookup.closedInPod(pod.ref, port, protocol)
  if (closed) return { place: { at: 'closedListener', pod, closed } }
  const ports = listenersOf(open, connection)
  return ports ? { place: { at: 'httpRouter', pod, ports } } : { ending: atPod(pod, address, port, connection) }
}

/**
 * The listeners on a port that can tell where a connection goes on: those that pass bytes on always can, those that read
 * HTTP or a TLS server name only where something is said. Of a connection that says nothing the router is the end: null.
 */
function listenersOf(ports: readonly RouterPort[], { http, tls }: Connection): PortListeners | null {
  const [first, ...others] = ports
  if (!first) return null
  const says = http !== null || tls !== null
  const tell = ports.some(({ listener }) => says || (!listener.http && listener.tls === 'none'))
  return tell ? [first, ...others] : null
}

function portsOf(router: HttpRouter, port: number): readonly RouterPort[] {
  return router.listeners.filter((listener) => listener.port === port).map((listener) => ({ router, listener }))
}

export function atPod(pod: Pod, address: Address, port: number, { backend }: Connection): Ending {
  return { verdict: 'delivered', endpoint: { address, port, what: 'pod', ref: pod.ref, node: pod.node, backend } }
}

export function atNode(address: Address, port: number, ref: ResourceRef, { backend }: Connection): Ending {
  return { verdict: 'delivered', endpoint: { address, port, what: 'node', ref, node: ref.name, backend } }
}

export function outside(address: Address, port: number, ref: ResourceRef | null, { backend }: Connection): Ending {
  return { verdict: 'delivered', endpoint: { address, port, what: 'outside', ref, node: null, backend } }
}

function outsideTheNetwork(address: Address, what: 'pod' | 'clusterIp'): NextStop {
  return { ending: { verdict: 'unhandled', stop: { reason: 'cluster-address-from-outside', facts: { address, what } } } }
}

function unhandled(address: Address | null): NextStop {
  return { ending: { verdict: 'unhandled', stop: { reason: 'address-nobody-describes', facts: { address: address ?? ('' as Address) } } } }
}
