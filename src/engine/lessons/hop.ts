import type { LessonStep, Trace } from '../model'

/**
 * Where a step stands: the index of its hop in `trace.hops`, found by id, so that hops that come or go move no step. `way` where it names
 * none. Null: the way does not go there any more.
 */
export function hopOfStep({ hop }: Pick<LessonStep, 'hop'>, { hops }: Pick<Trace, 'hops'>): number | 'way' | null {
  if (hop === null) return 'way'
  const index = hops.findIndex(({ id }) => id === hop)
  return index === -1 ? null : index
}
