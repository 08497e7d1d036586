import type { Piece } from './observation'

/** One `Key:   value` of what `kubectl describe` prints, with what stands further right below it. */
export interface Entry {
  readonly key: string
  /** What stands behind the colon; empty where nothing does. */
  readonly value: Piece
  /** Further lines of the same value, and of lists and tables: what has no key of its own. */
  readonly lines: readonly Piece[]
  readonly below: readonly Entry[]
}

interface Open {
  readonly indent: number
  readonly entry: { key: string; value: Piece; lines: Piece[]; below: Entry[] }
}

const KEY = /^(\s*)([A-Za-z][\w ./()-]*?|\S+):(?:\s+(.*\S))?\s*$/
/** Where the value of a key on the outermost level begins, at the least: what stands further right goes on with that value. */
const shortestColumn = 8

/**
 * Reads a described object as a tree, by indentation alone. Lines under a value that begin where the value did (further labels, further
 * addresses) belong to it.
 */
export function readDescription(lines: readonly Piece[]): readonly Entry[] {
  const root: Entry[] = []
  const open: Open[] = []
  for (const line of lines) {
    const text = line.text.replace(/\t/g, ' ').trimEnd()
    if (text === '') continue
    const indent = text.length - text.trimStart().length
    while ((open.at(-1)?.indent ?? -1) >= indent) open.pop()
    const parent = open.at(-1)
    const match = KEY.exec(text)
    if (match === null || (parent !== undefined && goesOn(parent, indent))) {
      parent?.entry.lines.push({ text: text.trim(), offset: line.offset + indent })
      continue
    }
    const value = match[3] ?? ''
    const entry = { key: match[2] ?? '', value: { text: value, offset: line.offset + text.length - value.length }, lines: [], below: [] }
    ;(parent?.entry.below ?? root).push(entry)
    open.push({ indent, entry })
  }
  return root
}

/** A line that begins below the value of its parent, and not below its key, is more of that value. */
function goesOn({ indent, entry }: Open, at: number): boolean {
  if (entry.value.text === '') return false
  return indent === 0 && at >= shortestColumn
}

/** The entry of a key among others; an empty one where there is none. */
export function entryOf(entries: readonly Entry[], ...keys: readonly string[]): Entry {
  return entries.find(({ key }) => keys.includes(key)) ?? { key: '', value: { text: '', offset: 0 }, lines: [], below: [] }
}

/** A value and the lines that go on with it. */
export function allLines({ value, lines }: Entry): readonly Piece[] {
  return value.text === '' ? lines : [value, ...lines]
}
