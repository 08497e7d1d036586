import type { Goal, PlaceNames, Trace } from '../model'
import { areEndpoints } from './endpoints'

/** In what a trace does not reach the goal of a repair; nothing: it is reached. `names` are those of the cluster of that trace. */
export function shortOfGoal({ verdict, endpoints }: Goal, trace: Trace, names: PlaceNames): readonly ('verdict' | 'endpoints')[] {
  const otherEnd = trace.verdict !== verdict
  const otherEndpoints = endpoints !== null && !areEndpoints(trace.endpoints, endpoints, names)
  return [...(otherEnd ? (['verdict'] as const) : []), ...(otherEndpoints ? (['endpoints'] as const) : [])]
}
