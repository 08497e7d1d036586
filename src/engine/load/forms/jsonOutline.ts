import { MAX_DEPTH } from '../limits'
import type { Range } from '../splitDocuments'

/** A list or map at the outermost level of a JSON text, and the items of the list that it is or has as `items`. */
export interface JsonValue extends Range {
  readonly items: readonly Range[]
  readonly tooDeepAt: number | null
}

const QUOTE = 34
const BACKSLASH = 92

/**
 * Where the outermost values of a JSON text and the items of their lists begin and end, by brackets alone: JSON.parse tells neither.
 * Null where something other than lists and maps stands at the outermost level, or one of them has no end.
 */
export function outlineJson(text: string): JsonValue[] | null {
  const values: JsonValue[] = []
  let i = skipBlank(text, 0)
  while (i < text.length) {
    const opening = text.charCodeAt(i)
    if (opening !== 0x7b && opening !== 0x5b) return null
    const value = outlineValue(text, i)
    if (value === null) return null
    values.push(value)
    i = skipBlank(text, value.end)
  }
  return values
}

function outlineValue(text: string, start: number): JsonValue | null {
  const items: Range[] = []
  const rootIsList = text.charCodeAt(start) === 0x5b
  let depth = 0
  /** The depth of the list whose items are wanted: the root, or the field `items` of the root. */
  let listDepth = rootIsList ? 1 : 0
  let itemStart = -1
  let lastWord = -1
  let tooDeepAt: number | null = null
  for (let i = start; i < text.length; i++) {
    const code = text.charCodeAt(i)
    if (code === QUOTE) {
      if (depth === 1) lastWord = i
      i = stringEnd(text, i)
      if (i === -1) return null
    } else if (code === 0x7b || code === 0x5b) {
      if (depth === 1 && !rootIsList && code === 0x5b && text.startsWith('"items"', lastWord)) {
        listDepth = 2
        items.length = 0
      } else if (depth === listDepth && depth > 0) itemStart = i
      depth++
      if (depth > MAX_DEPTH && tooDeepAt === null) tooDeepAt = i
    } else if (code === 0x7d || code === 0x5d) {
      depth--
      if (depth === listDepth && itemStart !== -1) {
        items.push({ start: itemStart, end: i + 1 })
        itemStart = -1
      }
      if (depth < listDepth && !rootIsList) listDepth = 0
      if (depth === 0) return { start, end: i + 1, items, tooDeepAt }
    }
  }
  return null
}

/** The closing quote of the string that opens at `start`; -1 where there is none. */
function stringEnd(text: string, start: number): number {
  let end = text.indexOf('"', start + 1)
  while (end !== -1 && isEscaped(text, end)) end = text.indexOf('"', end + 1)
  return end
}

function isEscaped(text: string, quote: number): boolean {
  let backslashes = 0
  while (text.charCodeAt(quote - 1 - backslashes) === BACKSLASH) backslashes++
  return backslashes % 2 === 1
}

function skipBlank(text: string, from: number): number {
  let i = from
  while (i < text.length) {
    const code = text.charCodeAt(i)
    if (code !== 32 && code !== 10 && code !== 13 && code !== 9 && code !== 0xfeff) break
    i++
  }
  return i
}
