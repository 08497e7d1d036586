import type { Cluster, FieldChange, Scalar } from '../../model'

/** Sets a field, or adds it where its map is written without it. */
export function setOrAdd(cluster: Cluster, object: FieldChange['object'], path: string, value: Scalar): FieldChange {
  const isWritten = cluster.lookup.object(object)?.source.range(path) != null
  return { do: isWritten ? 'set' : 'add', object, path, value }
}
