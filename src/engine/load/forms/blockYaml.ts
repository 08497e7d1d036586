import { CHOMPING_MODE, EVENT_ID, getScalarValue, SCALAR_STYLE } from 'js-yaml'
import type { ReadDocument } from '../document'
import type { Extent, Source } from '../extent'
import { plainKeyName, plainValue } from '../schema'

/**
 * Reads YAML as kubectl and go-yaml write it, in one walk over its letters: maps and lists in block style, indented by spaces, scalars as
 * they are, in quotes or behind `|`. Null for a text that has anything else in it (comments, blank lines, flow style, anchors, tags, keys twice), and for
 * every text that is no YAML: then the parser decides. What it answers is what the parser would answer.
 */
export function readBlockYaml(source: Source): ReadDocument[] | null {
  try {
    return new BlockReader(source).documents()
  } catch (error) {
    if (error instanceof Unlike) return null
    throw error
  }
}

/** Thrown where a text is not written so. No error: it is no fault, and takes no stack. */
class Unlike {}
const unlike = new Unlike()

const NEWLINE = 10
const SPACE = 32
const QUOTE = 34
const HASH = 35
const APOSTROPHE = 39
const DASH = 45
const COLON = 58
const BACKSLASH = 92

/** What a letter of ASCII may be part of. */
const INSIDE = 1
const FIRST = 2
const KEY = 4
const KEY_FIRST = 8
const letters = new Uint8Array(128)
for (let code = SPACE; code < 127; code++) letters[code] = INSIDE
const allow = (text: string, what: number) => {
  for (const letter of text) letters[letter.charCodeAt(0)] = (letters[letter.charCodeAt(0)] ?? 0) | what
}
const words = 'abcdefghijklmnopqrstuvwxyzABCDEFGHIJKLMNOPQRSTUVWXYZ0123456789_./'
allow(words, FIRST | KEY | KEY_FIRST)
allow('-:+@', KEY)
allow('+~(=$^;', FIRST)

/** Deeper texts are left to the parser, which knows the limit. */
const deepest = 60
const longestKey = 500
/** No line is further in than this: what may go on on further lines stays on its own. */
const oneLine = Number.POSITIVE_INFINITY

class BlockReader {
  private readonly text: string
  /** Where the line begins that is read next, and how far its first letter is from there. */
  private at = 0
  private column = 0
  /** No line of the document is left. */
  private ended = false
  private depth = 0
  private items: Extent[] = []

  constructor(private readonly source: Source) {
    this.text = source.text
  }

  documents(): ReadDocument[] {
    const documents: ReadDocument[] = []
    this.turnTo(0)
    while (this.at < this.text.length) {
      if (this.ended) this.turnTo(Math.min(this.text.length, this.at + 4))
      documents.push(this.document())
    }
    if (documents.length === 0) throw unlike
    return documents
  }

  private document(): ReadDocument {
    if (this.ended || this.column !== 0) throw unlike
    const start = this.at
    this.items = []
    const value = this.block(true)
    if (!this.ended) throw unlike
    const extent = { source: this.source, start, end: this.at }
    return { value, extent, items: this.items, sharesNodes: false }
  }

  /** Makes the line that begins there the next one. `---` ends the document. */
  private turnTo(start: number): void {
    const { text } = this
    let first = start
    while (text.charCodeAt(first) === SPACE) first++
    this.at = start
    this.column = first - start
    this.ended = first >= text.length
    if (this.ended && this.column > 0) throw unlike
    if (this.column > 0 || this.ended || text.charCodeAt(first + 1) !== DASH || text.charCodeAt(first) !== DASH) return
    if (text.charCodeAt(first + 2) !== DASH || !this.isLineEnd(first + 3)) throw unlike
    this.ended = true
  }

  /** The map or list whose first line is the next one. */
  private block(isRoot: boolean): unknown {
    const first = this.at + this.column
    return this.isItem(first) ? this.list(this.column, first, isRoot) : this.map(this.column, first, isRoot)
  }

  private map(column: number, begin: number, isRoot: boolean): Record<string, unknown> {
    this.deeper()
    const map: Record<string, unknown> = {}
    for (let first = begin; ; first = this.at + column) {
      const colon = this.keyEnd(first)
      if (colon === -1) throw unlike
      const key = this.keyName(first, colon)
      // A key that stands there twice, and names that every object inherits.
      if (map[key] !== undefined) throw unlike
      map[key] = this.value(colon + 1, column, isRoot && key === 'items')
      if (this.isOver(column)) break
    }
    this.depth--
    return map
  }

  private list(column: number, begin: number, isListed: boolean): unknown[] {
    this.deeper()
    const list: unknown[] = []
    for (let first = begin; ; first = this.at + column) {
      const start = first + 2
      list.push(this.item(start, column + 2, isListed))
      if (isListed) this.items.push({ source: this.source, start, end: this.at })
      if (this.isOver(column) || !this.isItem(this.at + column)) break
    }
    this.depth--
    return list
  }

  private deeper(): void {
    if (++this.depth > deepest) throw unlike
  }

  /** Whether the next line belongs to something further out. It must not be further in. */
  private isOver(column: number): boolean {
    if (this.ended || this.column < column) return true
    if (this.column > column) throw unlike
    return false
  }

  private isItem(first: number): boolean {
    return this.text.charCodeAt(first) === DASH && this.text.charCodeAt(first + 1) === SPACE
  }

  private item(start: number, column: number, isListed: boolean): unknown {
    if (this.isItem(start)) return this.list(column, start, false)
    if (this.keyEnd(start) !== -1) return this.map(column, start, false)
    // The place of such an item is that of its header, of which a parser tells nothing.
    if (isListed && this.text.charAt(start) === '|') throw unlike
    return this.scalar(start, column - 2)
  }

  /** What stands behind the colon of a key in that column, or below it. */
  private value(after: number, column: number, isListed: boolean): unknown {
    if (this.text.charCodeAt(after) === SPACE) return this.scalar(after + 1, column)
    this.endLine(after)
    if (this.ended || this.column < column) return null
    if (this.column > column) return this.below(isListed)
    const first = this.at + column
    return this.isItem(first) ? this.list(column, first, isListed) : null
  }

  private below(isListed: boolean): unknown {
    const first = this.at + this.column
    return this.isItem(first) ? this.list(this.column, first, isListed) : this.map(this.column, first, false)
  }

  /** The colon behind a key that begins there; -1 where none does. */
  private keyEnd(first: number): number {
    const { text } = this
    if (text.charCodeAt(first) === QUOTE) {
      const colon = this.quoteEnd(first, oneLine) + 1
      return text.charCodeAt(colon) === COLON && this.isKeyOver(colon + 1) ? colon : -1
    }
    if (((letters[text.charCodeAt(first)] ?? 0) & KEY_FIRST) === 0) return -1
    let at = first
    for (let code = text.charCodeAt(at); ((letters[code] ?? 0) & KEY) !== 0; code = text.charCodeAt(++at)) {
      if (code === COLON && this.isKeyOver(at + 1)) return at - first > longestKey ? -1 : at
    }
    return -1
  }

  private isKeyOver(behind: number): boolean {
    return this.text.charCodeAt(behind) === SPACE || this.isLineEnd(behind)
  }

  private isLineEnd(at: number): boolean {
    return at >= this.text.length || this.text.charCodeAt(at) === NEWLINE
  }

  private keyName(first: number, colon: number): string {
    return this.text.charCodeAt(first) === QUOTE ? this.quoted(first, colon - 1) : plainKeyName(this.text.slice(first, colon))
  }

  /** A scalar behind a key or dash, after which the next line is the next one. `column` is that of the key or dash. */
  private scalar(start: number, column: number): unknown {
    const { text } = this
    const code = text.charCodeAt(start)
    if (code === QUOTE) {
      const end = this.quoteEnd(start, column)
      if (end === -1) throw unlike
      this.endLine(end + 1)
      return this.quoted(start, end)
    }
    if (code === APOSTROPHE) return this.singleQuoted(start, column)
    if (text.startsWith('[]', start) || text.startsWith('{}', start)) {
      this.endLine(start + 2)
      return code === 91 ? [] : {}
    }
    return text.charAt(start) === '|' ? this.literal(start, column) : this.plain(start, column)
  }

  private endLine(at: number): void {
    if (!this.isLineEnd(at)) throw unlike
    this.turnTo(Math.min(this.text.length, at + 1))
  }

  private plain(start: number, column: number): unknown {
    const { text } = this
    if (!this.isPlainFirst(start)) throw unlike
    let at = start
    let isFolded = false
    for (let code = text.charCodeAt(at); at < text.length; code = text.charCodeAt(++at)) {
      if (code === NEWLINE) {
        const next = this.continuation(at, column)
        if (text.charCodeAt(at - 1) === SPACE || text.charCodeAt(next) === HASH) throw unlike
        if (next === -1) break
        isFolded = true
        at = next - 1
      } else if (!isPrintable(code)) throw unlike
      else if (code === COLON && this.isKeyOver(at + 1)) throw unlike
      else if (code === HASH && text.charCodeAt(at - 1) === SPACE) throw unlike
    }
    if (text.charCodeAt(at - 1) === SPACE || text.startsWith('---', start)) throw unlike
    this.endLine(at)
    return plainValue(isFolded ? this.decoded(SCALAR_STYLE.PLAIN, start, at) : text.slice(start, at))
  }

  /** The first letter of the next line, where that is further in than the column; else -1. */
  private continuation(lineEnd: number, column: number): number {
    let first = lineEnd + 1
    while (this.text.charCodeAt(first) === SPACE) first++
    return first - lineEnd - 1 > column && !this.isLineEnd(first) ? first : -1
  }

  private isPlainFirst(start: number): boolean {
    const first = this.text.charCodeAt(start)
    if (first > 127) return isPrintable(first)
    return ((letters[first] ?? 0) & FIRST) !== 0 || (first === DASH && this.text.charCodeAt(start + 1) > SPACE)
  }

  /** The closing quote of a text in double quotes, which may go on on lines further in than the column; -1 where it does not end there. */
  private quoteEnd(start: number, column: number): number {
    const { text } = this
    for (let at = start + 1; at < text.length; at++) {
      const code = text.charCodeAt(at)
      if (code === QUOTE) return at
      if (code === NEWLINE) {
        at = this.continuation(at, column) - 1
        if (at < 0) return -1
      } else if (!isPrintable(code)) throw unlike
      else if (code === BACKSLASH) at = this.escapeEnd(at)
    }
    return -1
  }

  /** The last letter of an escape: of the many that YAML knows those of JSON. */
  private escapeEnd(start: number): number {
    const letter = this.text.charAt(start + 1)
    if ('"\\/bfnrt'.includes(letter) && letter !== '') return start + 1
    if (letter !== 'u' || !/^[0-9a-fA-F]{4}$/.test(this.text.slice(start + 2, start + 6))) throw unlike
    return start + 5
  }

  /** The text between the quotes at both places. */
  private quoted(start: number, end: number): string {
    const inner = this.text.slice(start + 1, end)
    return /[\\\n]/.test(inner) ? this.decoded(SCALAR_STYLE.DOUBLE_QUOTED, start + 1, end) : inner
  }

  private singleQuoted(start: number, column: number): string {
    const { text } = this
    let at = start + 1
    let isPlain = true
    for (; ; at++) {
      const code = text.charCodeAt(at)
      if (code === NEWLINE) {
        at = this.continuation(at, column) - 1
        if (at < 0) throw unlike
        isPlain = false
      } else if (code === APOSTROPHE) {
        if (text.charCodeAt(at + 1) !== APOSTROPHE) break
        isPlain = false
        at++
      } else if (!isPrintable(code)) throw unlike
    }
    this.endLine(at + 1)
    return isPlain ? text.slice(start + 1, at) : this.decoded(SCALAR_STYLE.SINGLE_QUOTED, start + 1, at)
  }

  /** `|` and `|-`: the lines further in than the key or dash; blank ones among them hold no spaces. */
  private literal(start: number, column: number): string {
    const { text } = this
    const isStripped = text.charCodeAt(start + 1) === DASH
    const header = start + (isStripped ? 2 : 1)
    if (text.charCodeAt(header) !== NEWLINE) throw unlike
    const begin = header + 1
    let indent = 0
    while (text.charCodeAt(begin + indent) === SPACE) indent++
    if (indent <= column || this.isLineEnd(begin + indent)) throw unlike
    let at = begin
    while (at < text.length) {
      if (text.charCodeAt(at) !== NEWLINE) {
        let spaces = 0
        while (spaces < indent && text.charCodeAt(at + spaces) === SPACE) spaces++
        if (spaces < indent) break
        at += indent
        for (let code = text.charCodeAt(at); at < text.length && code !== NEWLINE; code = text.charCodeAt(++at)) {
          if (!isPrintable(code)) throw unlike
        }
      }
      at = Math.min(text.length, at + 1)
    }
    this.turnTo(at)
    if (!this.ended && this.column > column) throw unlike
    return this.decoded(SCALAR_STYLE.LITERAL_BLOCK, begin, at, isStripped ? CHOMPING_MODE.STRIP : CHOMPING_MODE.CLIP, indent)
  }

  /** What the parser makes of the letters of a scalar. */
  private decoded(
    style: (typeof SCALAR_STYLE)[keyof typeof SCALAR_STYLE],
    valueStart: number,
    valueEnd: number,
    chomping: (typeof CHOMPING_MODE)[keyof typeof CHOMPING_MODE] = CHOMPING_MODE.CLIP,
    indent = -1,
  ): string {
    const none = { anchorStart: -1, anchorEnd: -1, tagStart: -1, tagEnd: -1 }
    return getScalarValue(this.text, { type: EVENT_ID.SCALAR, valueStart, valueEnd, ...none, style, chomping, indent, fast: false })
  }
}

/** Letters of which YAML makes nothing special: no controls, and none that only half of a pair makes a letter. NaN behind the text's end. */
function isPrintable(code: number): boolean {
  return code < 127 ? code >= SPACE : code >= 0xa0 && code < 0xd800
}
