import type { Source } from './extent'
import { type Continuation, scanFlow } from './scanFlow'

/**
 * What kubectl reads and js-yaml 5 refuses: inside brackets and quotes, lines that stand as far left as their key or further ("deficient
 * indentation"). go-yaml asks for no indentation there, and the spaces at the beginning of such a line are no part of any value: so the lines
 * are indented, and nothing else is changed.
 */
export function mend(source: Source): Source | null {
  const { text } = source
  const lines = scanFlow(text).continuations.filter((line) => line.missing > 0)
  if (lines.length === 0) return null
  const pieces: string[] = []
  let from = 0
  for (const line of lines) {
    pieces.push(text.slice(from, line.offset), ' '.repeat(line.missing))
    from = line.offset
  }
  pieces.push(text.slice(from))
  const back = wayBack(lines)
  return { text: pieces.join(''), fileOffset: (offset) => source.fileOffset(back(offset)) }
}

/** From an offset of the mended text to that of the text before. */
function wayBack(lines: readonly Continuation[]): (offset: number) => number {
  const insertions: { readonly at: number; readonly until: number; readonly added: number }[] = []
  let added = 0
  for (const line of lines) {
    const at = line.offset + added
    added += line.missing
    insertions.push({ at, until: at + line.missing, added })
  }
  return (offset) => {
    let low = 0
    let high = insertions.length
    while (low < high) {
      const middle = (low + high) >> 1
      if ((insertions[middle]?.at ?? 0) <= offset) low = middle + 1
      else high = middle
    }
    const last = insertions[low - 1]
    return last === undefined ? offset : Math.max(offset, last.until) - last.added
  }
}
