import type { JsonFault, StreamPlace } from '../../engine'
import { itemKindOf } from '../../engine/model'
import { placeSize, type ScanEvent } from './scanEvent'
import { type ItemScanner, recordSize, type ScannedItems } from './scanner'
import { CLOSE_MAP, COLON, COMMA, OPEN_LIST, OPEN_MAP, QUOTE, skipBlank, stringEnd, valueEnd } from './valueEnd'

/** Maps and lists inside one another, from the outermost one on. */
const mostLevels = 100
const firstWindow = 1024 * 1024
/** One value that is no list of items, or one item. */
const largestValue = 64 * 1024 * 1024

const decoder = new TextDecoder()

/** The outermost value: where it begins, and what it says of its items so far. */
interface Root {
  readonly start: number
  readonly line: number
  readonly isList: boolean
  readonly kind: string | null
}

type State = 'between' | 'logs' | 'members' | 'items' | 'over'

/**
 * Reads a text of JSON from its bytes, piece by piece: one list or map, or several of them one after another, with the logs between them that
 * `kubectl cluster-info dump` writes. Of the list `items` of a map, and of an outermost list, each item is told alone and let go at once. The
 * window holds what is not yet whole and nothing else.
 */
export class JsonStream {
  private state: State = 'between'
  /** Of the window: how much of it is filled, and how much was read. */
  private filled = 0
  private at = 0
  /** Reading is tried again when so much is there: trying at every byte would read a long value over and over. */
  private enough = firstWindow
  /** Where the window begins in the file, and the line at `counted`. */
  private base = 0
  private counted = 0
  private line = 1
  private root: Root = { start: 0, line: 1, isList: false, kind: null }
  private isFirst = true
  private other: { count: number; first: string; place: StreamPlace } | null = null
  /** Where in the file the newest faulty item begins. */
  private told = -1
  private ended = false

  /** `kindByPath` is the kind of items that say none and whose list says none; what is told of items is valid until the next event. */
  constructor(
    private readonly scanner: ItemScanner,
    private readonly tell: (event: ScanEvent) => void,
    private readonly kindByPath: string | null,
  ) {
    scanner.grow(firstWindow)
  }

  push(bytes: Uint8Array): void {
    let rest = bytes
    while (rest.length > 0 && this.state !== 'over') {
      const piece = rest.subarray(0, firstWindow)
      this.makeRoom(piece.length)
      this.scanner.window.set(piece, this.filled)
      this.filled += piece.length
      rest = rest.subarray(piece.length)
      if (this.filled - this.at >= this.enough) this.work()
    }
  }

  end(): void {
    if (this.state === 'over') return
    // A word at the very end is whole only where something follows.
    this.makeRoom(1)
    this.scanner.window[this.filled++] = 10
    this.ended = true
    this.work()
    this.tellOther()
    if (this.state === 'members' || this.state === 'items') {
      this.fault({ kind: 'cut-short' }, this.place(this.at, this.filled - 1))
      this.finish(this.rootPlace(this.filled - 1))
    }
    this.state = 'over'
  }

  private makeRoom(size: number): void {
    if (this.scanner.window.length - this.filled >= size) return
    this.shift()
    if (this.scanner.window.length - this.filled < size) this.scanner.grow(Math.max(this.filled + size, 2 * this.scanner.window.length))
  }

  /** Lets go what was read. */
  private shift(): void {
    if (this.at === 0) return
    this.lineAt(this.at)
    this.scanner.window.copyWithin(0, this.at, this.filled)
    this.base += this.at
    this.filled -= this.at
    this.counted = 0
    this.at = 0
  }

  private work(): void {
    const before = this.base + this.at
    while (this.state !== 'over' && this.step());
    const left = this.filled - this.at
    this.enough = this.base + this.at > before ? firstWindow : Math.min(2 * left, largestValue + 1)
    if (left > largestValue && this.state !== 'over') this.giveUp()
  }

  private giveUp(): void {
    this.fault({ kind: 'too-large' }, this.place(this.at, this.filled))
    if (this.state === 'members' || this.state === 'items') this.finish(this.rootPlace(this.filled))
    this.state = 'over'
  }

  /** False where more bytes are needed. */
  private step(): boolean {
    if (this.state === 'between') return this.between()
    if (this.state === 'logs') return this.logs()
    return this.state === 'members' ? this.members() : this.items()
  }

  /** Between documents: blanks, a mark of byte order, the dashes of a YAML stream, logs, lines of something else. */
  private between(): boolean {
    const { window } = this.scanner
    const at = skipBlank(window, this.at, this.filled)
    if (at === this.filled) {
      this.at = at
      return false
    }
    const code = window[at]
    if (code !== OPEN_MAP && code !== OPEN_LIST) return this.otherLine(at)
    this.tellOther()
    const line = this.lineAt(at)
    const isList = code === OPEN_LIST
    this.root = { start: this.base + at, line, isList, kind: null }
    this.tell({ tells: 'begin', place: { start: this.base + at, end: this.base + at, line }, isList })
    this.at = at + 1
    this.isFirst = true
    this.state = isList ? 'items' : 'members'
    return true
  }

  private otherLine(start: number): boolean {
    const end = this.lineEnd(start)
    if (end === -1) return false
    const text = decoder.decode(this.scanner.window.subarray(start, end)).trim()
    if (/^==== START logs for container .* ====$/.test(text)) this.state = 'logs'
    else if (text !== '' && text !== '---' && !/^(?:#|Cluster info dumped to )/.test(text)) {
      this.other ??= { count: 0, first: text.slice(0, 60), place: this.place(start, end) }
      this.other.count++
    }
    this.at = end
    return true
  }

  private logs(): boolean {
    const end = this.lineEnd(this.at)
    if (end === -1) return false
    const start = this.at
    this.at = end
    if (this.scanner.window[start] === 0x3d) {
      const text = decoder.decode(this.scanner.window.subarray(start, Math.min(end, start + 1000))).trim()
      if (/^==== END logs for container .* ====$/.test(text)) this.state = 'between'
    }
    return true
  }

  /** Behind the end of the line; -1 where it is not there yet. */
  private lineEnd(from: number): number {
    const found = this.scanner.window.indexOf(10, from)
    return found === -1 || found >= this.filled ? -1 : found + 1
  }

  private tellOther(): void {
    if (this.other === null) return
    const { count, first, place } = this.other
    this.fault({ kind: 'other-lines', count, first }, place)
    this.other = null
  }

  /** One member of the outermost map, its end, or the beginning of its items. */
  private members(): boolean {
    const { window } = this.scanner
    const to = this.filled
    let at = skipBlank(window, this.at, to)
    if (at === to) return false
    if (window[at] === CLOSE_MAP) return this.close(at + 1)
    if (!this.isFirst) {
      if (window[at] !== COMMA) return this.damaged(at)
      at = skipBlank(window, at + 1, to)
      if (at === to) return false
    }
    if (window[at] !== QUOTE) return this.damaged(at)
    const keyEnd = stringEnd(window, at, to)
    if (keyEnd === -1) return false
    const colon = skipBlank(window, keyEnd, to)
    if (colon === to) return false
    if (window[colon] !== COLON) return this.damaged(colon)
    const value = skipBlank(window, colon + 1, to)
    if (value === to) return false
    const key = parsed(decoder.decode(window.subarray(at, keyEnd)))
    if (key.ok && key.value === 'items' && window[value] === OPEN_LIST && (this.root.kind?.endsWith('List') ?? true)) {
      this.tell({ tells: 'list' })
      this.state = 'items'
      this.isFirst = true
      this.at = value + 1
      return true
    }
    return this.member(key, value)
  }

  private member(key: Parsed, value: number): boolean {
    const end = valueEnd(this.scanner.window, value, this.filled)
    if (end === 'cut') return false
    if (end === 'fault') return this.damaged(value)
    if (end.depth + 1 > mostLevels) this.fault({ kind: 'too-deep' }, this.place(value, end.end))
    else {
      const read = parsed(decoder.decode(this.scanner.window.subarray(value, end.end)))
      if (key.ok && read.ok) this.tellMember(String(key.value), read.value)
      else this.fault({ kind: 'not-json' }, this.place(value, end.end))
    }
    this.at = end.end
    this.isFirst = false
    return true
  }

  private tellMember(key: string, value: unknown): void {
    if (key === 'kind') this.root = { ...this.root, kind: typeof value === 'string' ? value : null }
    this.tell({ tells: 'member', key, value })
  }

  private items(): boolean {
    const levels = this.root.isList ? 1 : 2
    const kind = this.root.kind === null ? this.kindByPath : itemKindOf(this.root.kind)
    const found = this.scanner.items(this.at, this.filled, this.isFirst, kind, mostLevels - levels)
    if (found.records.length > 0) {
      const whole = this.scanner.leavesOut ? null : { kind }
      this.tell({ tells: 'items', batch: { json: found.json, places: this.places(found), alike: found.alike, whole } })
      this.isFirst = false
    }
    const { next, stop } = found
    this.at = next
    if (stop === 'window') return false
    if (stop === 'full') return true
    if (stop !== 'closed') return this.faultyItem(next, stop)
    if (this.root.isList) return this.close(next)
    this.state = 'members'
    this.isFirst = false
    return true
  }

  private places({ records }: ScannedItems): Float64Array<ArrayBuffer> {
    const places = new Float64Array((records.length / recordSize) * placeSize)
    for (let from = 0, to = 0; from < records.length; from += recordSize, to += placeSize) {
      const start = records[from] ?? 0
      places[to] = this.base + start
      places[to + 1] = this.base + (records[from + 1] ?? 0)
      places[to + 2] = this.lineAt(start)
      places[to + 3] = records[from + 2] ?? 0
    }
    return places
  }

  /** Goes on at an item that only lacks the comma before it, and behind one whose brackets tell where it ends. */
  private faultyItem(at: number, stop: 'fault' | 'too-deep'): boolean {
    const code = this.scanner.window[at]
    const end = code === OPEN_MAP || code === OPEN_LIST ? valueEnd(this.scanner.window, at, this.filled) : 'fault'
    if (end === 'cut') return false
    if (end === 'fault') return this.damaged(at)
    if (this.told !== this.base + at) this.fault(stop === 'too-deep' ? { kind: 'too-deep' } : { kind: 'not-json' }, this.place(at, end.end))
    if (stop === 'fault' && !this.isFirst) {
      this.told = this.base + at
      this.at = at
      this.isFirst = true
      return true
    }
    this.at = end.end
    this.isFirst = false
    return true
  }

  /** Nobody can tell where the outermost value goes on: it ends here, and the next is looked for from the next line on. */
  private damaged(at: number): boolean {
    const end = this.lineEnd(at)
    if (end === -1 && !this.ended) return false
    const behind = end === -1 ? this.filled : end
    this.fault({ kind: 'not-json' }, this.place(at, behind))
    this.at = behind
    this.finish(this.rootPlace(behind))
    this.state = 'between'
    return true
  }

  private close(at: number): boolean {
    this.finish(this.rootPlace(at))
    this.at = at
    this.state = 'between'
    return true
  }

  private fault(fault: JsonFault, place: StreamPlace): void {
    this.tell({ tells: 'fault', fault, place })
  }

  private finish(place: StreamPlace): void {
    this.tell({ tells: 'end', place })
  }

  private place(start: number, end: number): StreamPlace {
    return { start: this.base + start, end: this.base + end, line: this.lineAt(start) }
  }

  private rootPlace(end: number): StreamPlace {
    return { start: this.root.start, end: this.base + end, line: this.root.line }
  }

  /** Places are asked for in their order. */
  private lineAt(at: number): number {
    if (at > this.counted) {
      this.line += this.scanner.breaks(this.counted, at)
      this.counted = at
    }
    return this.line
  }
}

type Parsed = { readonly ok: true; readonly value: unknown } | { readonly ok: false }

function parsed(text: string): Parsed {
  try {
    return { ok: true, value: JSON.parse(text) }
  } catch {
    return { ok: false }
  }
}
