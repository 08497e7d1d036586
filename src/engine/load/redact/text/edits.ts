import { placeholder, type Removal } from '../rules'

/** What was removed from a text: so many values, of so many objects, and the lines of the first of them. */
export interface Removed {
  readonly what: Removal
  readonly count: number
  readonly objects: number
  readonly lines: readonly number[]
}

/** A piece of a text that is replaced; `object` tells the objects of one text apart. */
export interface Edit {
  readonly start: number
  readonly end: number
  readonly text: string
  readonly what: Removal
  readonly object: number
}

/** As many lines are named for each sort of place. */
const mostLines = 50

/** The text after its edits, which are in order and do not overlap. */
export function applied(text: string, edits: readonly Edit[]): string {
  const pieces: string[] = []
  let at = 0
  for (const edit of edits) {
    pieces.push(text.slice(at, edit.start), edit.text)
    at = edit.end
  }
  pieces.push(text.slice(at))
  return pieces.join('')
}

/** Counts edits by their sort. `lineOf` leads from an offset to its line. */
export function counted(edits: readonly Edit[], lineOf: (offset: number) => number): Removed[] {
  const sorts = new Map<Removal, { count: number; objects: Set<number>; lines: number[] }>()
  for (const { what, object, start } of edits) {
    const sort = sorts.get(what) ?? { count: 0, objects: new Set(), lines: [] }
    sorts.set(what, sort)
    sort.count++
    sort.objects.add(object)
    if (sort.lines.length < mostLines) sort.lines.push(lineOf(start))
  }
  return [...sorts].map(([what, { count, objects, lines }]) => ({ what, count, objects: objects.size, lines }))
}

const lineBreak = /(\r\n|[\r\n])/

/** A mark instead of a scalar of one or of several lines: the further lines stay, empty, as deep as they were. */
export function markFor(source: string, mark: string = placeholder): string {
  const [, ...rest] = source.split(lineBreak)
  return mark + rest.map((piece, i) => (i % 2 === 0 ? piece : indentOf(piece))).join('')
}

/** A mark on each line of a block of text. */
export function markLines(source: string, first: string = placeholder, further: string = placeholder): string {
  let mark = first
  return source
    .split(lineBreak)
    .map((piece, i) => {
      if (i % 2 === 1 || piece.trim() === '') return piece
      const marked = indentOf(piece) + mark
      mark = further
      return marked
    })
    .join('')
}

export function indentOf(line: string): string {
  return /^[ \t]*/.exec(line)?.[0] ?? ''
}
