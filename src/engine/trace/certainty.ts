import { placementText } from '../kubernetes/nodeFit'
import { hasUnknownPlace } from '../kubernetes/unknownPlace'
import type { Assumption, AssumptionKind, Certainty, Cluster, Ending, Missing, OtherDataplane, Pod, ResourceRef } from '../model'
import { backendTlsKey, listenerKey, named, refKey, stopOf } from '../model'
import { missingPolicies, policyAssumptions } from './policyGrounds'
import type { HopDraft, SenderFact } from './visit'

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
      ? cluster.lookup.podOf(ending.endpoint.ref)
      : null
  const walked = ending.verdict === 'delivered' ? ownAssumptions(hops, arrived, ending.endpoint.port) : ownAssumptions(hops, null, 0)
  const own = [...walked, ...policyAssumptions(hops)]
  const path = onPath(cluster, sender, hops, arrived)
  const decided = decisive(hops, arrived) || [...path, ...own].some(({ what }) => decidingAssumptions.includes(what))
  const missing = [...missingEndpoints(ending), ...missingNodes(cluster, arrived), ...missingPolicies(cluster, sender, hops, ending)]
  const isUnknown = missing.some(({ why }) => why === 'not-shown' || why === 'not-modelled')
  const certainty: Certainty = isUnknown ? 'undetermined' : decided ? 'assumed' : 'declared'
  return { certainty, missing, assumptions: [...unknownClient(sender, hops), ...path, ...own] }
}

/** The endpoints that nobody showed, where the request would go on to one of them. */
function missingEndpoints(ending: Ending): readonly Missing[] {
  const stop = stopOf(ending)
  return stop?.reason === 'endpoints-not-known' ? [{ kind: 'EndpointSlice', why: 'not-shown', service: stop.facts.service }] : []
}

/** The nodes that would tell whether the receiver runs at all. */
function missingNodes(cluster: Cluster, arrived: Pod | null): readonly Missing[] {
  // Only Pods that nobody saw can stand elsewhere.
  const workload = arrived?.assumed.includes('pod') && cluster.workloads.find(({ ref }) => ref === arrived.workload)
  if (!workload || !hasUnknownPlace(cluster, workload)) return []
  return [{ kind: 'Node', why: 'not-placed', workload: named(workload.ref), wants: placementText(workload.template.placement) }]
}

/** Without these the request would end otherwise. */
const decidingAssumptions: readonly AssumptionKind[] = [
  'listening',
  'policy-enforced',
  'host-network-policy',
  'certificate',
  'authority',
  'extension',
]

function decisive(hops: readonly HopDraft[], arrived: Pod | null): boolean {
  if (arrived?.assumed.includes('pod') || arrived?.assumed.includes('readiness')) return true
  if (dataplaneOf(hops) !== null) return true
  return hops.some((hop) => hop.component.place !== 'client' && hop.component.place !== 'service' && hop.assumed)
}

/** What carries the traffic instead of kube-proxy, where a hop was decided as if it were kube-proxy. */
function dataplaneOf(hops: readonly HopDraft[]): OtherDataplane['name'] | null {
  for (const hop of hops) for (const entry of hop.because) if (entry.rule === 'otherDataplane') return entry.facts.name
  return null
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
  const made: Assumption[] = hops.flatMap((hop): Assumption[] => {
    const address = hop.wire?.source.address ?? null
    const rewritten = hop.node !== null && address !== null && hop.translations.some((translation) => translation.by === 'masquerade')
    return rewritten && hop.node !== null ? [{ what: 'masquerade-address', node: hop.node, address }] : []
  })
  made.push(...electedNodes(hops))
  const dataplane = dataplaneOf(hops)
  if (dataplane !== null) made.push({ what: 'dataplane', name: dataplane })
  const listening = arrived !== null && !arrived.ports.some((declared) => declared.port === port)
  return listening ? [...made, { what: 'listening', pod: arrived.ref, port }] : made
}

/** Nodes that stand for one of several which an election of their own chooses. */
function electedNodes(hops: readonly HopDraft[]): readonly Assumption[] {
  return hops.flatMap(({ component, because }): Assumption[] =>
    because.flatMap((entry): Assumption[] => {
      if (entry.rule !== 'announcement' || entry.facts.picks !== 'election' || entry.facts.eligible < 2) return []
      const service = { group: '', kind: 'Service', namespace: component.namespace, name: component.name }
      return entry.facts.nodes.map((node) => ({ what: 'answering-node', service, node, of: entry.facts.eligible }))
    }),
  )
}

/** The cluster's assumptions about anything that stands on the path. */
function onPath(cluster: Cluster, sender: SenderFact, hops: readonly HopDraft[], arrived: Pod | null): readonly Assumption[] {
  if (cluster.assumptions.length === 0) return []
  const refs = new Set<ResourceRef>()
  const found = new Set<Assumption>()
  const lookUp = (key: string) => {
    for (const assumption of cluster.lookup.assumptionsAbout(key)) found.add(assumption)
  }
  const addPod = (pod: Pod | null) => {
    if (pod) refs.add(pod.ref)
    if (pod?.workload) refs.add(pod.workload)
  }
  addPod(sender.pod)
  addPod(arrived)
  for (const hop of hops) {
    const { component, because, node, wire, concept } = hop
    lookUp(componentKey(component))
    if (hop.step === 'route' && hop.facts.backendTls !== null && hop.facts.service !== null) lookUp(backendTlsKey(hop.facts.service))
    if (component.place === 'pod') addPod(cluster.lookup.pod(component.namespace ?? '', component.name))
    if (node !== null) lookUp(nodeKey(node))
    for (const entry of because) {
      if (entry.object) refs.add(entry.object)
      if (entry.object && entry.rule === 'routerListener') lookUp(listenerKey(entry.object, entry.facts.listener))
    }
    for (const packet of [wire, concept]) {
      if (packet?.source.address) lookUp(packet.source.address)
      if (packet?.destination.address) lookUp(packet.destination.address)
    }
  }
  for (const ref of refs) lookUp(refKey(ref))
  // The sender's own is told once, above.
  return [...found].filter((assumption) => assumption.what !== 'client-address' || sender.name !== assumption.client.name)
}

function nodeKey(name: string): string {
  return refKey({ group: '', kind: 'Node', namespace: null, name })
}

/** A component stands for an object of the core group; a balancer's for the Service that wants it. */
function componentKey({ kind, namespace, name }: HopDraft['component']): string {
  return refKey({ group: '', kind: kind === 'LoadBalancer' ? 'Service' : kind, namespace, name })
}
