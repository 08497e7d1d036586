import { itemKindOf, type Position, type ProblemCause, type ReceivedFile } from '../../model'
import { pieceOf } from '../extent'
import { looksLikeObject } from '../forms/kindOfPath'
import { mayHide } from '../hidden'
import type { Inherited } from '../identify'
import { MAX_DEPTH } from '../limits'
import { linesOf } from '../lines'
import { type Locator, nowhere, placesOf } from '../locate'
import { type Node, newSink, type Sink, takeAsked, takeItem, takeValue } from '../objects'
import { redactText } from '../redact/redactText'
import { fieldOf, type UnknownMap } from '../values'
import type { JsonFault, JsonReceiver, Reread, StreamPlace } from './jsonReceiver'

const NOTHING: Inherited = { kind: null, apiVersion: null }

/**
 * Makes objects of a large file's values as they are told, by the rules for texts (`objects.ts`). An item that says no kind waits for the end of
 * its list, which may say it then. Where a field stands, the bytes of its object tell when they are read once more.
 */
export class FileReceiver implements JsonReceiver {
  private readonly sink: Sink
  private documents = 0
  private root: { readonly place: StreamPlace; readonly isList: boolean; readonly members: Record<string, unknown> } | null = null
  private told = 0
  private waiting: Node[] = []
  /** Of a list without a kind: whether it was told that somebody asked for its objects. */
  private isAsked = false
  private hasValue = false

  constructor(
    private readonly name: string,
    private readonly reread: Reread = () => null,
  ) {
    this.sink = newSink(name, false)
  }

  /** How many objects were found so far. */
  get count(): number {
    return this.sink.objects.length
  }

  /** A text that is part of what follows: some values are looked for in objects only where a text has their mark. */
  sees(text: string): void {
    if (!this.sink.mayHide && mayHide(text)) this.sink.mayHide = true
  }

  begin(place: StreamPlace, isList: boolean): void {
    this.documents++
    this.root = { place, isList, members: {} }
    this.told = 0
    this.waiting = []
    this.isAsked = false
  }

  member(key: string, value: unknown): void {
    // An assignment to `__proto__` would set no field.
    Object.defineProperty(this.root?.members ?? {}, key, { value, enumerable: true, configurable: true, writable: true })
  }

  /** The kind that the path of the file tells of objects without one. */
  get kindByPath(): string | null {
    return this.sink.byPath.kind
  }

  /** Without one it stays an empty list: that is an answer too. */
  items(): void {
    this.member('items', [])
  }

  item(value: unknown, place: StreamPlace): void {
    const index = this.told++
    const path = this.root?.isList === true ? [index] : ['items', index]
    const node: Node = { value, locate: this.locator(place), range: nowhere, line: place.line, path }
    if (this.root?.isList === true) this.ofList(node)
    else if (isKindless(value)) this.waiting.push(node)
    else this.take(node, NOTHING)
  }

  fault(fault: JsonFault, { line }: StreamPlace): void {
    this.problem(this.cause(fault), line)
  }

  end(place: StreamPlace): void {
    const { root } = this
    if (root === null) return
    this.root = null
    this.hasValue = true
    if (root.isList && this.told > 0) return
    if (this.told > 0) this.takeWaiting(root.members)
    else
      takeValue(
        { value: root.isList ? [] : root.members, locate: this.locator(place), range: nowhere, line: place.line, path: [] },
        this.documents,
        this.sink,
      )
  }

  /** All of the file, when all of it was told. */
  received(): ReceivedFile {
    const { objects, problems, asked, toldByPath, hidden } = this.sink
    if (toldByPath !== null) this.problem({ code: 'kind-by-path', kind: toldByPath }, null)
    if (hidden > 0) this.problem({ code: 'hidden-values', count: hidden }, null)
    if (!this.hasValue && objects.length + problems.length === 0) this.problem({ code: 'empty-input' }, null)
    return { name: this.name, received: { objects, problems, asked } }
  }

  /** The first object of a list without a kind tells that it is one of objects. */
  private ofList(node: Node): void {
    const byPath = looksLikeObject(node.value) ? this.sink.byPath : NOTHING
    if (!this.isAsked) takeAsked(byPath, this.sink)
    this.isAsked ||= byPath !== NOTHING
    this.take(node, byPath)
  }

  private take(node: Node, inherited: Inherited): void {
    this.hasValue = true
    takeItem(node, inherited, this.documents, this.sink)
  }

  private takeWaiting(members: UnknownMap): void {
    const kind = fieldOf(members, 'kind')
    const apiVersion = fieldOf(members, 'apiVersion')
    const own: Inherited =
      typeof kind === 'string'
        ? { kind: itemKindOf(kind), apiVersion: typeof apiVersion === 'string' ? apiVersion : null }
        : this.sink.byPath
    takeAsked(own, this.sink)
    for (const node of this.waiting) this.take(node, own)
    this.waiting = []
  }

  private cause(fault: JsonFault): ProblemCause {
    switch (fault.kind) {
      case 'not-json':
        return { code: 'json-syntax' }
      case 'too-deep':
        return { code: 'too-deep', limit: MAX_DEPTH }
      case 'cut-short':
        return { code: 'cut-short', objects: this.count }
      case 'too-large':
        return { code: 'value-too-large', objects: this.count }
      case 'other-lines':
        return { code: 'lines-left-out', count: fault.count, first: redactText(fault.first).text }
    }
  }

  private problem(cause: ProblemCause, line: number | null): void {
    this.sink.problems.push({ file: this.name, line, column: null, object: null, path: null, ...cause })
  }

  private locator(place: StreamPlace): Locator {
    let locate: Locator | null = null
    return (path) => {
      locate ??= this.locatorIn(place)
      return locate(path)
    }
  }

  /** A text of one object has lines and columns of its own: its first line goes on from where the object begins. */
  private locatorIn({ start, end, line }: StreamPlace): Locator {
    const text = this.reread(start, end)
    const begin: Position = { line, column: 1 + columnBefore(this.reread(Math.max(0, start - longestIndent), start) ?? '') }
    // A file that was changed meanwhile, or was packed, has something else there.
    if (text === null || !/^[{[]/.test(text)) return (path) => (path.length === 0 ? begin : null)
    const lines = linesOf(text)
    const inFile = (offset: number): Position => {
      const own = lines(offset)
      return { line: line + own.line - 1, column: own.line === 1 ? begin.column + own.column - 1 : own.column }
    }
    return placesOf({ source: pieceOf(text, 0), start: 0, end: text.length }, inFile).locate
  }
}

/** An object that begins farther to the right stands in a line of many: no editor shows it, and its columns count from itself. */
const longestIndent = 1000

function columnBefore(text: string): number {
  const lineStart = Math.max(text.lastIndexOf('\n'), text.lastIndexOf('\r'))
  return lineStart === -1 && text.length >= longestIndent ? 0 : text.length - lineStart - 1
}

function isKindless(value: unknown): boolean {
  return typeof value === 'object' && value !== null && !Array.isArray(value) && (fieldOf(value as UnknownMap, 'kind') ?? '') === ''
}
