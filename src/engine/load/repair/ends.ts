import type { Frame } from './state'
import { has } from './state'

/** A place where the next key, dash or comment may begin, and so the value before it ends. */
export interface End {
  readonly at: number
  /** The key begins within a word: nothing but the name tells that a new line began here. */
  readonly glued: boolean
}

const WORD = /[\w.$/-]/
const BLANK = /\s/

/** Whether a key may come next: in the innermost map or in one around it, which then closes what is in it. */
export function accepts(top: Frame, key: string, whole: boolean): boolean {
  for (let frame: Frame | null = top; frame !== null; frame = frame.below) {
    const { shape } = frame
    if (shape.is === 'object' && shape.fields.has(key) && !has(frame, key)) return true
    if (shape.is === 'free' && !has(frame, key) && (whole || shape.known.includes(key))) return true
    if (frame.below === null && !has(frame, 'metadata') && (key === 'name' || key === 'namespace')) return true
  }
  return false
}

/** Where a plain text that begins at `start` and ends with its line may end earlier: at keys and dashes that fit in. In order. */
export function endsWithin(text: string, start: number, lineEnd: number, top: Frame, stopAtKey: boolean): End[] {
  const ends: End[] = []
  const inList = hasList(top)
  const last = Math.min(lineEnd, start + LONGEST_VALUE)
  for (let at = start + 1; at < last; at++) {
    const sign = text[at]
    if (sign === '-' && inList && BLANK.test(text[at + 1] ?? ' ')) ends.push({ at, glued: !BLANK.test(text[at - 1] ?? ' ') })
    else if (sign === '#') ends.push({ at, glued: false })
    else if (sign === ':') {
      const key = keyBefore(text, at, start, top)
      if (key !== null) ends.push(key)
      if (stopAtKey && BLANK.test(text[at + 1] ?? ' ')) break
    }
    if (ends.length > MOST_ENDS) break
  }
  return ends.sort((a, b) => a.at - b.at)
}

const MOST_ENDS = 16
const LONGEST_VALUE = 4000
const LONGEST_KEY = 100

/** The key that ends at a colon: the whole word where it fits, else the longest end of it that does. */
function keyBefore(text: string, colon: number, start: number, top: Frame): End | null {
  let word = colon
  while (word > start && colon - word < LONGEST_KEY && WORD.test(text[word - 1] ?? '')) word--
  for (let at = word; at < colon; at++) {
    const glued = at > word || !BLANK.test(text[at - 1] ?? ' ')
    if (at > start && accepts(top, text.slice(at, colon), !glued)) return { at, glued }
  }
  return null
}

function hasList(top: Frame): boolean {
  for (let frame: Frame | null = top; frame !== null; frame = frame.below) if (frame.shape.is === 'list') return true
  return false
}

export function lineEndAt(text: string, at: number): number {
  const end = text.indexOf('\n', at)
  return end === -1 ? text.length : end
}

export function skipBlank(text: string, at: number): number {
  let next = at
  while (next < text.length && BLANK.test(text[next] ?? '')) next++
  return next
}

export function skipSpaces(text: string, at: number): number {
  let next = at
  while (text[next] === ' ' || text[next] === '\t') next++
  return next
}
