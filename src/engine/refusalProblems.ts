import { type Cluster, type LoadProblem, type ObjectErrors, type Position, qualifiedName } from './model'

/**
 * What the API server refuses, as problems of the text: such an object is in no list of the cluster, and nobody who
 * reads the input should have to look for it. One problem a field, at the line of the nearest part that is written.
 * A value of a wrong type is told where it is read.
 */
export function refusalProblems(cluster: Cluster): readonly LoadProblem[] {
  return cluster.refusals.filter(({ refused }) => refused).flatMap(problemsOf)
}

function problemsOf({ object, ref, errors }: ObjectErrors): readonly LoadProblem[] {
  return errors
    .filter((error) => error.severity === 'refused' && error.code !== 'wrong-type')
    .map((fault) => {
      const { file } = object.source
      const { line, column } = nearest(object.source, fault.path)
      const facts = { object: `${ref.kind} ${qualifiedName(ref)}`, path: fault.path, fault, refused: true }
      return { code: 'refused', file, line, column, object: ref, path: fault.path, facts }
    })
}

/** The place of a field; of one that is missing, that of the map that misses it. */
function nearest(source: ObjectErrors['object']['source'], path: string): { readonly line: number; readonly column: number | null } {
  const place: Position | null = path === '' ? null : source.locate(path)
  if (place !== null) return place
  if (path === '') return { line: source.line, column: null }
  return nearest(source, path.slice(0, Math.max(0, path.lastIndexOf('.'), path.lastIndexOf('['))))
}
