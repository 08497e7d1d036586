import type { EdgeInput } from './layout'

const sweeps = 8
/** How far a card follows its neighbours in one sweep: less than all the way, so that one new line moves little. */
const damping = 0.75

/**
 * Orders each lane so that few lines cross (barycentre): forth and back, every card moves towards the mean
 * place of what it is tied to. Starts from the order given and keeps it where nothing speaks against it.
 */
export function orderLanes(lanes: readonly (readonly string[])[], edges: readonly EdgeInput[]): readonly (readonly string[])[] {
  const laneOf = new Map(lanes.flatMap((ids, lane) => ids.map((id) => [id, lane] as const)))
  const before = new Map<string, string[]>()
  const after = new Map<string, string[]>()
  for (const { from, to } of edges) {
    const forward = (laneOf.get(from) ?? 0) < (laneOf.get(to) ?? 0)
    link(before, forward ? to : from, forward ? from : to)
    link(after, forward ? from : to, forward ? to : from)
  }
  const share = new Map<string, number>()
  const orders = lanes.map((ids) => [...ids])
  for (const ids of orders) spread(ids, share)
  for (let sweep = 0; sweep < sweeps; sweep += 1) {
    const forth = sweep % 2 === 0
    const ties = forth ? before : after
    for (const ids of forth ? orders : [...orders].reverse()) sortLane(ids, ties, share)
  }
  return orders
}

function link(ties: Map<string, string[]>, from: string, to: string): void {
  const known = ties.get(from)
  if (known === undefined) ties.set(from, [to])
  else known.push(to)
}

/** Places in a lane as shares of its length, so that lanes of different length compare. */
function spread(ids: readonly string[], share: Map<string, number>): void {
  ids.forEach((id, index) => share.set(id, (index + 0.5) / ids.length))
}

function sortLane(ids: string[], ties: ReadonlyMap<string, readonly string[]>, share: Map<string, number>): void {
  const wished = new Map<string, number>()
  for (const id of ids) {
    const own = share.get(id) ?? 0
    const tied = ties.get(id)
    let sum = 0
    for (const other of tied ?? []) sum += share.get(other) ?? 0
    wished.set(id, tied === undefined ? own : own + (sum / tied.length - own) * damping)
  }
  const before = new Map(ids.map((id, index) => [id, index]))
  ids.sort((a, b) => (wished.get(a) ?? 0) - (wished.get(b) ?? 0) || (before.get(a) ?? 0) - (before.get(b) ?? 0))
  spread(ids, share)
}
