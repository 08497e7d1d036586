import { isServedAt } from '../../kubernetes/clusterIp'
import { equalNodes } from '../../kubernetes/equalNodes'
import { headlessPortAnswers } from '../../kubernetes/headlessService'
import { decideAtNode } from '../../kubernetes/kubeProxy'
import { servicePortFor } from '../../kubernetes/servicePort'
import { endpointsAt } from '../../kubernetes/servicePortEndpoints'
import { targetPortEvidence } from '../../kubernetes/targetPort'
import {
  type Address,
  addressLike,
  type ClusterNode,
  type Ending,
  type Evidence,
  familyOf,
  type HopStep,
  isLoopback,
  type Packet,
  type Protocol,
  qualifiedName,
  type Service,
  type Socket,
  type Stop,
  socketLabel,
  socketText,
  type Verdict,
} from '../../model'
import { followAddress, type NextStop, toPod } from '../arrive'
import { freely, knownEnding, onwardTo, type Passed, passPolicies, visitOf } from '../policy'
import type { ResolvedTarget } from '../target'
import type { HopDraft, Traveller, Visit, WalkContext } from '../visit'
import { carryOut } from './rewrite'

/** The sender makes the first packet. Inside the cluster its own node's rules see it first. */
export function visitClient(context: WalkContext, target: ResolvedTarget, at: ClusterNode | null): Visit {
  if (target.kind === 'stop') return stoppedAtClient(context, target, null, target.verdict ?? 'unresolved', target.stop)
  if (target.kind === 'tunnel') return intoTunnel(context, target)
  const address = target.kind === 'address' ? target.address : takeEndpoint(context, target)
  const packet = firstPacket(context, target, address)
  if (packet.source.address === null) {
    const facts = { sender: nameOf(context), family: familyOf(address) }
    return stoppedAtClient(context, target, null, 'unresolved', { reason: 'address-family-differs', facts })
  }
  const traveller = travellerOf(context, packet)
  const passed = target.kind === 'endpoints' ? toHeadless(context, target, traveller) : route(context, traveller, at)
  if (passed.kind === 'held') return stoppedAtClient(context, target, address, 'dropped', passed.stop, passed.because)
  if ('ending' in passed.onward && passed.onward.ending.verdict === 'unhandled')
    return stoppedAtClient(context, target, address, 'unhandled', passed.onward.ending.stop, passed.because)
  const facts = { sender: nameOf(context), host: target.host, to: socketText(address, target.port) }
  return visitOf(hopOf(context, target, { step: 'send', facts }, packet, packet), traveller, passed)
}

/** The first connection of a tunnel, to the machine where kubectl listens. */
function intoTunnel(context: WalkContext, target: Extract<ResolvedTarget, { kind: 'tunnel' }>): Visit {
  const packet = firstPacket(context, target, target.address)
  const facts = { sender: nameOf(context), host: target.host, to: socketLabel(packet.destination) }
  const hop = hopOf(context, target, { step: 'send', facts }, packet, packet)
  return { hop, onward: { place: target.first, traveller: travellerOf(context, packet) } }
}

/** The first connection of the way, which the client opens. */
function travellerOf({ sender, spoken }: WalkContext, packet: Packet): Traveller {
  return { concept: packet, wire: packet, connection: { index: 0, sender, ...spoken, backend: null }, atSender: sender.pod !== null }
}

/** The first place of the packet. The rules of the sender's own node (or of the node given) see it first. */
export function route(context: WalkContext, traveller: Traveller, at: ClusterNode | null): Passed {
  const { cluster } = context
  const { sender } = traveller.connection
  const { address, port } = traveller.wire.destination
  // A Pod's loopback is its own.
  if (sender.pod && !sender.pod.hostNetwork && address !== null && port !== null && isLoopback(address))
    return freely(onwardTo(toPod(cluster, sender.pod, address, port, traveller.wire.protocol, traveller.connection), traveller))
  const node = at ?? sender.node
  if (node === null) return passPolicies(cluster, traveller, outward(context, traveller))
  const decision = decideAtNode(cluster, node, traveller.wire)
  if (decision.kind !== 'none' && (decision.entry === 'clusterIp' || decision.entry === null)) {
    const done = carryOut(context, node, traveller, decision)
    return freely({ place: { at: 'service', node, decision: done, onNode: false }, traveller })
  }
  if (at || decision.kind !== 'none') return freely({ place: { at: 'node', node }, traveller })
  return passPolicies(cluster, traveller, followAddress(cluster, traveller, true))
}

/** From outside an external IP leads to whichever node the network brings it to: any, with equal chances. */
function outward(context: WalkContext, traveller: Traveller): NextStop {
  const { cluster } = context
  const { protocol, destination } = traveller.wire
  const owners = destination.address === null ? [] : cluster.lookup.owners(destination.address)
  const externals = owners.flatMap((owner) => (owner.kind === 'externalIp' ? owner.service : []))
  if (externals.length === 0 || owners.some((owner) => owner.kind === 'node') || cluster.nodes.length === 0)
    return followAddress(cluster, traveller, false)
  const served = externalPort(externals, destination, protocol)
  const way = served ? equalNodes(cluster, served.service, served.port) : () => 'nobody'
  const options = cluster.nodes.map((node) => ({ node, choice: { node: node.ref.name }, weight: 1, fold: way(node) }))
  return { place: { at: 'node', node: context.pick(options).node } }
}

/** Of Services that share an external IP, the one whose port the nodes' rules take. */
function externalPort(services: readonly Service[], { address, port: asked }: Socket, protocol: Protocol) {
  for (const service of services) {
    const port = servicePortFor(service, protocol, asked ?? 0)
    if (port !== null && address !== null && isServedAt(service, address)) return { service, port }
  }
  return null
}

function takeEndpoint(context: WalkContext, target: Headless): Address {
  const options = target.addresses.map((address) => ({
    address,
    choice: { endpoint: socketText(address, target.port) },
    weight: 1,
    fold: null,
  }))
  return context.pick(options, ({ address }) => headlessEnd(context, target, address)).address
}

/** The ending at one address of a headless Service; null where the way goes on, or the family does not fit. */
function headlessEnd(context: WalkContext, target: Headless, address: Address): Ending | null {
  const packet = firstPacket(context, target, address)
  if (packet.source.address === null) return null
  return knownEnding(toHeadless(context, target, travellerOf(context, packet)))
}

type Headless = Extract<ResolvedTarget, { kind: 'endpoints' }>

/** The Pod of a headless Service, asked directly: delivered if something listens on the dialled port. */
function toHeadless(context: WalkContext, target: Headless, traveller: Traveller): Passed {
  const { address } = traveller.wire.destination
  const next = () => passPolicies(context.cluster, traveller, followAddress(context.cluster, traveller, context.sender.node !== null))
  // From outside no Pod address is reached, whatever listens there; what a node's own address answers, the node knows.
  if (address === null || context.sender.node === null) return next()
  const owners = context.cluster.lookup.owners(address)
  if (owners.some(({ kind }) => kind === 'node') && !owners.some(({ kind }) => kind === 'pod')) return next()
  const known = portsServed(context, target, address)
  const owner = owners.find((candidate) => candidate.kind === 'pod')
  const pod = owner?.kind === 'pod' ? owner.pod : null
  if (headlessPortAnswers(known, pod, target.port, target.service.ports)) return next()
  const asked = target.service.ports.find((port) => port.port === target.port)
  const because = asked && known[0] !== undefined ? [targetPortEvidence(target.service, asked, known[0])] : []
  return passPolicies(context.cluster, traveller, { place: { at: 'closedPort', address, pod, known, because } })
}

/** The ports that the Service's endpoints give this address. */
function portsServed(context: WalkContext, { service }: Headless, address: Address): readonly number[] {
  const ports = service.ports.flatMap((port) =>
    endpointsAt(context.cluster.lookup, service, port, address).map((endpoint) => endpoint.port),
  )
  return [...new Set(ports)]
}

function stoppedAtClient(
  context: WalkContext,
  target: ResolvedTarget,
  address: Address | null,
  verdict: Extract<Verdict, 'unresolved' | 'unhandled' | 'rejected' | 'dropped'>,
  stop: Stop,
  because: readonly Evidence[] = [],
): Visit {
  const packet = firstPacket(context, target, address)
  const ending: Ending = { verdict, stop }
  // What leaves for nowhere is sent all the same; a name without address sends nothing.
  const hop = hopOf(context, target, { step: 'stop', facts: { at: nameOf(context) } }, packet, address === null ? null : packet)
  return { hop: { ...hop, because: [...hop.because, ...because] }, onward: { ending } }
}

/** What the sender would send: its own address in the destination's family, a port that its system picks. */
function firstPacket({ sender }: WalkContext, target: ResolvedTarget, address: Address | null): Packet {
  return {
    protocol: target.protocol,
    source: socketOf(addressLike(sender.addresses, address), null, sender.name),
    destination: socketOf(address, target.port, target.host),
  }
}

function socketOf(address: Address | null, port: number | null, name: string | null): Socket {
  return name === null ? { address, port } : { address, port, name }
}

type Sent = Extract<HopStep, { step: 'send' | 'stop' }>

function hopOf({ sender }: WalkContext, target: ResolvedTarget, { step, facts }: Sent, concept: Packet, wire: Packet | null): HopDraft {
  const node = sender.node?.ref.name ?? null
  const { id, hop: component, assumed } = sender
  return { id, component, node, connection: 0, step, facts, concept, wire, translations: [], because: target.evidence, assumed } as HopDraft
}

function nameOf(context: WalkContext): string {
  return context.sender.pod ? qualifiedName(context.sender.pod.ref) : (context.sender.name ?? '')
}
