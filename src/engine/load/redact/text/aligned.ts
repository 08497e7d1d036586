/** Finds pieces of a text in another one that has the same characters in the same order, but other blanks, quotes and line breaks. */
export interface Alignment {
  /** Where a piece of the first text, within one line, stands in the second; null where that cannot be told. */
  readonly placeOf: (start: number, end: number) => Place | null
  /** Wherever the second text holds these characters. */
  readonly placesOf: (piece: string) => readonly Place[]
}

export interface Place {
  readonly start: number
  readonly end: number
}

/** What stands between two lines is marks, numbers and commands of a shell: a line is looked for no further than that. */
const NEAR = 4000
/** So many lines are looked for in all that follows, and only such that are long enough to tell. */
const MOST_FAR = 200
const TELLING = 12

/** Line by line in order: each is looked for behind the one before. The work grows with the length of both. */
export function aligned(from: string, to: string): Alignment {
  const source = packed(from)
  const target = packed(to)
  /** The place of each packed character of `from` in the packed `to`; -1: unknown. */
  const places = new Int32Array(source.text.length).fill(-1)
  let cursor = 0
  let far = 0
  for (const { start, end } of packedLines(from, source)) {
    const line = source.text.slice(start, end)
    const near = target.text.slice(cursor, cursor + NEAR + line.length).indexOf(line)
    let at = near === -1 ? -1 : cursor + near
    if (at === -1 && line.length >= TELLING && far < MOST_FAR) {
      far++
      at = target.text.indexOf(line, cursor)
    }
    if (at === -1) continue
    for (let i = start; i < end; i++) places[i] = at + i - start
    cursor = at + line.length
  }
  const place = (first: number, last: number): Place => ({ start: target.offsets[first] ?? 0, end: (target.offsets[last] ?? 0) + 1 })
  return {
    placeOf: (start, end) => {
      const [begin, behind] = [indexIn(source, start), indexIn(source, end)]
      // Blanks have no place of their own.
      if (begin === behind) return null
      const first = places[begin] ?? -1
      const last = places[behind - 1] ?? -1
      return first === -1 || last === -1 ? null : place(first, last)
    },
    placesOf: (piece) => {
      const { text } = packed(piece)
      const found: Place[] = []
      if (text === '') return found
      for (let at = target.text.indexOf(text); at !== -1; at = target.text.indexOf(text, at + text.length))
        found.push(place(at, at + text.length - 1))
      return found
    },
  }
}

/** A text without blanks and in plain quotes and colons; `offsets` are those of its characters in the text as it was. */
interface Packed {
  readonly text: string
  readonly offsets: Int32Array
}

const blank = /[\s\u200b-\u200d\u2060\ufeff]/
const plain: Readonly<Record<string, string>> = {
  '“': '"',
  '”': '"',
  '„': '"',
  '‟': '"',
  '‘': "'",
  '’': "'",
  '‚': "'",
  '‛': "'",
  '：': ':',
}

function packed(text: string): Packed {
  const offsets = new Int32Array(text.length)
  const pieces: string[] = []
  for (let i = 0; i < text.length; i++) {
    const character = text.charAt(i)
    if (blank.test(character)) continue
    offsets[pieces.length] = i
    pieces.push(plain[character] ?? character)
  }
  return { text: pieces.join(''), offsets: offsets.subarray(0, pieces.length) }
}

/** The lines of a text that hold something, by the places of their packed characters. */
function packedLines(text: string, { offsets }: Packed): readonly Place[] {
  const lines: Place[] = []
  let start = 0
  let next = text.indexOf('\n')
  for (let i = 0; i <= offsets.length; i++) {
    const offset = offsets[i] ?? Number.POSITIVE_INFINITY
    if (next !== -1 && offset < next) continue
    if (next === -1 && i < offsets.length) continue
    if (i > start) lines.push({ start, end: i })
    start = i
    while (next !== -1 && next < offset) next = text.indexOf('\n', next + 1)
  }
  return lines
}

/** The first packed character that stands at an offset or behind it. */
function indexIn({ offsets }: Packed, offset: number): number {
  let low = 0
  let high = offsets.length
  while (low < high) {
    const middle = (low + high) >> 1
    if ((offsets[middle] ?? 0) < offset) low = middle + 1
    else high = middle
  }
  return low
}
