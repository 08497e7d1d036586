import { lineStarts, type Position } from '../model'

/** Answers where an offset of a text lies. */
export type Lines = (offset: number) => Position

const BYTE_ORDER_MARK = 0xfeff

/**
 * Lines end in LF, CRLF or a lone CR, as in YAML and in editors. A byte order mark takes no column.
 * The table is made on the first question: a text without objects never needs it.
 */
export function linesOf(text: string): Lines {
  let starts: readonly number[] | null = null
  return (offset) => {
    starts ??= lineStarts(text)
    let low = 0
    let high = starts.length - 1
    while (low < high) {
      const middle = (low + high + 1) >> 1
      if ((starts[middle] ?? 0) <= offset) low = middle
      else high = middle - 1
    }
    const start = starts[low] ?? 0
    const hidden = offset > start && text.charCodeAt(start) === BYTE_ORDER_MARK ? 1 : 0
    return { line: low + 1, column: offset - start - hidden + 1 }
  }
}

/** The offset at which the line of `offset` begins, or `floor` where that lies behind it. */
export function lineStartOf(text: string, offset: number, floor = 0): number {
  let start = offset
  while (start > floor) {
    const code = text.charCodeAt(start - 1)
    if (code === 10 || code === 13) break
    start--
  }
  return start
}
