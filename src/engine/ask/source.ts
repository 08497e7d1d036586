import type { Cluster, ResourceRef } from '../model'

/** Questions about where things are written. */
export const sourceQuestions = { fieldLines }

interface AskedField {
  readonly object: ResourceRef
  readonly path: string
}

/** File and line of each field, in the order asked; null where nobody wrote it. */
function fieldLines(
  cluster: Cluster,
  { fields }: { readonly fields: readonly AskedField[] },
): readonly ({ readonly file: string; readonly line: number } | null)[] {
  return fields.map(({ object, path }) => {
    const source = cluster.lookup.object(object)?.source
    const place = source?.locate(path)
    return source && place ? { file: source.file, line: place.line } : null
  })
}
