import { type BackendOption, balancerBackends, listenerOf } from '../../kubernetes/externalLoadBalancer'
import {
  type Ending,
  type Evidence,
  type ExternalLoadBalancer,
  type Packet,
  placeId,
  type Socket,
  type Stop,
  translationsBetween,
  type Verdict,
} from '../../model'
import { followAddress, isUndescribed, type NextStop, outside } from '../arrive'
import { passPolicies, visitOf } from '../policy'
import type { HopDraft, Traveller, Visit, WalkContext } from '../visit'

/**
 * A load balancer outside that no Service describes. At layer 4 it takes one backend of the listener and sends there,
 * with its own address as the source, or the client's where it is transparent.
 */
export function visitExternalLoadBalancer(context: WalkContext, balancer: ExternalLoadBalancer, traveller: Traveller): Visit {
  const asked = traveller.wire.destination.port ?? 0
  const listeners = balancer.listeners.map((listener) => listener.port)
  const listener = listenerOf(balancer, asked, traveller.wire.protocol)
  const because: Evidence = {
    rule: 'balancerListener',
    object: balancer.ref,
    path: listener ? `${listener.path}.port` : 'spec.listeners',
    facts: { port: asked, protocol: traveller.wire.protocol, listeners },
  }
  const stop = (verdict: Extract<Verdict, 'rejected' | 'dropped' | 'unhandled'>, reason: Stop): Visit => {
    const ending: Ending = { verdict, stop: reason }
    const hop: HopDraft = {
      ...base(balancer),
      connection: traveller.connection.index,
      step: 'stop',
      facts: { at: balancer.ref.name },
      concept: traveller.concept,
      wire: null,
      translations: [],
      because: [because],
      assumed: false,
    }
    return { hop, onward: { ending } }
  }
  if (listener === null) {
    const facts = { balancer: balancer.ref.name, object: balancer.ref, asked: `${asked}/${traveller.wire.protocol}`, listeners }
    return stop(balancer.closedPort === 'drop' ? 'dropped' : 'rejected', { reason: 'no-listener', facts })
  }
  const backends = balancerBackends(context.cluster, balancer, listener.backends, traveller.wire)
  if (backends.options.length === 0) return stop('rejected', { reason: 'no-backend', facts: { balancer: balancer.ref.name, port: asked } })

  const backend = context.pick(backends.options)
  const wire = sent(balancer, traveller.wire, backend)
  const concept: Packet = { ...wire, source: { address: traveller.wire.destination.address, port: asked } }
  const hop: HopDraft = {
    ...base(balancer),
    connection: traveller.connection.index,
    step: 'forward',
    facts: { balancer: balancer.ref.name, port: asked, backend: backend.name, backendPort: backend.port, nodePort: backend.nodePort },
    concept,
    wire,
    translations: translationsBetween(traveller.wire, wire, { destination: 'balancer', source: 'balancer' }),
    because: [because, ...backends.evidence, backend.evidence],
    assumed: backend.assumed,
  }
  const onWay = { ...traveller, concept, wire }
  const next = nextOf(context, backend, onWay)
  const lost = 'ending' in next && next.ending.verdict === 'unhandled' ? next.ending.stop : null
  return lost ? stop('unhandled', lost) : visitOf(hop, traveller, passPolicies(context.cluster, onWay, next))
}

/** A backend that nothing else describes is a place outside: the backend list itself describes it. */
function nextOf(context: WalkContext, backend: BackendOption, traveller: Traveller): NextStop {
  const next = followAddress(context.cluster, traveller, true)
  return isUndescribed(next) ? { ending: outside(backend.address, backend.port, null, traveller.connection) } : next
}

function base(balancer: ExternalLoadBalancer) {
  return {
    id: placeId.externalLoadBalancer(balancer.ref),
    component: { place: 'loadBalancer', kind: balancer.ref.kind, namespace: null, name: balancer.ref.name },
    node: null,
  } as const
}

function sent(balancer: ExternalLoadBalancer, before: Packet, backend: BackendOption): Packet {
  const source: Socket =
    balancer.sourceAddress === 'client' ? before.source : { address: before.destination.address, port: null, name: balancer.ref.name }
  return { protocol: before.protocol, source, destination: { address: backend.address, port: backend.port } }
}
