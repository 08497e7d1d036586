import { BATCH_SIZE } from './limits'

/** A part of a text, from `start` up to, not including, `end`. */
export interface Range {
  readonly start: number
  readonly end: number
}

/** Not `^` with the flag m: that also stops at U+2028, which ends no line of YAML. */
const SEPARATOR = /(?<![^\r\n])\uFEFF?---(?=[ \t\r\n]|$)/g
const NOTHING_YET = /^\s*(?:[#%]|$)/

/**
 * The parts of a text that begin with `---` in the first column. No YAML value can hold such a line, so each part can be read on its own.
 * A byte order mark before the dashes belongs to them. Comments and directives (`%YAML`, `%TAG`) before the first `---` belong to the document
 * behind it.
 */
export function splitDocuments(text: string): Range[] {
  const starts: number[] = []
  for (const match of text.matchAll(SEPARATOR)) starts.push(match.index)
  const first = starts[0]
  if (first === undefined || !isNothingYet(text, first)) starts.unshift(0)
  else starts[0] = 0
  return starts.map((start, i) => ({ start, end: starts[i + 1] ?? text.length }))
}

const END = /(?<![^\r\n])(?:\uFEFF?---|\.\.\.)(?=[ \t\r\n]|$)/g

/** Where the document that has its value at `start` ends: at `---` or `...`, or with the text. */
export function documentEnd(text: string, start: number): number {
  END.lastIndex = Math.max(0, start)
  return END.exec(text)?.index ?? text.length
}

/** Joins neighbouring parts to pieces of at most 16 MB (a larger part stays whole): one call of the parser each. */
export function batchesOf(parts: readonly Range[]): Range[][] {
  const batches: Range[][] = []
  let size = Number.POSITIVE_INFINITY
  for (const part of parts) {
    const length = part.end - part.start
    if (size + length > BATCH_SIZE) {
      batches.push([])
      size = 0
    }
    batches.at(-1)?.push(part)
    size += length
  }
  return batches
}

const LONGEST_PREAMBLE = 100_000

function isNothingYet(text: string, end: number): boolean {
  if (end > LONGEST_PREAMBLE) return false
  return text
    .slice(0, end)
    .split(/[\r\n]/)
    .every((line) => NOTHING_YET.test(line))
}
