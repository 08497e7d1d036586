/** What one file may hold. Input is pasted by strangers: every walk over it is bounded by one of these. */

/** Maps and lists inside one another, in YAML and in JSON. */
export const MAX_DEPTH = 100

/** Aliases of one document, each counted as often as it is reached (an alias inside an anchored node counts with every use of that node). */
export const MAX_ALIASES = 1000

/** Keys copied by `<<` in one document. */
export const MAX_MERGE_KEYS = 10_000

export const MAX_DOCUMENTS = 100_000

/** One call of the YAML parser reads at most this much, so that its events do not fill the memory. */
export const BATCH_SIZE = 16 * 1024 * 1024

const SAMPLE = 1000
const BINARY_SHARE = 0.1

/**
 * Whether a text is no text: it holds a NUL, or its beginning is full of control characters.
 * Escape is not counted: what is copied from a terminal holds colours. Answers the offset of the first such character, or -1.
 */
export function binaryAt(text: string): number {
  const nul = text.indexOf('\0')
  if (nul !== -1) return nul
  let count = 0
  let first = -1
  const end = Math.min(text.length, SAMPLE)
  for (let i = 0; i < end; i++) {
    const code = text.charCodeAt(i)
    const control = (code < 32 && code !== 9 && code !== 10 && code !== 13 && code !== 27) || code === 0xfffd
    if (!control) continue
    if (first === -1) first = i
    count++
  }
  return count > end * BINARY_SHARE ? first : -1
}
