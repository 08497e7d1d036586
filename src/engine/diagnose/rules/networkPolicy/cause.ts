import {
  type Address,
  type Cluster,
  type NearMiss,
  type PolicyFacts,
  parseRange,
  qualifiedName,
  type ResourceRef,
  stopOf,
  type Trace,
} from '../../../model'

type Near<K extends NearMiss['miss']> = Extract<NearMiss, { miss: K }>

/** Why the policies of one end let nothing of the kind pass: one cause for each stop, what somebody most likely meant to allow. */
export type Cause =
  | { readonly code: 'NP-07'; readonly near: null }
  | { readonly code: 'NP-08'; readonly near: Near<'port'> }
  | { readonly code: 'NP-09'; readonly near: Near<'peer'> }
  | { readonly code: 'NP-10'; readonly near: Near<'port'> }
  | { readonly code: 'NP-20'; readonly near: Near<'peer'>; readonly client: Address }
  | { readonly code: 'NP-21'; readonly near: Near<'port'>; readonly service: string; readonly servicePort: number }
  | { readonly code: 'NP-22'; readonly near: Near<'peer'>; readonly router: string }

/** The stop of a trace where policies made it, and its cause; null where it is none of theirs. */
export function causeOf(cluster: Cluster, trace: Trace): { readonly facts: PolicyFacts; readonly cause: Cause } | null {
  const stop = stopOf(trace.ending)
  if (stop?.reason !== 'isolated-ingress' && stop?.reason !== 'isolated-egress') return null
  const { facts } = stop
  const byPort = facts.near.filter((near) => near.miss === 'port')
  const byPeer = facts.near.filter((near) => near.miss === 'peer')
  const cause = servicePort(cluster, trace, facts, byPort) ?? unresolved(byPort) ?? otherPorts(byPort) ?? otherPeers(trace, facts, byPeer)
  return { facts, cause: cause ?? { code: 'NP-07', near: null } }
}

/** A rule allows the port of the Service that was asked, and the Pod listens on another. */
function servicePort(cluster: Cluster, trace: Trace, { port, protocol }: PolicyFacts, byPort: readonly Near<'port'>[]): Cause | null {
  const [namespace = '', name = ''] = trace.service?.split('/') ?? []
  const service = cluster.lookup.service(namespace, name)
  for (const own of service?.ports ?? []) {
    if (own.protocol !== protocol || own.port === port) continue
    const near = byPort.find(({ ports }) => ports.includes(`${own.port}/${protocol}`))
    if (near) return { code: 'NP-21', near, service: qualifiedName({ group: '', kind: 'Service', namespace, name }), servicePort: own.port }
  }
  return null
}

function unresolved(byPort: readonly Near<'port'>[]): Cause | null {
  const near = byPort.find((each) => each.unresolved.length > 0)
  return near ? { code: 'NP-10', near } : null
}

function otherPorts([near]: readonly Near<'port'>[]): Cause | null {
  return near ? { code: 'NP-08', near } : null
}

function otherPeers(trace: Trace, facts: PolicyFacts, byPeer: readonly Near<'peer'>[]): Cause | null {
  const [near] = byPeer
  if (!near) return null
  if (facts.direction === 'egress') return { code: 'NP-09', near }
  const client = hiddenClient(trace, facts)
  const meant =
    client === null ? undefined : byPeer.find(({ peers }) => peers.some((peer) => peer.by === 'address' && covers(peer.range, client)))
  if (client !== null && meant) return { code: 'NP-20', near: meant, client }
  const router = trace.hops.findLast((hop) => hop.step === 'route')
  return router?.step === 'route' ? { code: 'NP-22', near, router: router.facts.router } : { code: 'NP-09', near }
}

/** The address of the sender, where masquerade hides it from the receiver. */
function hiddenClient({ hops }: Trace, { other }: PolicyFacts): Address | null {
  const connection = hops.at(-1)?.connection
  const sent = hops.find((hop) => hop.connection === connection && hop.wire !== null)?.wire?.source.address ?? null
  return sent === other.address ? null : sent
}

function covers(range: string, address: Address): boolean {
  return parseRange(range)?.contains(address) ?? false
}

/** The policy and field that a finding points at: those of the near miss, or of the first policy that isolates. */
export function placeOf({ isolatedBy }: PolicyFacts, { near }: Cause): { readonly object: ResourceRef | null; readonly path: string } {
  return near === null ? { object: isolatedBy[0] ?? null, path: 'spec.podSelector' } : { object: near.policy, path: near.path }
}
