import { natToEndpoint } from '../../kubernetes/destinationNat'
import { endpointPortEvidence } from '../../kubernetes/endpointPort'
import { type Balance, masqueradeAt, type ServiceDecision } from '../../kubernetes/kubeProxy'
import { masqueradeSource } from '../../kubernetes/masquerade'
import { type ClusterNode, type Ending, type Endpoint, type Evidence, type Packet, qualifiedName, translationsBetween } from '../../model'
import { followEndpoint, toPod } from '../arrive'
import { knownEnding, passPolicies } from '../policy'
import type { RewriteDecision, Rewritten, Traveller, WalkContext } from '../visit'

/** Carries a decision out: where there are endpoints, one is taken and the packet rewritten. */
export function carryOut(context: WalkContext, node: ClusterNode, traveller: Traveller, decision: ServiceDecision): RewriteDecision {
  return decision.kind === 'stop' ? decision : { ...decision, rewritten: rewrite(context, node, traveller, decision) }
}

/** Takes one of the usable endpoints (equal chances) and rewrites the packet to it. */
function rewrite(context: WalkContext, node: ClusterNode, traveller: Traveller, decision: Balance): Rewritten {
  const packet = traveller.wire
  const options = decision.usable.map((endpoint) => ({
    endpoint,
    choice: { endpoint: endpoint.socket },
    weight: 1,
    fold: routerFold(context, endpoint, traveller),
  }))
  const { endpoint } = context.pick(options, (option) => endingAt(context, node, traveller, decision, option.endpoint))
  const { sent, evidence } = rewrittenTo(context, node, packet, decision, endpoint)
  return {
    endpoint,
    of: decision.usable.length,
    packet: sent,
    translations: translationsBetween(packet, sent, { destination: 'destinationNat', source: 'masquerade' }),
    evidence,
  }
}

function rewrittenTo(
  context: WalkContext,
  node: ClusterNode,
  packet: Packet,
  decision: Balance,
  endpoint: Endpoint,
): { readonly sent: Packet; readonly evidence: readonly Evidence[] } {
  const masquerade = masqueradeAt(context.cluster, node, packet, decision, endpoint)
  const nat = natToEndpoint(packet, endpoint, decision.service, node.ref.name)
  const source = masquerade.masquerade ? masqueradeSource(node, endpoint.address) : packet.source
  return {
    sent: { protocol: packet.protocol, source, destination: nat.destination },
    evidence: [endpointPortEvidence(decision.service, decision.port, endpoint), nat.evidence, masquerade.evidence],
  }
}

/** Where the endpoint ends the way; null where the packet goes on from there. Its source matters to policies alone. */
function endingAt(context: WalkContext, node: ClusterNode, traveller: Traveller, decision: Balance, endpoint: Endpoint): Ending | null {
  const { cluster } = context
  const wire =
    cluster.policies.length === 0
      ? { ...traveller.wire, destination: { address: endpoint.address, port: endpoint.port } }
      : rewrittenTo(context, node, traveller.wire, decision, endpoint).sent
  const sent = { ...traveller, wire }
  return knownEnding(passPolicies(cluster, sent, followEndpoint(cluster, endpoint, sent)))
}

/**
 * Pods of one workload that run the same router go on alike, where it dials endpoints: one of them is walked for all.
 * Not where there are policies: those tell addresses and nodes apart.
 */
function routerFold({ cluster }: WalkContext, endpoint: Endpoint, { wire, connection }: Traveller): string | null {
  if (cluster.routers.length === 0 || cluster.policies.length > 0 || endpoint.pod === null) return null
  const pod = cluster.lookup.podOf(endpoint.pod)
  if (!pod?.workload) return null
  const next = toPod(cluster, pod, endpoint.address, endpoint.port, wire.protocol, connection)
  return 'place' in next ? `router ${qualifiedName(pod.workload)}:${endpoint.port}` : null
}
