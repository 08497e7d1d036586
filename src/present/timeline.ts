import type { DnsAnswer, Hop, Packet, Trace, Translation, Verdict } from '../engine/model'
import { type RouteStep, routeOf, type View } from './route'

/** Which of the four values of a packet differ from the packet before. */
interface ChangedFields {
  readonly source: boolean
  readonly sourcePort: boolean
  readonly destination: boolean
  readonly destinationPort: boolean
}

/** One row of the flow table as a piece of time: first at its place, then on the way to the next. */
export interface TimelineStep {
  readonly index: number
  readonly hop: Hop
  readonly direction: 'forward' | 'reply'
  /** The graph place at which the hop's work is done, in this view. */
  readonly place: string
  /** What people call the place: `node1`. */
  readonly name: string
  /** The places travelled, `place` first. Of length 1 where nothing moves. */
  readonly route: readonly string[]
  /** The packet as it came to the place; null where it begins. */
  readonly before: Packet | null
  /** The packet as it leaves; null where there never was one (a name that leads nowhere). */
  readonly after: Packet | null
  /** False where no packet of this hop's own is carried in this view: `after` is the one that is under way. */
  readonly own: boolean
  readonly changed: ChangedFields
  /** The rewrites of the wire packet that belong to this row. */
  readonly translations: readonly Translation[]
  /** Names asked before the packet left: first step only. */
  readonly dns: readonly DnsAnswer[]
  /** The verdict, where the packet stops in this step. */
  readonly stopped: Verdict | null
  /** How long it takes at single speed. */
  readonly milliseconds: number
  /** Which part of that the packet stands at its place, and which part it moves; the rest it has arrived. */
  readonly hold: number
  readonly move: number
}

/** A trace cut into moments, for one view. */
export interface Timeline {
  readonly view: View
  readonly verdict: Verdict
  readonly steps: readonly TimelineStep[]
}

type Phase = 'translate' | 'hold' | 'travel' | 'arrived' | 'stopped' | 'reply'

/** One moment: all that the map needs to draw it. */
export interface Frame {
  readonly step: TimelineStep
  readonly phase: Phase
  /** 0 to 1 along the step's route. */
  readonly progress: number
  /** 0 to 1 of the time at the place. */
  readonly held: number
}

/** Milliseconds at single speed: a rewrite stays long enough to read two lines, a name long enough to read its answer. */
const pace = { hold: 700, translate: 2800, names: 2400, leg: 950, stop: 3200, arrive: 900 } as const

/** Cuts a trace into steps, one a row of the flow table in that view. */
export function timelineOf(trace: Trace, view: View): Timeline {
  const steps: TimelineStep[] = []
  const route = routeOf(trace, view)
  for (const [index, each] of route.entries()) {
    const last = route[index + 1]?.direction !== each.direction
    const earlier = steps.at(-1)
    steps.push(stepOf(each, earlier?.direction === each.direction ? earlier : null, last, view, trace, index))
  }
  return { view, verdict: trace.verdict, steps }
}

function stepOf(each: RouteStep, earlier: TimelineStep | null, last: boolean, view: View, trace: Trace, index: number): TimelineStep {
  const own = each.hop[view] !== null
  // A router opens a connection of its own: its first packet is new, not a packet rewritten.
  const opens = earlier !== null && earlier.hop.connection !== each.hop.connection
  const before = opens ? null : (earlier?.after ?? null)
  const after = each.hop[view] ?? before
  const stopped = each.hop.step === 'stop' ? trace.verdict : null
  const changed = stopped === null ? changedFields(before, after) : nothingChanged
  const dns = index === 0 ? trace.dns : []
  const standing = stopped !== null ? pace.stop : dns.length > 0 ? pace.names : anyChanged(changed) || opens ? pace.translate : pace.hold
  const moving = (each.route.length - 1) * pace.leg
  const milliseconds = standing + moving + (last && stopped === null ? pace.arrive : 0)
  const parts = { milliseconds, hold: standing / milliseconds, move: moving / milliseconds }
  return { ...each, ...parts, index, before, after, own, changed, translations: each.hop.translations, dns, stopped }
}

/** True where a packet is not what it was before. */
export function anyChanged(changed: ChangedFields): boolean {
  return changed.source || changed.sourcePort || changed.destination || changed.destinationPort
}

const nothingChanged: ChangedFields = { source: false, sourcePort: false, destination: false, destinationPort: false }

/** A port that the sender's system picks is never "changed": nobody knows either number. */
function changedFields(before: Packet | null, after: Packet | null): ChangedFields {
  if (before === null || after === null) return nothingChanged
  return {
    source: before.source.address !== after.source.address,
    sourcePort: after.source.port !== null && before.source.port !== after.source.port,
    destination: before.destination.address !== after.destination.address,
    destinationPort: before.destination.port !== after.destination.port,
  }
}

/** The last position: every step has been shown to its end. */
export function endOf(timeline: Timeline): number {
  return timeline.steps.length
}

/** Index of the step that a position belongs to; the very end belongs to the last one. */
export function stepAt(timeline: Timeline, position: number): number {
  return Math.max(0, Math.min(timeline.steps.length - 1, Math.floor(position)))
}

/** What is to be seen at a position. Pure: the same position is the same picture. Null where the timeline has no steps. */
export function frameAt(timeline: Timeline, position: number): Frame | null {
  const index = stepAt(timeline, position)
  const step = timeline.steps[index]
  if (step === undefined) return null
  const within = Math.max(0, Math.min(1, position - index))
  const held = step.hold === 0 ? 1 : Math.min(1, within / step.hold)
  const progress = step.move === 0 ? 0 : Math.max(0, Math.min(1, (within - step.hold) / step.move))
  return { step, phase: phaseOf(timeline, step, progress), progress, held }
}

/** Fractions are added up: what is this near to the whole is the whole. */
const rounding = 1e-9

function phaseOf(timeline: Timeline, step: TimelineStep, progress: number): Phase {
  if (step.stopped !== null) return 'stopped'
  const last = timeline.steps[step.index + 1]?.direction !== step.direction
  if (progress >= 1 - rounding && last && step.direction === 'forward') return 'arrived'
  if (progress > 0) return step.direction === 'reply' ? 'reply' : 'travel'
  if (anyChanged(step.changed)) return 'translate'
  return step.direction === 'reply' ? 'reply' : 'hold'
}

/** The position after some milliseconds of playing at single speed; never beyond the end. */
export function advance(timeline: Timeline, position: number, milliseconds: number): number {
  let at = Math.max(0, position)
  let left = milliseconds
  while (left > 0 && at < timeline.steps.length) {
    const index = Math.floor(at)
    const whole = timeline.steps[index]?.milliseconds ?? 1
    const need = (index + 1 - at) * whole
    if (need > left) return at + left / whole
    left -= need
    at = index + 1
  }
  return Math.min(at, timeline.steps.length)
}
