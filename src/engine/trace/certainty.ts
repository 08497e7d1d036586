import type { Assumption, Certainty, Cluster, Ending, Missing, Pod, ResourceRef } from '../model'
import { refKey } from '../model'
import type { HopDraft, SenderFact } from './visit'

/** Kinds that could change an answer and that no rule weighs yet. */
const notWeighed = ['NetworkPolicy'] as const

/** What the answer rests on: on the input alone, on things filled in, or on something that is not known. */
export interface Grounds {
  readonly certainty: Certainty
  readonly missing: readonly Missing[]
  readonly assumptions: readonly Assumption[]
}

/** Judges how sure a walked path is. An address that was filled in but decides nothing does not lower the certainty. */
export function groundsOf(cluster: Cluster, sender: SenderFact, hops: readonly HopDraft[], ending: Ending): Grounds {
  const arrived =
    ending.verdict === 'delivered' && ending.endpoint.what === 'pod' && ending.endpoint.ref
      ? cluster.lookup.pod(ending.endpoint.ref.namespace ?? '', ending.endpoint.ref.name)
      : null
  const own = ending.verdict === 'delivered' ? ownAssumptions(hops, arrived, ending.endpoint.port) : ownAssumptions(hops, null, 0)
  const decided = decisive(hops, arrived) || own.some((assumption) => assumption.what === 'listening')
  const unweighed = isolationUnknown(cluster, sender, arrived)
  const certainty: Certainty = unweighed ? 'undetermined' : decided ? 'assumed' : 'declared'
  const assumptions = [...unknownClient(sender, hops), ...onPath(cluster, sender, hops, arrived), ...own]
  return { certainty, missing: missingKinds(cluster, ending), assumptions }
}

function decisive(hops: readonly HopDraft[], arrived: Pod | null): boolean {
  if (arrived?.assumed.includes('pod') || arrived?.assumed.includes('readiness')) return true
  return hops.some((hop) => hop.component.place !== 'client' && hop.component.place !== 'service' && hop.assumed)
}

/** A client outside that nobody describes sends from an address that was filled in. */
function unknownClient(sender: SenderFact, hops: readonly HopDraft[]): readonly Assumption[] {
  const address = hops[0]?.concept?.source.address ?? null
  const { place, name } = sender.hop
  if (!sender.assumed || sender.node !== null || place !== 'client' || address === null) return []
  return [{ what: 'client-address', client: { group: 'hopscope', kind: 'Client', namespace: null, name }, address }]
}

/** Assumptions that the walk itself made. */
function ownAssumptions(hops: readonly HopDraft[], arrived: Pod | null, port: number): readonly Assumption[] {
  const masquerades = hops.flatMap((hop): Assumption[] => {
    const address = hop.wire?.source.address ?? null
    const rewritten = hop.node !== null && address !== null && hop.translations.some((translation) => translation.by === 'masquerade')
    return rewritten && hop.node !== null ? [{ what: 'masquerade-address', node: hop.node, address }] : []
  })
  const listening = arrived !== null && !arrived.ports.some((declared) => declared.port === port)
  return listening ? [...masquerades, { what: 'listening', pod: arrived.ref, port }] : masquerades
}

/** The cluster's assumptions about anything that stands on the path. */
function onPath(cluster: Cluster, sender: SenderFact, hops: readonly HopDraft[], arrived: Pod | null): readonly Assumption[] {
  const refs: ResourceRef[] = [sender.pod, arrived].flatMap((pod) => (pod ? [pod.ref, ...(pod.workload ? [pod.workload] : [])] : []))
  const names = new Set([
    ...refs.map(refKey),
    ...hops.map(
      (hop) =>
        `/${hop.component.kind === 'LoadBalancer' ? 'Service' : hop.component.kind}/${hop.component.namespace ?? ''}/${hop.component.name}`,
    ),
    ...hops.flatMap((hop) => hop.because.flatMap((entry) => (entry.object ? [refKey(entry.object)] : []))),
  ])
  const packets = hops.flatMap((hop) => [hop.wire, hop.concept].filter((packet) => packet !== null))
  const addresses = new Set(packets.flatMap((packet) => [packet.source.address, packet.destination.address]))
  const nodes = new Set(hops.flatMap((hop) => (hop.node === null ? [] : [hop.node])))
  return cluster.assumptions.filter((assumption) => {
    if (assumption.what !== 'client-address' && 'address' in assumption && addresses.has(assumption.address)) return true
    switch (assumption.what) {
      case 'nodes':
        return assumption.names.some((name) => nodes.has(name))
      case 'node-address':
        return nodes.has(assumption.node.name)
      case 'pods':
        return names.has(refKey(assumption.workload))
      case 'pod-address':
      case 'pod-node':
      case 'pod-readiness':
        return names.has(refKey(assumption.pod))
      case 'cluster-ip':
      case 'node-port':
      case 'load-balancer-address':
      case 'endpoints':
        return names.has(refKey(assumption.service))
      // The sender's own is told once, above.
      case 'client-address':
        return sender.name !== assumption.client.name && names.has(refKey(assumption.client))
      default:
        return false
    }
  })
}

/** NetworkPolicies in a namespace on the path could isolate, and are not weighed yet. */
function isolationUnknown(cluster: Cluster, sender: SenderFact, arrived: Pod | null): boolean {
  const namespaces = new Set([sender.pod?.ref.namespace, arrived?.ref.namespace].filter((name) => name != null))
  return cluster.objects.some((object) => object.ref.kind === 'NetworkPolicy' && namespaces.has(object.ref.namespace ?? 'default'))
}

function missingKinds(cluster: Cluster, ending: Ending): readonly Missing[] {
  if (ending.verdict !== 'delivered') return []
  return notWeighed.map((kind): Missing => {
    const count = cluster.objects.filter((object) => object.ref.kind === kind).length
    return count > 0 ? { kind, why: 'not-modelled', count } : { kind, why: 'not-in-input' }
  })
}
