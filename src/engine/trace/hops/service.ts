import { type Ending, type Evidence, type Packet, placeId, qualifiedName, type ResourceRef } from '../../model'
import { followEndpoint } from '../arrive'
import { nodeComponent, serviceComponent } from '../places'
import { passPolicies, visitOf } from '../policy'
import type { HopDraft, Place, Traveller, Visit, WalkContext } from '../visit'

type AtService = Extract<Place, { at: 'service' }>

/**
 * The Service: one of its endpoints has been chosen. It is a stop only as people explain it; the rewrite is made on a
 * node. Where a node hop stands before it, that one carries the packet; where a Pod asked the cluster IP, the packet
 * that leaves the Pod's own node stands here.
 */
export function visitService(context: WalkContext, place: AtService, traveller: Traveller): Visit {
  const { decision, node, onNode } = place
  const component = decision.service ? serviceComponent(decision.service.ref) : nodeComponent(node)
  const id = decision.service ? placeId.service(decision.service.ref) : placeId.node(node.ref.name)
  if (decision.kind === 'stop') {
    const ending: Ending = { verdict: decision.verdict, stop: decision.stop }
    const because = [...(onNode ? [] : decision.entryEvidence), ...decision.evidence]
    const hop: HopDraft = {
      id,
      component,
      node: node.ref.name,
      connection: traveller.connection.index,
      step: 'stop',
      facts: { at: component.name },
      concept: traveller.concept,
      wire: null,
      translations: [],
      because,
      assumed: false,
    }
    return { hop, onward: { ending } }
  }
  const { rewritten } = decision
  const { endpoint } = rewritten
  const concept: Packet = {
    protocol: traveller.concept.protocol,
    source: { address: traveller.concept.destination.address, port: traveller.concept.destination.port },
    destination: { address: endpoint.address, port: endpoint.port },
  }
  const pod = endpoint.pod ? qualifiedName(endpoint.pod) : null
  const hop: HopDraft = {
    id,
    component,
    node: node.ref.name,
    connection: traveller.connection.index,
    step: 'chooseEndpoint',
    facts: { service: qualifiedName(decision.service.ref), endpoint: endpoint.socket, pod, port: endpoint.port, of: rewritten.of },
    concept,
    wire: onNode ? null : rewritten.packet,
    translations: onNode ? [] : rewritten.translations,
    because: onNode
      ? [...decision.evidence, ...portEvidence(rewritten.evidence)]
      : [...decision.entryEvidence, ...decision.evidence, ...rewritten.evidence],
    assumed: decision.service.clusterIpAssumed || madeUp(context, endpoint.pod),
  }
  const sent = { ...traveller, concept, wire: rewritten.packet }
  return visitOf(hop, traveller, passPolicies(context.cluster, sent, followEndpoint(context.cluster, endpoint, sent)))
}

function portEvidence(evidence: readonly Evidence[]): readonly Evidence[] {
  return evidence.filter((entry) => entry.rule === 'targetPort' || entry.rule === 'endpointPort')
}

function madeUp(context: WalkContext, ref: ResourceRef | null): boolean {
  const pod = ref && context.cluster.lookup.podOf(ref)
  return pod?.assumed.includes('pod') ?? false
}
