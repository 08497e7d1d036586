import { natToEndpoint } from '../../kubernetes/destinationNat'
import { endpointPortEvidence } from '../../kubernetes/endpointPort'
import { type Balance, endpointText, masqueradeAt, type ServiceDecision } from '../../kubernetes/kubeProxy'
import { masqueradeSource } from '../../kubernetes/masquerade'
import { type ClusterNode, type Packet, translationsBetween } from '../../model'
import type { RewriteDecision, Rewritten, WalkContext } from '../visit'

/** Carries a decision out: where there are endpoints, one is taken and the packet rewritten. */
export function carryOut(context: WalkContext, node: ClusterNode, packet: Packet, decision: ServiceDecision): RewriteDecision {
  return decision.kind === 'stop' ? decision : { ...decision, rewritten: rewrite(context, node, packet, decision) }
}

/** Takes one of the usable endpoints (equal chances) and rewrites the packet to it. */
function rewrite(context: WalkContext, node: ClusterNode, packet: Packet, decision: Balance): Rewritten {
  const options = decision.usable.map((endpoint) => ({ endpoint, choice: { endpoint: endpointText(endpoint) }, weight: 1, fold: null }))
  const { endpoint } = context.pick(options)
  const masquerade = masqueradeAt(context.cluster, node, packet, decision, endpoint)
  const nat = natToEndpoint(packet, endpoint, decision.service, node.ref.name)
  const source = masquerade.masquerade ? masqueradeSource(node, endpoint.address) : packet.source
  const sent: Packet = { protocol: packet.protocol, source, destination: nat.destination }
  return {
    endpoint,
    of: decision.usable.length,
    packet: sent,
    translations: translationsBetween(packet, sent, { destination: 'destinationNat', source: 'masquerade' }),
    evidence: [endpointPortEvidence(decision.service, decision.port, endpoint), nat.evidence, masquerade.evidence],
  }
}
