import type { Hop, LessonStep, Trace } from '../model'
import { hopOfStep } from './hop'

/**
 * What may be seen while a question is open. Beside it nothing of the trace may be shown: no verdict, no finding, no alternative, no later
 * row, no evidence, and on the map no port and no place that only the way tells.
 */
export interface Cover {
  /** The hops before the one that is asked about, in full. */
  readonly shown: readonly Hop[]
  /** The hop that is asked about: its place may be named, its packets may not. Null: the way as a whole is asked about. */
  readonly asked: Hop | null
}

/** What an open question covers; null where nothing is asked, and so all may be seen. */
export function coverOf(step: LessonStep, trace: Trace): Cover | null {
  if (step.kind !== 'question') return null
  const at = hopOfStep(step, trace)
  return typeof at === 'number' ? { shown: trace.hops.slice(0, at), asked: trace.hops[at] ?? null } : { shown: [], asked: null }
}
