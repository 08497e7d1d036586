import { endpointsOf } from '../../kubernetes/endpointSlices'
import { headlessPortAnswers } from '../../kubernetes/headlessService'
import {
  type Address,
  type ClusterNode,
  type Ending,
  familyOf,
  type Packet,
  qualifiedName,
  type Stop,
  socketText,
  type Verdict,
} from '../../model'
import { followAddress, type NextStop } from '../arrive'
import { decideAtNode } from '../kubeProxy'
import type { ResolvedTarget } from '../target'
import type { HopDraft, Onward, Traveller, Visit, WalkContext } from '../visit'
import { carryOut } from './rewrite'

/** The sender makes the first packet. Inside the cluster its own node's rules see it first. */
export function visitClient(context: WalkContext, target: ResolvedTarget, at: ClusterNode | null): Visit {
  if (target.kind === 'stop') return stoppedAtClient(context, target, null, 'unresolved', target.stop)
  const address = target.kind === 'address' ? target.address : takeEndpoint(context, target)
  const packet: Packet = {
    protocol: target.protocol,
    source: { address: context.sender.address, port: null, ...(context.sender.name === null ? {} : { name: context.sender.name }) },
    destination: { address, port: target.port, ...(target.host === null ? {} : { name: target.host }) },
  }
  const traveller = { concept: packet, wire: packet }
  const onward = target.kind === 'endpoints' ? toHeadless(context, target, traveller) : route(context, traveller, at)
  if ('ending' in onward && onward.ending.verdict === 'unhandled')
    return stoppedAtClient(context, target, address, 'unhandled', onward.ending.stop)
  const facts = { sender: nameOf(context), host: target.host, to: socketText(address, target.port) }
  return { hop: { ...base(context, target), step: 'send', facts, concept: packet, wire: packet }, onward }
}

/** The first place of the packet. */
function route(context: WalkContext, traveller: Traveller, at: ClusterNode | null): Onward {
  const { cluster, sender } = context
  if (at) return { place: { at: 'node', node: at }, traveller }
  if (sender.node) {
    const decision = decideAtNode(cluster, sender.node, traveller.wire)
    if (decision.kind !== 'none') {
      const virtual = decision.entry === 'clusterIp' || decision.entry === null
      if (!virtual) return { place: { at: 'node', node: sender.node }, traveller }
      const done = carryOut(context, sender.node, traveller.wire, decision)
      return { place: { at: 'service', node: sender.node, decision: done, onNode: false }, traveller }
    }
  }
  return withTraveller(outward(context, traveller), traveller)
}

/** From outside an external IP leads to whichever node the network brings it to: any, with equal chances. */
function outward(context: WalkContext, traveller: Traveller): NextStop {
  const { cluster, sender } = context
  const { address } = traveller.wire.destination
  const external = address !== null && cluster.lookup.owners(address).some((owner) => owner.kind === 'externalIp')
  if (external && sender.node === null && cluster.nodes.length > 0) {
    const { node } = context.pick(
      cluster.nodes.map((candidate) => ({ node: candidate, choice: { node: candidate.ref.name }, weight: 1, fold: null })),
    )
    return { place: { at: 'node', node } }
  }
  return followAddress(cluster, traveller.wire, sender.node !== null)
}

function withTraveller(next: NextStop, traveller: Traveller): Onward {
  return 'place' in next ? { place: next.place, traveller } : next
}

function takeEndpoint(context: WalkContext, target: Extract<ResolvedTarget, { kind: 'endpoints' }>): Address {
  const options = target.addresses.map((address) => ({
    address,
    choice: { endpoint: socketText(address, target.port) },
    weight: 1,
    fold: null,
  }))
  return context.pick(options).address
}

/** The Pod of a headless Service, asked directly: delivered if something listens on the dialled port. */
function toHeadless(context: WalkContext, target: Extract<ResolvedTarget, { kind: 'endpoints' }>, traveller: Traveller): Onward {
  const { address } = traveller.wire.destination
  if (address === null) return withTraveller(followAddress(context.cluster, traveller.wire, true), traveller)
  const endpoints = target.service.ports
    .flatMap((port) => endpointsOf(context.cluster.lookup, target.service, port, familyOf(address)))
    .filter((endpoint) => endpoint.address === address)
  const owner = context.cluster.lookup.owners(address).find((candidate) => candidate.kind === 'pod')
  const pod = owner?.kind === 'pod' ? owner.pod : null
  if (headlessPortAnswers(endpoints, pod, target.port, target.service.ports))
    return withTraveller(followAddress(context.cluster, traveller.wire, true), traveller)
  return { place: { at: 'closedPort', address, pod, known: [...new Set(endpoints.map((endpoint) => endpoint.port))] }, traveller }
}

function stoppedAtClient(
  context: WalkContext,
  target: ResolvedTarget,
  address: Address | null,
  verdict: Extract<Verdict, 'unresolved' | 'unhandled'>,
  stop: Stop,
): Visit {
  const { sender } = context
  const packet: Packet = {
    protocol: target.protocol,
    source: { address: sender.address, port: null, ...(sender.name === null ? {} : { name: sender.name }) },
    destination: { address, port: target.port, ...(target.host === null ? {} : { name: target.host }) },
  }
  const ending: Ending = { verdict, stop }
  // What leaves for nowhere is sent all the same; a name without address sends nothing.
  const hop: HopDraft = {
    ...base(context, target),
    step: 'stop',
    facts: { at: nameOf(context) },
    concept: packet,
    wire: address === null ? null : packet,
  }
  return { hop, onward: { ending } }
}

function base(context: WalkContext, target: ResolvedTarget) {
  const { sender } = context
  return {
    id: sender.id,
    component: sender.hop,
    node: sender.node?.ref.name ?? null,
    translations: [],
    because: target.evidence,
    assumed: sender.assumed,
  } as const
}

function nameOf(context: WalkContext): string {
  return context.sender.pod ? qualifiedName(context.sender.pod.ref) : (context.sender.name ?? '')
}
