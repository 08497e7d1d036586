import { decidePolicy, type PolicyDecision } from '../kubernetes/networkPolicy'
import type { Address, Cluster, Ending, Evidence, Pod, Stop } from '../model'
import type { NextStop } from './arrive'
import type { HopDraft, Onward, Traveller, Visit } from './visit'

/** A packet that goes on, with what the policies say of it; or one that never leaves its sender. */
export type Passed =
  | { readonly kind: 'onward'; readonly onward: Onward; readonly because: readonly Evidence[] }
  | { readonly kind: 'held'; readonly stop: Stop; readonly because: readonly Evidence[] }

const nothing: readonly Evidence[] = []

/**
 * Asks the policies that a packet meets on its way on, once all translations are made that the node makes: those of its
 * sender where it leaves it, those of a Pod where it arrives. The receiver judges the source that it really sees.
 * In a cluster without policies nothing is asked.
 */
export function passPolicies(cluster: Cluster, traveller: Traveller, next: NextStop): Passed {
  if (cluster.policies.length === 0 || isStillAtSender(traveller, next)) return freely(onwardTo(next, traveller))
  const receiver = receiverOf(cluster, next)
  const leaving = traveller.atSender ? mayLeave(cluster, traveller, receiver) : null
  if (leaving?.kind === 'isolated') return { kind: 'held', stop: leaving.stop, because: [leaving.evidence] }
  const sent: Traveller = { ...traveller, atSender: false }
  const arriving = receiver === null ? null : mayEnter(cluster, sent, receiver)
  const because = [leaving, arriving].flatMap((decision) => (decision?.kind === 'passes' ? [decision.evidence] : []))
  if (receiver !== null && arriving?.kind === 'isolated') {
    const { stop, evidence } = arriving
    return { kind: 'onward', onward: { place: { at: 'isolatedPod', pod: receiver, stop, evidence }, traveller: sent }, because }
  }
  return { kind: 'onward', onward: onwardTo(next, sent), because }
}

/** A way on that no policy has to do with, or not yet. */
export function freely(onward: Onward): Passed {
  return { kind: 'onward', onward, because: nothing }
}

/** How it ends, where that is known without a walk; null where it goes on. */
export function knownEnding(passed: Passed): Ending | null {
  if (passed.kind === 'held') return { verdict: 'dropped', stop: passed.stop }
  const { onward } = passed
  if ('ending' in onward) return onward.ending
  return onward.place.at === 'isolatedPod' ? { verdict: 'dropped', stop: onward.place.stop } : null
}

/** A hop and the way on, as the policies have it: held back, the hop is where the packet stops, as it came. */
export function visitOf(hop: HopDraft, came: Traveller, passed: Passed): Visit {
  const because = passed.because.length === 0 ? hop.because : [...hop.because, ...passed.because]
  if (passed.kind === 'onward') return { hop: because === hop.because ? hop : { ...hop, because }, onward: passed.onward }
  const stopped: HopDraft = {
    ...hop,
    step: 'stop',
    facts: { at: hop.component.name },
    connection: came.connection.index,
    concept: came.concept,
    wire: null,
    translations: [],
    because,
  }
  return { hop: stopped, onward: { ending: { verdict: 'dropped', stop: passed.stop } } }
}

export function onwardTo(next: NextStop, traveller: Traveller): Onward {
  return 'place' in next ? { place: next.place, traveller } : next
}

/** The rules of the sender's own node come first: what they make of the packet is what leaves. */
function isStillAtSender({ atSender, connection }: Traveller, next: NextStop): boolean {
  return atSender && 'place' in next && next.place.at === 'node' && next.place.node === connection.sender.node
}

/** The Pod that the packet reaches next, if it is one. */
function receiverOf(cluster: Cluster, next: NextStop): Pod | null {
  if ('place' in next)
    return next.place.at === 'httpRouter' || next.place.at === 'closedListener' || next.place.at === 'closedPort' ? next.place.pod : null
  const { ending } = next
  if (ending.verdict !== 'delivered' || ending.endpoint.what !== 'pod') return null
  return ending.endpoint.ref && cluster.lookup.podOf(ending.endpoint.ref)
}

function mayLeave(cluster: Cluster, { wire, connection }: Traveller, receiver: Pod | null): PolicyDecision | null {
  const { pod } = connection.sender
  const { address, port } = wire.destination
  if (pod === null || port === null) return null
  const known = receiver ?? podAt(cluster, address)
  const other = { address, pod: known?.hostNetwork ? null : known }
  return decidePolicy(cluster, { direction: 'egress', pod, other, port, protocol: wire.protocol })
}

function mayEnter(cluster: Cluster, { wire, connection }: Traveller, receiver: Pod): PolicyDecision | null {
  const { address } = wire.source
  const { port } = wire.destination
  if (port === null) return null
  const { pod } = connection.sender
  const isSender = pod !== null && !pod.hostNetwork && address !== null && pod.addresses.includes(address)
  const other = { address, pod: isSender ? pod : podAt(cluster, address) }
  return decidePolicy(cluster, { direction: 'ingress', pod: receiver, other, port, protocol: wire.protocol })
}

/** The Pod that has the address for itself. */
function podAt(cluster: Cluster, address: Address | null): Pod | null {
  if (address === null) return null
  for (const owner of cluster.lookup.owners(address)) if (owner.kind === 'pod' && holdsAddress(owner.pod)) return owner.pod
  return null
}

/** A Pod that has ended may be listed with an address that another one has by now. */
function holdsAddress({ hostNetwork, phase }: Pod): boolean {
  return !hostNetwork && phase !== 'Succeeded' && phase !== 'Failed'
}
