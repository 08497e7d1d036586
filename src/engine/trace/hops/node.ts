import { clusterIpOf } from '../../kubernetes/clusterIp'
import { type HealthCheckAtNode, healthCheckAnswer, healthCheckAt } from '../../kubernetes/healthCheckNodePort'
import { hostListener } from '../../kubernetes/hostPort'
import { decideAtNode } from '../../kubernetes/kubeProxy'
import { portNotOnService } from '../../kubernetes/servicePort'
import {
  type ClusterNode,
  type Ending,
  type Evidence,
  type Packet,
  placeId,
  qualifiedName,
  type StepFacts,
  translationsBetween,
} from '../../model'
import { atNode, toPod } from '../arrive'
import { nodeComponent } from '../places'
import { passPolicies, visitOf } from '../policy'
import type { HopDraft, RewriteDecision, Traveller, Visit, WalkContext } from '../visit'
import { carryOut } from './rewrite'

/**
 * A packet reaches a node. Its rules are asked first (kube-proxy), then Pods that opened a port of the node, and last
 * the node itself, where nothing listens as far as the input says.
 */
export function visitNode(context: WalkContext, node: ClusterNode, traveller: Traveller): Visit {
  const decision = decideAtNode(context.cluster, node, traveller.wire)
  if (decision.kind === 'none') return visitHost(context, node, traveller)
  return passToService(node, traveller, carryOut(context, node, traveller, decision))
}

/** The node's rules have a Service for the packet: the node hop carries what they rewrite, the Service hop says why. */
function passToService(node: ClusterNode, traveller: Traveller, decision: RewriteDecision): Visit {
  if (decision.kind === 'stop' && decision.at === 'node') {
    const ending: Ending = { verdict: decision.verdict, stop: decision.stop }
    return { hop: stopped(node, traveller, [...decision.entryEvidence, ...decision.evidence]), onward: { ending } }
  }
  const { service, port } = decision
  const virtual = service && clusterIpOf(service, traveller.wire.destination.address)
  const concept: Packet = {
    protocol: traveller.concept.protocol,
    source: { address: traveller.concept.destination.address, port: traveller.concept.destination.port },
    destination: { address: virtual, port: port?.port ?? traveller.concept.destination.port },
  }
  const rewritten = decision.kind === 'balance' ? decision.rewritten : null
  const hop: HopDraft = {
    ...stepOf(node, traveller, decision),
    id: placeId.node(node.ref.name),
    component: nodeComponent(node),
    node: node.ref.name,
    connection: traveller.connection.index,
    concept,
    wire: rewritten?.packet ?? null,
    translations: rewritten?.translations ?? [],
    because: [
      ...decision.entryEvidence,
      ...(rewritten?.evidence ?? []).filter((entry) => entry.rule !== 'targetPort' && entry.rule !== 'endpointPort'),
    ],
    assumed: node.assumed === 'node' || (decision.entry === 'nodePort' && (port?.nodePortAssumed ?? false)),
  }
  const place = { at: 'service', node, decision, onNode: true } as const
  return { hop, onward: { place, traveller: { ...traveller, concept, wire: rewritten?.packet ?? traveller.wire } } }
}

function visitHost(context: WalkContext, node: ClusterNode, traveller: Traveller): Visit {
  const { address, port } = traveller.wire.destination
  const check = healthCheckAt(context.cluster, node, traveller.wire)
  if (check) return answerHealthCheck(node, traveller, check)
  const listener = hostListener(context.cluster, node, traveller.wire)
  const virtual = address === null ? undefined : context.cluster.lookup.owners(address).find((owner) => owner.kind === 'externalIp')
  if (virtual?.kind === 'externalIp' && address !== null && port !== null && !node.addresses.includes(address)) {
    const { stop, evidence } = portNotOnService(virtual.service, traveller.wire.protocol, port)
    return { hop: stopped(node, traveller, [evidence]), onward: { ending: { verdict: 'unhandled', stop } } }
  }
  if (listener === null || address === null || port === null) {
    const facts = { address: address ?? node.addresses[0], port: port ?? 0, what: 'node', known: context.cluster.lookup.nodePorts() }
    const ending = { verdict: 'rejected', stop: { reason: 'nothing-listens', facts } } as Ending
    return { hop: stopped(node, traveller, []), onward: { ending } }
  }
  const target = listener.translated ? listener.pod.addresses[0] : address
  const destination = { address: target ?? address, port: listener.port.port }
  const wire: Packet = { ...traveller.wire, destination }
  const concept: Packet = { ...traveller.concept, source: { address, port }, destination }
  const facts: StepFacts['hostPort'] = {
    node: node.ref.name,
    hostPort: port,
    pod: qualifiedName(listener.pod.ref),
    port: listener.port.port,
  }
  const hop: HopDraft = {
    step: 'hostPort',
    facts,
    id: placeId.node(node.ref.name),
    component: nodeComponent(node),
    node: node.ref.name,
    connection: traveller.connection.index,
    concept,
    wire,
    translations: translationsBetween(traveller.wire, wire, { destination: 'destinationNat', source: 'masquerade' }),
    because: [listener.evidence],
    assumed: node.assumed === 'node',
  }
  const next = toPod(context.cluster, listener.pod, destination.address, destination.port, wire.protocol, traveller.connection)
  return visitOf(hop, traveller, passPolicies(context.cluster, { ...traveller, concept, wire }, next))
}

/** The node's own health check of a Service answers: the packet goes no further. */
function answerHealthCheck(node: ClusterNode, traveller: Traveller, check: HealthCheckAtNode): Visit {
  const { service, address, port, localReadyEndpoints, evidence } = check
  const { status } = healthCheckAnswer(localReadyEndpoints, true)
  const hop: HopDraft = {
    ...stopped(node, traveller, [evidence]),
    step: 'healthCheck',
    facts: { node: node.ref.name, service: qualifiedName(service.ref), port, status, localReadyEndpoints },
  }
  return { hop, onward: { ending: atNode(address, port, node.ref, traveller.connection) } }
}

function stopped(node: ClusterNode, traveller: Traveller, because: readonly Evidence[]): HopDraft {
  return {
    step: 'stop',
    facts: { at: node.ref.name },
    id: placeId.node(node.ref.name),
    component: nodeComponent(node),
    node: node.ref.name,
    connection: traveller.connection.index,
    concept: traveller.concept,
    wire: null,
    translations: [],
    because,
    assumed: node.assumed === 'node',
  }
}

type Step =
  | { step: 'nodePort'; facts: StepFacts['nodePort'] }
  | { step: 'externalIp'; facts: StepFacts['externalIp'] }
  | { step: 'loadBalancerIp'; facts: StepFacts['loadBalancerIp'] }

function stepOf(node: ClusterNode, traveller: Traveller, decision: RewriteDecision): Step {
  const service = decision.service ? qualifiedName(decision.service.ref) : ''
  const { address, port: asked } = traveller.wire.destination
  const common = { node: node.ref.name, service, port: decision.port?.port ?? asked ?? 0 }
  if (decision.entry === 'nodePort') return { step: 'nodePort', facts: { ...common, nodePort: asked ?? 0 } }
  const facts = { ...common, address: address ?? ('' as never) }
  return decision.entry === 'externalIp' ? { step: 'externalIp', facts } : { step: 'loadBalancerIp', facts }
}
