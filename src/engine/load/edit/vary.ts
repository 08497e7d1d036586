import {
  applyEdits,
  type FieldChange,
  type KubeObject,
  type ObjectEdit,
  offsetsOf,
  type Plain,
  type Scalar,
  type TextEdit,
  type TextFile,
  type Variation,
  type VariationFault,
  type VariedFiles,
} from '../../model'
import { linesOf } from '../lines'
import { loadText } from '../load'
import { type Path, parsePath } from '../path'
import { splitDocuments } from '../splitDocuments'
import { isMap } from '../values'
import { changed } from './changed'
import { editsOf, readAlone } from './editsOf'
import { blockLines } from './render'

/**
 * The texts as a Scenario varies them: objects left out with the document that holds them and the comments in it, then fields changed. A
 * field is changed by the least edit of the text; where there is none (a list or map takes the place of another), its object is written
 * anew and loses its comments. A file that holds nothing any more is left out.
 */
export function varied(files: readonly TextFile[], { without, edits }: Variation): VariedFiles {
  const steps = [...without.map((name) => (now: readonly TextFile[]) => leaveOut(now, name)), ...edits.flatMap((edit) => changesOf(edit))]
  return steps.reduce<VariedFiles>((done, step) => (done.ok ? step(done.files) : done), { ok: true, files })
}

type Step = (files: readonly TextFile[]) => VariedFiles

/** Where one object stands. */
interface Found {
  readonly file: TextFile
  readonly object: KubeObject
  readonly start: number
  readonly end: number
  /** As it is written, secrets and all: it only goes back to where it was. */
  readonly value: unknown
}

function leaveOut(files: readonly TextFile[], name: string): VariedFiles {
  const found = find(files, name)
  if ('code' in found) return { ok: false, fault: found }
  const rest = withoutDocument(found.file, found.object)
  return rest === null
    ? { ok: false, fault: { code: 'not-editable', object: name } }
    : { ok: true, files: replaced(files, found.file, rest) }
}

/** The text without the document that holds an object; null where it holds others, too. */
export function withoutDocument({ name, text }: TextFile, { source }: KubeObject): string | null {
  const range = source.range('')
  if (range === null || loadText({ name, text }).objects.filter((other) => other.source.document === source.document).length !== 1)
    return null
  const start = offsetsOf(text)(range.start)
  const part = splitDocuments(text).find((each) => each.start <= start && start < each.end)
  return part === undefined ? null : text.slice(0, part.start) + text.slice(part.end)
}

function changesOf({ object, set, remove }: ObjectEdit): readonly Step[] {
  return [
    ...Object.entries(set).map(
      ([path, value]): Step =>
        (files) =>
          change(files, object, path, value),
    ),
    ...remove.map(
      (path): Step =>
        (files) =>
          change(files, object, path),
    ),
  ]
}

/** Without a value the field goes. */
function change(files: readonly TextFile[], name: string, pathText: string, value?: Plain): VariedFiles {
  const fail = (fault: VariationFault): VariedFiles => ({ ok: false, fault })
  const path = parsePath(pathText)
  if (path === null || path.length === 0) return fail({ code: 'path-not-understood', object: name, path: pathText })
  const found = find(files, name)
  if ('code' in found) return fail(found)
  const wanted = value === undefined ? changed(found.value, path, { do: 'remove' }) : { value: put(found.value, path, value) }
  if (wanted === null) return fail({ code: 'nothing-to-remove', object: name, path: pathText })
  const least = leastChange(found.value, path, value)
  const edits = least && editsOf({ object: found.object.ref, ...least }, found.object, found.file.text)
  const text = applyEdits(found.file.text, edits ?? [writtenAnew(found, wanted.value)])
  return { ok: true, files: replaced(files, found.file, text) }
}

type Least = FieldChange extends infer C ? (C extends unknown ? Omit<C, 'object'> : never) : never

function leastChange(root: unknown, path: Path, value: Plain | undefined): Least | null {
  const text = pathAt(path)
  if (value === undefined) return { do: 'remove', path: text }
  const depth = depthOf(root, path)
  const parent = valueAt(root, path.slice(0, depth))
  if (depth === path.length) return isScalar(parent) && isScalar(value) ? { do: 'set', path: text, value } : null
  const inner = put(undefined, path.slice(depth + 1), value) as Plain
  if (isMap(parent)) return { do: 'add', path: pathAt(path.slice(0, depth + 1)), value: inner }
  return Array.isArray(parent) && path[depth] === parent.length ? { do: 'append', path: pathAt(path.slice(0, depth)), value: inner } : null
}

function pathAt(path: Path): string {
  return path.map((step) => (typeof step === 'number' ? `[${step}]` : `[${JSON.stringify(step)}]`)).join('')
}

/** How many steps of a path are there. */
function depthOf(root: unknown, path: Path): number {
  let value = root
  for (const [depth, step] of path.entries()) {
    const has = typeof step === 'number' ? Array.isArray(value) && step < value.length : isMap(value) && Object.hasOwn(value, step)
    if (!has) return depth
    value = valueAt(value, [step])
  }
  return path.length
}

function valueAt(root: unknown, path: Path): unknown {
  return path.reduce<unknown>((value, step) => (Array.isArray(value) ? value[Number(step)] : isMap(value) ? value[step] : undefined), root)
}

function isScalar(value: unknown): value is Scalar {
  return typeof value === 'string' || typeof value === 'number' || typeof value === 'boolean'
}

/** The same value with one field set; maps and lists on the way that are not there yet are made. */
function put(root: unknown, path: Path, value: unknown): unknown {
  const [step, ...rest] = path
  if (step === undefined) return value
  if (typeof step !== 'number') {
    const map = isMap(root) ? root : {}
    return { ...map, [step]: put(Object.hasOwn(map, step) ? map[step] : undefined, rest, value) }
  }
  const list = Array.isArray(root) ? root : []
  const at = Math.min(step, list.length)
  return [...list.slice(0, at), put(list[at], rest, value), ...list.slice(at + 1)]
}

function writtenAnew({ file, object, start, end }: Found, value: unknown): TextEdit {
  const at = linesOf(file.text)
  const [from, to] = [at(start), at(end)]
  const isFlow = /^[{[]/.test(file.text.slice(start))
  const indent = ' '.repeat(from.column - 1)
  const text = isFlow ? JSON.stringify(value, null, 2) : blockLines(value).join(`\n${indent}`)
  // A block of text at the end takes its line break along.
  const ending = !isFlow && /[\r\n]$/.test(file.text.slice(start, end)) ? '\n' : ''
  return { file: object.source.file, line: from.line, column: from.column, endLine: to.line, endColumn: to.column, text: text + ending }
}

/** The object named `Kind/name` or `Kind/namespace/name`; without a namespace the name must be enough. */
function find(files: readonly TextFile[], name: string): Found | VariationFault {
  const parts = name.split('/')
  const found = files.flatMap((file) =>
    loadText(file).objects.flatMap((object) => {
      const { kind, namespace, name: own } = object.ref
      const fits = kind === parts[0] && own === parts.at(-1) && (parts.length < 3 || namespace === parts[1])
      return fits && parts.length <= 3 ? [{ file, object }] : []
    }),
  )
  const [only] = found
  if (only === undefined) return { code: 'no-such-object', object: name }
  if (found.length > 1) return { code: 'several-objects', object: name }
  const range = only.object.source.range('')
  if (range === null) return { code: 'not-editable', object: name }
  const offset = offsetsOf(only.file.text)
  const [start, end] = [offset(range.start), offset(range.end)]
  const read = readAlone(only.file.text, start, end)
  return read === null ? { code: 'not-editable', object: name } : { ...only, start, end, value: read.value }
}

function replaced(files: readonly TextFile[], old: TextFile, text: string): readonly TextFile[] {
  return files.flatMap((file) => (file !== old ? [file] : loadText({ ...file, text }).objects.length === 0 ? [] : [{ ...file, text }]))
}
