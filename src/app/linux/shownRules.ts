import type { Timeline, TimelineStep } from '../../present/timeline'
import type { HopRules } from '../store/linuxRules'

/** Rules of a hop, with its place in the timeline. */
export interface RuledStep {
  readonly index: number
  readonly rules: HopRules
}

/** Which rules are shown at a hop, and whether they decide there: `here`, at another hop (`elsewhere`), or none does on the way back. */
export interface ShownRules {
  readonly step: RuledStep
  readonly at: 'here' | 'elsewhere' | 'reply'
}

/** The hops of a timeline at which rules decide. */
export function ruledSteps(timeline: Timeline, hops: readonly HopRules[]): readonly RuledStep[] {
  return timeline.steps.flatMap(({ index, hop, direction }) => {
    const rules = direction === 'forward' ? hops.find((each) => each.hop === hop.id) : undefined
    return rules ? [{ index, rules }] : []
  })
}

/**
 * The rules to show at a step: those that decide there; else the last that decided before it, and before all of them
 * the first. A Service hop behind its node is the work of that node. Null where no rule decides on the whole way.
 */
export function shownRules(timeline: Timeline, current: number, ruled: readonly RuledStep[]): ShownRules | null {
  const step = ruled.findLast(({ index }) => index <= current) ?? ruled[0]
  if (!step) return null
  const at = timeline.steps[current]
  if (at?.direction === 'reply') return { step, at: 'reply' }
  return { step, at: step.index === current || sameWork(at, step, current) ? 'here' : 'elsewhere' }
}

function sameWork(at: TimelineStep | undefined, { index, rules }: RuledStep, current: number): boolean {
  return at?.hop.component.place === 'service' && at.hop.node === rules.node && index === current - 1
}
