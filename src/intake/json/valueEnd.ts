export const QUOTE = 0x22
export const COMMA = 0x2c
export const COLON = 0x3a
export const OPEN_LIST = 0x5b
export const CLOSE_LIST = 0x5d
export const OPEN_MAP = 0x7b
export const CLOSE_MAP = 0x7d
const BACKSLASH = 0x5c

/** Where the value that begins at `from` ends by its brackets and quotes, and how many levels it has. */
export type ValueEnd = { readonly end: number; readonly depth: number } | 'cut' | 'fault'

export function valueEnd(bytes: Uint8Array, from: number, to: number): ValueEnd {
  const code = bytes[from]
  if (code !== OPEN_MAP && code !== OPEN_LIST) {
    const end = code === QUOTE ? stringEnd(bytes, from, to) : wordEnd(bytes, from, to)
    return end === -1 ? 'cut' : end === from ? 'fault' : { end, depth: 0 }
  }
  let depth = 0
  let deepest = 0
  for (let at = from; at < to; at++) {
    const here = bytes[at]
    if (here === QUOTE) {
      at = stringEnd(bytes, at, to) - 1
      if (at < 0) return 'cut'
    } else if (here === OPEN_MAP || here === OPEN_LIST) {
      depth++
      if (depth > deepest) deepest = depth
    } else if (here === CLOSE_MAP || here === CLOSE_LIST) {
      depth--
      if (depth === 0) return { end: at + 1, depth: deepest }
    }
  }
  return 'cut'
}

/** Behind the closing quote of the string that opens at `from`; -1 where it does not close. */
export function stringEnd(bytes: Uint8Array, from: number, to: number): number {
  let at = from + 1
  while (at < to) {
    const code = bytes[at]
    if (code === QUOTE) return at + 1
    at += code === BACKSLASH ? 2 : 1
  }
  return -1
}

/** A number or a word is whole only where something follows. */
function wordEnd(bytes: Uint8Array, from: number, to: number): number {
  for (let at = from; at < to; at++) {
    const code = bytes[at] ?? 0
    if (code <= 32 || code === COMMA || code === CLOSE_LIST || code === CLOSE_MAP) return at
  }
  return -1
}

/** The first byte from `from` on that is no blank; `to` where there is none. */
export function skipBlank(bytes: Uint8Array, from: number, to: number): number {
  let at = from
  while (at < to && (bytes[at] ?? 0) <= 32) at++
  return at
}
