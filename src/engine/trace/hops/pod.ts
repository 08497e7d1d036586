import { placeId, type Stop } from '../../model'
import { podComponent } from '../places'
import type { HopDraft, Place, Traveller, Visit } from '../visit'

/** A Pod that nothing listens in on that port: its system answers with a reset. */
export function visitClosedPort(place: Extract<Place, { at: 'closedPort' }>, traveller: Traveller): Visit {
  const { address, pod, known, because } = place
  const component = pod ? podComponent(pod) : ({ place: 'outside', kind: 'Outside', namespace: null, name: address } as const)
  const stop: Stop = { reason: 'nothing-listens', facts: { address, port: traveller.wire.destination.port ?? 0, what: 'pod', known } }
  const hop: HopDraft = {
    step: 'stop',
    facts: { at: component.name },
    id: pod ? placeId.pod(pod.ref) : placeId.outside(address),
    component,
    node: pod?.node ?? null,
    connection: traveller.connection.index,
    concept: traveller.concept,
    wire: null,
    translations: [],
    because,
    assumed: true,
  }
  return { hop, onward: { ending: { verdict: 'rejected', stop } } }
}

/** A Pod whose policies let nothing of the kind in: the packet is dropped in front of it, and nobody answers. */
export function visitIsolatedPod(place: Extract<Place, { at: 'isolatedPod' }>, traveller: Traveller): Visit {
  const { pod, stop, evidence } = place
  const component = podComponent(pod)
  const hop: HopDraft = {
    step: 'stop',
    facts: { at: component.name },
    id: placeId.pod(pod.ref),
    component,
    node: pod.node,
    connection: traveller.connection.index,
    concept: traveller.concept,
    wire: null,
    translations: [],
    because: [evidence],
    assumed: pod.assumed.includes('pod'),
  }
  return { hop, onward: { ending: { verdict: 'dropped', stop } } }
}
