import type { TextEdit } from './change'
import type { Position } from './object'

const BYTE_ORDER_MARK = 0xfeff

/** The newest table: many edits of one large text are asked for one after another. */
let newest: { readonly text: string; readonly starts: readonly number[] } = { text: '', starts: [0] }

/** The offsets at which the lines of a text begin. They end in LF, CRLF or a lone CR, as in YAML and in editors. */
export function lineStarts(text: string): readonly number[] {
  if (newest.text !== text) newest = { text, starts: findStarts(text) }
  return newest.starts
}

function findStarts(text: string): number[] {
  const starts = [0]
  if (text.includes('\r')) {
    for (const match of text.matchAll(/\r\n?|\n/g)) starts.push(match.index + match[0].length)
    return starts
  }
  for (let at = text.indexOf('\n'); at !== -1; at = text.indexOf('\n', at + 1)) starts.push(at + 1)
  return starts
}

/** A replacement by offsets of a text. */
export interface Splice {
  readonly start: number
  readonly end: number
  readonly text: string
}

/** Where positions of a text lie in it. A byte order mark takes no column. */
export function offsetsOf(text: string): (position: Position) => number {
  const starts = lineStarts(text)
  return ({ line, column }) => {
    const start = starts[line - 1] ?? text.length
    return start + (text.charCodeAt(start) === BYTE_ORDER_MARK ? 1 : 0) + column - 1
  }
}

/** Edits of a text by its offsets, from its end on, so that none moves another. */
export function splicesOf(text: string, edits: readonly TextEdit[]): readonly Splice[] {
  const at = offsetsOf(text)
  return edits
    .map((edit) => ({ start: at(edit), end: at({ line: edit.endLine, column: edit.endColumn }), text: edit.text }))
    .sort((a, b) => b.start - a.start)
}

/** A text with edits that do not overlap, each by the lines of the text as it stood before all of them. */
export function applyEdits(text: string, edits: readonly TextEdit[]): string {
  return splicesOf(text, edits).reduce((done, splice) => done.slice(0, splice.start) + splice.text + done.slice(splice.end), text)
}
