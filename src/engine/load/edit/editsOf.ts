import { type FieldChange, type KubeObject, offsetsOf, type Splice, type TextEdit } from '../../model'
import { pieceOf } from '../extent'
import { parseYaml } from '../forms/yaml'
import { lineStartOf, linesOf } from '../lines'
import { type Path, parsePath } from '../path'
import { isMap } from '../values'
import { changed } from './changed'
import { addKey, appendItem } from './insert'
import { removeField } from './removeField'
import { setScalar } from './setScalar'
import { alone, Written } from './written'

/**
 * The least that a text must change so that its object has the change: comments, layout, quotes and line ends stay. Null where that cannot
 * be done safely: the field is not written so that it can be taken alone (an anchor, an alias, a merged map, a block of text), no editor
 * holds the text, or the text that comes out would read to anything else than the object with the change.
 */
export function editsOf(change: FieldChange, object: KubeObject, text: string): readonly TextEdit[] | null {
  const path = parsePath(change.path)
  const range = object.source.range('')
  if (path === null || range === null) return null
  const offset = offsetsOf(text)
  const [start, end] = [offset(range.start), offset(range.end)]
  const written = Written.of(text, start, end)
  const splice = written && spliceOf(written, path, change)
  if (splice === null || !readsAsChanged(text, { start, end }, splice, path, change)) return null
  const at = linesOf(text)
  const [from, to] = [at(splice.start), at(splice.end)]
  return [{ file: object.source.file, line: from.line, column: from.column, endLine: to.line, endColumn: to.column, text: splice.text }]
}

function spliceOf(written: Written, path: Path, change: FieldChange): Splice | null {
  switch (change.do) {
    case 'set':
      return setScalar(written, path, change.value)
    case 'add':
      return addKey(written, path, change.value)
    case 'append':
      return appendItem(written, path, change.value)
    case 'remove':
      return removeField(written, path)
  }
}

/** The proof: the part of the text that holds the object, read before and after. */
function readsAsChanged(text: string, { start, end }: Omit<Splice, 'text'>, splice: Splice, path: Path, change: FieldChange): boolean {
  const before = readAlone(text, start, end)
  const wanted = before && changed(before.value, path, change)
  const from = lineStartOf(text, Math.min(start, splice.start))
  // What is put in behind the end of the object belongs to it.
  const until = Math.max(end, splice.end)
  const edited = text.slice(from, splice.start) + splice.text + text.slice(splice.end, until)
  const after = readAlone(edited, start - from, edited.length)
  return wanted !== null && after !== null && isEqual(wanted.value, after.value)
}

/** What a part of a text says on its own; null where it cannot be read so. */
export function readAlone(text: string, start: number, end: number): { readonly value: unknown } | null {
  try {
    const [document, ...more] = parseYaml(pieceOf(alone(text, start, end).slice, 0))
    return document === undefined || more.length > 0 ? null : { value: document.value }
  } catch {
    return null
  }
}

function isEqual(a: unknown, b: unknown): boolean {
  if (Array.isArray(a) && Array.isArray(b)) return a.length === b.length && a.every((item, i) => isEqual(item, b[i]))
  if (!isMap(a) || !isMap(b)) return Object.is(a, b)
  const keys = Object.keys(a)
  return keys.length === Object.keys(b).length && keys.every((key) => Object.hasOwn(b, key) && isEqual(a[key], b[key]))
}
