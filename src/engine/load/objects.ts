import type { AskedKind, KubeObject, LoadProblem, Position, ProblemCause, ResourceRef } from '../model'
import type { NumberedDocument } from './document'
import type { Extent } from './extent'
import { fromGo, goListOf, goPath } from './forms/goObjects'
import { kindOfPath, looksLikeObject, namespaceOfPath } from './forms/kindOfPath'
import { withoutHidden } from './hidden'
import { groupOf, type Inherited, type Kind, kindOf, type Report, refOf, wrongType } from './identify'
import type { Lines } from './lines'
import { type Locator, nowhere, type Places, placesOf } from './locate'
import { formatPath, type Path, parsePath } from './path'
import { Redaction } from './redact/redact'
import { fieldOf, isMap, type UnknownMap, valueKindOf } from './values'

/** Where objects and problems of one file go. */
export interface Sink {
  readonly file: string
  readonly objects: KubeObject[]
  readonly problems: LoadProblem[]
  readonly redaction: Redaction
  /** Kinds of lists that the file holds, empty ones too: they were asked for. */
  readonly asked: AskedKind[]
  /** What the path of the file says of objects that do not say it. */
  readonly byPath: Inherited
  /** The kind that the path of the file told of objects without one. */
  toldByPath: string | null
  /** Whether values may have been hidden in the file, and how many were. */
  mayHide: boolean
  hidden: number
}

/** A value of a document, and the way to its fields. `path` leads to it from the document's root. */
export interface Node extends Places {
  readonly value: unknown
  readonly line: number | null
  readonly path: Path
}

const nothing: ReadonlySet<string> = new Set()
const NOTHING: Inherited = { kind: null, apiVersion: null }

export function newSink(file: string, mayHide: boolean): Sink {
  const byPath = kindOfPath(file) ?? NOTHING
  return { file, objects: [], problems: [], redaction: new Redaction(), asked: [], byPath, toldByPath: null, mayHide, hidden: 0 }
}

/** Adds the objects of one document: one, or those of a list. A document without a value is none. */
export function takeObjects(document: NumberedDocument, lines: Lines, sink: Sink): void {
  const { value, extent, number, items, sharesNodes } = document
  if (value === null || value === undefined) return
  const root: Node = { value, ...placesOf(extent, lines), line: lineOf(extent, lines), path: [] }
  const reader = new ObjectReader({ number, sharesNodes, list: { root, extents: items, lines } }, sink)
  takeRoot(root, reader, sink)
}

/** The same for a document that is held as a value and not as a text. */
export function takeValue(root: Node, number: number, sink: Sink): void {
  if (root.value === null || root.value === undefined) return
  takeRoot(root, new ObjectReader({ number, sharesNodes: false, list: null }, sink), sink)
}

/** Adds one item of the list that a document is or has; `inherited` is what the list says of it. */
export function takeItem(item: Node, inherited: Inherited, number: number, sink: Sink): void {
  new ObjectReader({ number, sharesNodes: false, list: null }, sink).node(item, inherited)
}

/** Somebody asked for what a list holds, or does not hold. */
export function takeAsked({ kind, apiVersion }: Inherited, sink: Sink): void {
  if (kind !== null) sink.asked.push({ group: groupOf(apiVersion ?? ''), kind, namespace: namespaceOfPath(sink.file) })
}

function takeRoot(root: Node, reader: ObjectReader, sink: Sink): void {
  const { value } = root
  const goList = goListOf(value)
  if (goList !== null) reader.goItems(root, goList.items, goList.type)
  else if (Array.isArray(value) && (value.length === 0 || value.some(isMap)))
    reader.list(root, value, value.length === 0 || value.some(looksLikeObject) ? sink.byPath : NOTHING)
  else reader.node(root, looksLikeObject(value) || isBareList(value) ? sink.byPath : NOTHING)
}

/** Items, or none, and nothing that says of which kind. */
function isBareList(value: unknown): boolean {
  if (!isMap(value) || Object.hasOwn(value, 'kind') || !Object.hasOwn(value, 'items')) return false
  const items = fieldOf(value, 'items') ?? []
  return Array.isArray(items) && (items.length === 0 || items.some(looksLikeObject))
}

function lineOf(extent: Extent, lines: Lines): number | null {
  return extent.start < 0 ? null : lines(extent.source.fileOffset(extent.start)).line
}

/** What is the same for all objects of one document. Of its own list the items may be looked at alone. */
interface DocumentFacts {
  readonly number: number
  readonly sharesNodes: boolean
  readonly list: { readonly root: Node; readonly extents: readonly Extent[]; readonly lines: Lines } | null
}

class ObjectReader {
  constructor(
    private readonly document: DocumentFacts,
    private readonly sink: Sink,
  ) {}

  node(node: Node, inherited: Inherited): void {
    const { value } = node
    const report = this.reporter(node)
    if (!isMap(value)) {
      this.problem(node, [], node.path, { code: 'not-an-object', found: valueKindOf(value) }, null)
      return
    }
    if (isCoreList(value)) {
      this.listed(node, value, NOTHING, report)
      return
    }
    if (isBareList(value) && inherited.kind !== null) {
      this.listed(node, value, inherited, report)
      return
    }
    const kind = kindOf(value, inherited, report)
    if (kind === null) return
    if (inherited === this.sink.byPath && !Object.hasOwn(value, 'kind')) this.sink.toldByPath = kind.kind
    if (isTypedList(kind, value))
      this.listed(node, value, { kind: kind.kind.slice(0, -'List'.length), apiVersion: kind.apiVersion }, report)
    else this.object(node, value, kind, report)
  }

  /** A list that does not say of which kind its items are. */
  list(list: Node, values: readonly unknown[], inherited: Inherited): void {
    takeAsked(inherited, this.sink)
    this.items(list, values, [], inherited)
  }

  items(list: Node, values: readonly unknown[], prefix: Path, inherited: Inherited): void {
    // The count of its items tells whether all were found.
    const own = this.document.list?.root === list && this.document.list.extents.length === values.length ? this.document.list : null
    values.forEach((value, i) => {
      const below = [...prefix, i]
      const extent = own?.extents[i]
      const inList: Places = {
        locate: (path) => list.locate([...below, ...path]),
        range: (path) => list.range([...below, ...path]),
      }
      const places = own === null || extent === undefined ? inList : placesOf(extent, own.lines, inList)
      const line = (own && extent && lineOf(extent, own.lines)) ?? places.locate([])?.line ?? list.line
      this.node({ value, ...places, line, path: [...list.path, ...below] }, inherited)
    })
  }

  /** Items as Go writes them, read as the API does. */
  goItems(list: Node, values: readonly unknown[], inherited: Inherited): void {
    takeAsked(inherited, this.sink)
    values.forEach((value, i) => {
      const locate: Locator = (path) => list.locate(['Items', i, ...goPath(path)])
      const path: Path = [...list.path, 'Items', i]
      this.node({ value: fromGo(value), locate, range: nowhere, line: locate([])?.line ?? list.line, path }, inherited)
    })
  }

  private listed(node: Node, body: UnknownMap, inherited: Inherited, report: Report): void {
    const items = fieldOf(body, 'items') ?? []
    takeAsked(inherited, this.sink)
    if (Array.isArray(items)) this.items(node, items, ['items'], inherited)
    else report(['items'], wrongType('list', items))
  }

  private object(node: Node, body: UnknownMap, kind: Kind, report: Report): void {
    const ref = refOf(kind, body, report)
    if (ref === null) return
    // What answers for places later holds on to the way there, and not to the value with all that was left out of it.
    const { locate } = node
    this.sink.objects.push({
      ref,
      apiVersion: kind.apiVersion,
      filledIn: nothing,
      body: this.shown(this.sink.redaction.object(body, ref, this.document.sharesNodes)),
      source: {
        file: this.sink.file,
        document: this.document.number,
        line: node.line ?? 1,
        locate: (text) => {
          const path = parsePath(text)
          return path === null ? null : locate(path)
        },
        range: (text) => {
          const path = parsePath(text)
          return path === null ? null : node.range(path)
        },
      },
    })
  }

  private shown(body: UnknownMap): UnknownMap {
    // Of a document with aliases a walk might have no end in sight, and no tool that hides values writes any.
    if (!this.sink.mayHide || this.document.sharesNodes) return body
    const shown = withoutHidden(body)
    this.sink.hidden += shown.hidden
    return shown.body
  }

  private reporter(node: Node): Report {
    return (path, cause, object) => this.problem(node, path, path, cause, object ?? null)
  }

  private problem(node: Node, at: Path, named: Path, cause: ProblemCause, object: ResourceRef | null): void {
    const place = nearest(node.locate, at)
    this.sink.problems.push({
      file: this.sink.file,
      line: place?.line ?? node.line,
      column: place?.column ?? null,
      object,
      path: named.length === 0 ? null : formatPath(named),
      ...cause,
    })
  }
}

/** A field that is missing is shown where it should be: at the nearest map around it. */
function nearest(locate: Locator, path: Path): Position | null {
  for (let length = path.length; length >= 0; length--) {
    const place = locate(path.slice(0, length))
    if (place !== null) return place
  }
  return null
}

/** `kind: List`, with or without its apiVersion. */
function isCoreList(body: UnknownMap): boolean {
  return fieldOf(body, 'kind') === 'List'
}

/** `PodList` and its like. A custom kind may end in List too: its objects have names. */
function isTypedList({ kind }: Kind, body: UnknownMap): boolean {
  if (!kind.endsWith('List') || kind === 'List' || !Object.hasOwn(body, 'items')) return false
  const metadata = fieldOf(body, 'metadata')
  return !isMap(metadata) || (fieldOf(metadata, 'name') ?? '') === ''
}
