import { endOf, stepAt, type Timeline } from '../../present/timeline'

/**
 * Where the playhead stands after the timeline changed under it: at the same hop, or as near to it as there is one.
 * Hop ids are stable, so an edit elsewhere moves nothing.
 */
export function keepPlace(before: Timeline | null, position: number, after: Timeline | null): number {
  if (after === null) return 0
  if (before === null) return Math.min(position, endOf(after))
  if (position >= endOf(before) && position > 0) return endOf(after)
  const index = stepAt(before, position)
  const step = before.steps[index]
  const same = after.steps.find((each) => each.hop.id === step?.hop.id && each.direction === step.direction)
  const within = position - index
  if (same) return same.index + within
  return Math.min(position, Math.max(0, endOf(after) - 1))
}

/** The position at which a hop begins; null where the timeline has no such hop. */
export function positionOfHop(timeline: Timeline, hop: string): number | null {
  return timeline.steps.find((step) => step.hop.id === hop)?.index ?? null
}

/** From here on the verdict is known: the packet is where it ends. */
export function verdictKnownAt(timeline: Timeline): number {
  const stop = timeline.steps.find((step) => step.stopped !== null)
  if (stop) return stop.index
  const last = timeline.steps.filter((step) => step.direction === 'forward').at(-1)
  return last ? last.index + Math.min(1, last.hold + last.move) - rounding : 0
}

/** Fractions are added up: what is this near is there. */
const rounding = 1e-6
