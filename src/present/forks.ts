import type { Fork, ForkWay, Trace } from '../engine/model'
import type { TimelineStep } from './timeline'

/** All ways on from one fork. */
export interface ShownFork {
  readonly key: Fork['key']
  /** The one that is taken. */
  readonly taken: ForkWay
  /** The others, the likeliest first. */
  readonly others: readonly ForkWay[]
}

/**
 * The forks that are told at a step. An endpoint is chosen by the rules of a node: the Service behind it says which, and so does the node where
 * it rewrites the packet.
 */
export function forksAt({ hop, direction }: Pick<TimelineStep, 'hop' | 'direction'>, trace: Trace): readonly ShownFork[] {
  if (direction === 'reply') return []
  const at = trace.hops.indexOf(hop)
  return trace.forks.filter((fork) => isToldAt(fork, at, trace)).map(shownFork)
}

function isToldAt({ hop, key, taken }: Fork, at: number, { hops }: Trace): boolean {
  const next = hops[hop + 1]
  const isOfService = key === 'endpoint' && next?.step === 'chooseEndpoint' && next.facts.endpoint === taken
  if (at === hop + 1) return isOfService
  return at === hop && (!isOfService || hops[at]?.translations.some(({ by }) => by === 'destinationNat') === true)
}

function shownFork({ key, taken, ways }: Fork): ShownFork {
  const own = ways.find(({ name }) => name === taken)
  const others = ways.filter((way) => way !== own).sort((a, b) => b.chance - a.chance)
  return { key, taken: own ?? { name: taken, chance: 0, verdict: null }, others }
}
