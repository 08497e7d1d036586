import type { KubeObject, LoadProblem, Position, ProblemCause, ResourceRef } from '../model'
import type { NumberedDocument } from './document'
import type { Extent } from './extent'
import { fromGo, goListOf, goPath } from './forms/goObjects'
import { kindOfPath, looksLikeObject } from './forms/kindOfPath'
import { withoutHidden } from './hidden'
import { type Inherited, type Kind, kindOf, type Report, refOf, wrongType } from './identify'
import type { Lines } from './lines'
import { type Locator, locatorOf } from './locate'
import { formatPath, type Path, parsePath } from './path'
import { redact } from './redact/redact'
import { fieldOf, isMap, type UnknownMap, valueKindOf } from './values'

/** Where objects and problems of one file go. */
export interface Sink {
  readonly file: string
  readonly lines: Lines
  readonly objects: KubeObject[]
  readonly problems: LoadProblem[]
  /** Whether values may have been hidden in the file, and how many were. */
  readonly mayHide: boolean
  hidden: number
}

/** A value of a document, and the way to its fields. `path` leads to it from the document's root. */
interface Node {
  readonly value: unknown
  readonly locate: Locator
  readonly line: number | null
  readonly path: Path
}

const nothing: ReadonlySet<string> = new Set()
const NOTHING: Inherited = { kind: null, apiVersion: null }

/** Adds the objects of one document: one, or those of a list. A document without a value is none. */
export function takeObjects(document: NumberedDocument, sink: Sink): void {
  const { value, extent } = document
  if (value === null || value === undefined) return
  const root: Node = { value, locate: locatorOf(extent, sink.lines), line: lineOf(document.extent, sink.lines), path: [] }
  const reader = new ObjectReader(document, root, sink)
  const goList = goListOf(value)
  if (goList !== null) reader.goItems(root, goList.items, goList.type)
  else if (Array.isArray(value) && (value.length === 0 || value.some(isMap)))
    reader.items(root, value, [], value.some(looksLikeObject) ? toldByName(sink) : NOTHING)
  else reader.node(root, looksLikeObject(value) || isBareList(value) ? toldByName(sink) : NOTHING)
}

function toldByName(sink: Sink): Inherited {
  return kindOfPath(sink.file) ?? NOTHING
}

/** Items, and nothing that says of which kind. */
function isBareList(value: unknown): boolean {
  if (!isMap(value) || Object.hasOwn(value, 'kind')) return false
  const items = fieldOf(value, 'items')
  return Array.isArray(items) && items.some(looksLikeObject)
}

function lineOf(extent: Extent, lines: Lines): number | null {
  return extent.start < 0 ? null : lines(extent.source.fileOffset(extent.start)).line
}

class ObjectReader {
  constructor(
    private readonly document: NumberedDocument,
    private readonly root: Node,
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
    if (isTypedList(kind, value))
      this.listed(node, value, { kind: kind.kind.slice(0, -'List'.length), apiVersion: kind.apiVersion }, report)
    else this.object(node, value, kind, report)
  }

  items(list: Node, values: readonly unknown[], prefix: Path, inherited: Inherited): void {
    // Items of the document's own list can be looked at alone; their count tells whether all were found.
    const extents = list === this.root && this.document.items.length === values.length ? this.document.items : []
    values.forEach((value, i) => {
      const below = [...prefix, i]
      const extent = extents[i]
      const inList: Locator = (path) => list.locate([...below, ...path])
      const locate = extent === undefined ? inList : locatorOf(extent, this.sink.lines, inList)
      const line = (extent && lineOf(extent, this.sink.lines)) ?? locate([])?.line ?? list.line
      this.node({ value, locate, line, path: [...list.path, ...below] }, inherited)
    })
  }

  /** Items as Go writes them, read as the API does. */
  goItems(list: Node, values: readonly unknown[], inherited: Inherited): void {
    values.forEach((value, i) => {
      const locate: Locator = (path) => list.locate(['Items', i, ...goPath(path)])
      const path: Path = [...list.path, 'Items', i]
      this.node({ value: fromGo(value), locate, line: locate([])?.line ?? list.line, path }, inherited)
    })
  }

  private listed(node: Node, body: UnknownMap, inherited: Inherited, report: Report): void {
    const items = fieldOf(body, 'items') ?? []
    if (Array.isArray(items)) this.items(node, items, ['items'], inherited)
    else report(['items'], wrongType('list', items))
  }

  private object(node: Node, body: UnknownMap, kind: Kind, report: Report): void {
    const ref = refOf(kind, body, report)
    if (ref === null) return
    this.sink.objects.push({
      ref,
      apiVersion: kind.apiVersion,
      filledIn: nothing,
      body: this.shown(redact(body, ref, this.document.sharesNodes)),
      source: {
        file: this.sink.file,
        document: this.document.number,
        line: node.line ?? 1,
        locate: (text) => {
          const path = parsePath(text)
          return path === null ? null : node.locate(path)
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
