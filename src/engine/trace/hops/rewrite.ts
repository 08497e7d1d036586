import { natToEndpoint } from '../../kubernetes/destinationNat'
import { endpointPortEvidence } from '../../kubernetes/endpointPort'
import { type Balance, masqueradeAt, type ServiceDecision } from '../../kubernetes/kubeProxy'
import { masqueradeSource } from '../../kubernetes/masquerade'
import { type ClusterNode, type Ending, type Endpoint, type Packet, translationsBetween } from '../../model'
import { followEndpoint } from '../arrive'
import type { RewriteDecision, Rewritten, WalkContext } from '../visit'

/** Carries a decision out: where there are endpoints, one is taken and the packet rewritten. */
export function carryOut(context: WalkContext, node: ClusterNode, packet: Packet, decision: ServiceDecision): RewriteDecision {
  return decision.kind === 'stop' ? decision : { ...decision, rewritten: rewrite(context, node, packet, decision) }
}

/** Takes one of the usable endpoints (equal chances) and rewrites the packet to it. */
function rewrite(context: WalkContext, node: ClusterNode, packet: Packet, decision: Balance): Rewritten {
  const options = decision.usable.map((endpoint) => ({
    endpoint,
    choice: { endpoint: endpoint.socket },
    weight: 1,
    fold: null,
  }))
  const { endpoint } = context.pick(options, (option) => endingAt(context, packet, option.endpoint))
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

/** Where the endpoint ends the way; null where the packet goes on from there. */
function endingAt(context: WalkContext, packet: Packet, endpoint: Endpoint): Ending | null {
  const destination = { address: endpoint.address, port: endpoint.port }
  const next = followEndpoint(context.cluster, endpoint, { ...packet, destination })
  return 'ending' in next ? next.ending : null
}
