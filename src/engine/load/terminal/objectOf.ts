import type { KubeObject, LoadProblem, Position } from '../../model'
import { kindOf, refOf } from '../identify'
import type { Lines } from '../lines'
import type { Observation } from './observation'

/** An observation as an object, with the line of each of its fields. Null where its name is none. */
export function objectOf(observation: Observation, file: string, lines: Lines, problems: LoadProblem[]): KubeObject | null {
  const { body, offset, places } = observation
  const { line } = lines(offset)
  const report = (_path: unknown, cause: Parameters<Parameters<typeof kindOf>[2]>[1]) => {
    problems.push({ file, line, column: null, object: null, path: null, ...cause })
  }
  const kind = kindOf(body, { kind: null, apiVersion: null }, report)
  const ref = kind && refOf(kind, body, report)
  if (kind === null || ref === null) return null
  return {
    ref,
    apiVersion: kind.apiVersion,
    filledIn: new Set(),
    body,
    observed: 'alone',
    source: { file, document: 1, line, locate: (path) => placeOf(places, path, lines), range: () => null },
  }
}

/** A field that is part of what was printed as one (an address in a list of them) stands where that does. */
function placeOf(places: ReadonlyMap<string, number>, path: string, lines: Lines): Position | null {
  for (let end = path.length; end > 0; end = Math.max(path.lastIndexOf('.', end - 1), path.lastIndexOf('[', end - 1))) {
    const offset = places.get(path.slice(0, end))
    if (offset !== undefined) return lines(offset)
  }
  return null
}
