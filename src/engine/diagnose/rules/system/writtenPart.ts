import type { KubeObject } from '../../../model'

/** What of a path stands in the text: of a field that is missing, the map that misses it. */
export function writtenPart(object: KubeObject, path: string): string | null {
  if (path === '') return null
  if (object.source.locate(path) !== null) return path
  return writtenPart(object, path.slice(0, Math.max(0, path.lastIndexOf('.'), path.lastIndexOf('['))))
}
