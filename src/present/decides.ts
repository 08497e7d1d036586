import type { TimelineStep } from './timeline'

/** What a line of the manifests decides on a way. */
export interface Decision {
  /** The last word of the field: `targetPort`. */
  readonly field: string
  readonly steps: readonly TimelineStep[]
}

/**
 * The steps that rest on a line, or on the block that it stands in: the innermost field that is a reason of some step. `text` is the file's;
 * lines count from 1. Null where the line decides nothing on this way.
 */
export function decidedBy(steps: readonly TimelineStep[], file: string, line: number, text: string): Decision | null {
  const reasons = steps.flatMap((step) =>
    step.hop.because.filter((reason) => reason.file === file && reason.path !== null).map((reason) => ({ step, reason })),
  )
  const above = reasons.map(({ reason }) => reason.line ?? 0).filter((begin) => begin > 0 && begin <= line)
  const lines = text.split('\n')
  const begin = [...new Set(above)].sort((a, b) => b - a).find((each) => each === line || isInside(lines, each, line))
  if (begin === undefined) return null
  const here = reasons.filter(({ reason }) => reason.line === begin)
  const path = here[0]?.reason.path ?? ''
  return { field: lastWord(path), steps: [...new Set(here.map(({ step }) => step))] }
}

/** Whether a line belongs to the block that begins at another: it is indented farther, or is an item of the list that the field holds. */
function isInside(lines: readonly string[], begin: number, line: number): boolean {
  const first = lines[begin - 1] ?? ''
  const opens = /:\s*(?:#.*)?$/.test(first)
  if (!opens) return false
  const key = keyColumn(first)
  for (const text of lines.slice(begin, line)) {
    if (text.trim() === '') continue
    const column = text.length - text.trimStart().length
    // Items of a list may stand under the first letter of its key.
    if (column < key || (column === key && !text.trimStart().startsWith('-'))) return false
  }
  return true
}

/** Where the key of a line begins: behind the dashes of list items. */
function keyColumn(line: string): number {
  return /^\s*(?:-\s+)*/.exec(line)?.[0].length ?? 0
}

function lastWord(path: string): string {
  return /([\w-]+)(?:\[[^\]]*\])?$/.exec(path)?.[1] ?? path
}
