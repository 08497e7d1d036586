import { portNotOnService, servicePortFor } from '../kubernetes/servicePort'
import type { Address, Cluster, Ending, Endpoint, Packet, Pod, ResourceRef } from '../model'
import type { Place } from './visit'

/** Where a packet goes that no rule of a node holds back: a place of its own, or the end. */
export type NextStop = { readonly place: Place } | { readonly ending: Ending }

/**
 * Follows a packet to its destination address. `inside`: it is already in the cluster's network (sent by a Pod or node,
 * rewritten to an endpoint, or sent by a balancer that was told that address), so Pod addresses can be reached.
 */
export function followAddress(cluster: Cluster, packet: Packet, inside: boolean): NextStop {
  const { address, port } = packet.destination
  if (address === null || port === null) return unhandled(address)
  const owners = cluster.lookup.owners(address)
  const find = <K extends (typeof owners)[number]['kind']>(kind: K) =>
    owners.find((owner): owner is Extract<(typeof owners)[number], { kind: K }> => owner.kind === kind)

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
  if (pod) return inside ? { ending: atPod(pod.pod, address, port) } : outsideTheNetwork(address, 'pod')
  const described = find('externalService')
  if (described) return { ending: outside(address, port, described.external.ref) }
  if (find('clusterIp')) return outsideTheNetwork(address, 'clusterIp')
  const client = find('client')
  if (client) return { ending: outside(address, port, client.client.ref) }
  if (cluster.lookup.describedAsEndpoint(address)) return { ending: outside(address, port, null) }
  return unhandled(address)
}

/** The end at an endpoint that a Service or backend list names: a Pod, a balancer outside, or a place outside. */
export function followEndpoint(cluster: Cluster, endpoint: Endpoint, packet: Packet): NextStop {
  const pod = endpoint.pod && cluster.lookup.podOf(endpoint.pod)
  if (pod) return { ending: atPod(pod, endpoint.address, endpoint.port) }
  const next = followAddress(cluster, packet, true)
  if ('place' in next && next.place.at === 'node') return { ending: atNode(endpoint.address, endpoint.port, next.place.node.ref) }
  // The list that names the address describes it, whatever else is not known of it.
  if ('ending' in next && next.ending.verdict !== 'delivered') return { ending: outside(endpoint.address, endpoint.port, endpoint.pod) }
  return next
}

/** Nothing in the input says what that address is: a list that names it describes it as a place outside. */
export function isUndescribed(next: NextStop): boolean {
  return 'ending' in next && next.ending.verdict === 'unhandled' && next.ending.stop.reason === 'address-nobody-describes'
}

export function atPod(pod: Pod, address: Address, port: number): Ending {
  return { verdict: 'delivered', endpoint: { address, port, what: 'pod', ref: pod.ref, node: pod.node } }
}

export function atNode(address: Address, port: number, ref: ResourceRef): Ending {
  return { verdict: 'delivered', endpoint: { address, port, what: 'node', ref, node: ref.name } }
}

function outside(address: Address, port: number, ref: ResourceRef | null): Ending {
  return { verdict: 'delivered', endpoint: { address, port, what: 'outside', ref, node: null } }
}

function outsideTheNetwork(address: Address, what: 'pod' | 'clusterIp'): NextStop {
  return { ending: { verdict: 'unhandled', stop: { reason: 'cluster-address-from-outside', facts: { address, what } } } }
}

function unhandled(address: Address | null): NextStop {
  return { ending: { verdict: 'unhandled', stop: { reason: 'address-nobody-describes', facts: { address: address ?? ('' as Address) } } } }
}
