import type { ClusterNode, DnsAnswer, Ending } from '../model'
import { visitClient } from './hops/client'
import { visitExternalLoadBalancer } from './hops/externalLoadBalancer'
import { visitClosedListener, visitClosedRouter, visitHttpRouter } from './hops/httpRouter'
import { visitLoadBalancer } from './hops/loadBalancer'
import { visitNode } from './hops/node'
import { visitClosedPort, visitIsolatedPod } from './hops/pod'
import { visitPortForward } from './hops/portForward'
import { visitService } from './hops/service'
import type { ResolvedTarget } from './target'
import type { HopDraft, Place, Traveller, Visit, WalkContext } from './visit'

/** A path of more places is a loop. */
export const mostHops = 32

/** One way, walked to its end. */
export interface Walked {
  readonly hops: readonly HopDraft[]
  readonly ending: Ending
  readonly dns: readonly DnsAnswer[]
}

/** Visits the place, records the hop, goes on or ends. `onVisited` is told when a hop was made. */
export function walk(context: WalkContext, target: ResolvedTarget, at: ClusterNode | null, onVisited?: () => void): Walked {
  const hops: HopDraft[] = []
  let visit = visitClient(context, target, at)
  for (;;) {
    hops.push(visit.hop)
    onVisited?.()
    if ('ending' in visit.onward) return { hops, ending: visit.onward.ending, dns: target.dns }
    if (hops.length >= mostHops)
      return { hops, ending: { verdict: 'unhandled', stop: { reason: 'too-many-hops', facts: { limit: mostHops } } }, dns: target.dns }
    visit = visitPlace(context, visit.onward.place, visit.onward.traveller)
  }
}

function visitPlace(context: WalkContext, place: Place, traveller: Traveller): Visit {
  switch (place.at) {
    case 'externalLoadBalancer':
      return visitExternalLoadBalancer(context, place.balancer, traveller)
    case 'loadBalancer':
      return visitLoadBalancer(context, place.service, place.index, traveller)
    case 'node':
      return visitNode(context, place.node, traveller)
    case 'httpRouter':
      return visitHttpRouter(context, place, traveller)
    case 'closedListener':
      return visitClosedListener(place, traveller)
    case 'closedRouter':
      return visitClosedRouter(place, traveller)
    case 'portForward':
      return visitPortForward(context, place, traveller)
    case 'service':
      return visitService(context, place, traveller)
    case 'isolatedPod':
      return visitIsolatedPod(place, traveller)
    case 'closedPort':
      return visitClosedPort(place, traveller)
  }
}
