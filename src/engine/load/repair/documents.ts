import type { RepairCause, UnsurePlace } from '../../model'
import { splitDocuments } from '../splitDocuments'
import { readsWell } from './reads'
import { type Rebuilt, rebuild } from './rebuild'

/** Documents that were rebuilt, among those that are left as they are. */
export interface RebuiltText {
  readonly text: string
  readonly unsure: readonly UnsurePlace[]
  readonly causes: readonly RepairCause[]
}

const LONGEST_DOCUMENT = 40_000
const MOST_REBUILT = 200

/** Rebuilds each document that does not read; null where one of them cannot be, for then the text still would not read. */
export function rebuildDocuments(text: string): RebuiltText | null {
  const lines: string[] = []
  const unsure: UnsurePlace[] = []
  const causes = new Set<RepairCause>()
  let rebuilt = 0
  for (const { separator, text: own } of partsOf(text)) {
    if (separator !== '') lines.push(separator)
    if (holdsNothing(own) || readsWell(own)) {
      if (own !== '') lines.push(...own.split('\n'))
      continue
    }
    rebuilt += 1
    if (rebuilt > MOST_REBUILT || own.length > LONGEST_DOCUMENT || own.includes('{{')) return null
    const document = rebuildPart(own)
    if (document === null) return null
    causes.add(keptLines(own, document.lines) ? 'lost-indentation' : 'lost-line-breaks')
    unsure.push(...document.unsure.map((place) => ({ ...place, line: place.line + lines.length })))
    lines.push(...document.lines)
  }
  return rebuilt === 0 ? null : { text: `${lines.join('\n')}\n`, unsure, causes: [...causes] }
}

/** Blank lines and comments. Line by line: one pattern over all of it would try every way to cut a row of `#`. */
function holdsNothing(text: string): boolean {
  return text.split('\n').every((line) => /^\s*(?:#|$)/.test(line))
}

/** One document; or several, where a second `apiVersion:` begins a line and has no place in the first. */
function rebuildPart(text: string): Rebuilt | null {
  const whole = rebuild(text)
  if (whole !== null && !whole.unsure.some((place) => place.reason === 'left-over')) return whole
  const pieces = text.split(/(?<=\n)(?=apiVersion:)/).reduce<string[]>(joinFirst, [])
  if (pieces.length < 2 || pieces.length > MOST_REBUILT) return whole
  const lines: string[] = []
  const unsure: UnsurePlace[] = []
  for (const piece of pieces) {
    const document = rebuild(piece)
    if (document === null) return whole
    if (lines.length > 0) lines.push('---')
    unsure.push(...document.unsure.map((place) => ({ ...place, line: place.line + lines.length })))
    lines.push(...document.lines)
  }
  return { lines, unsure }
}

function keptLines(before: string, after: readonly string[]): boolean {
  const all = (lines: readonly string[]) => lines.flatMap((line) => line.trim() || []).join('\n')
  return all(before.split('\n')) === all(after)
}

interface Part {
  /** The line that separates it from the part before; empty for a first part without one. */
  readonly separator: string
  readonly text: string
}

/** Documents by `---`, also where that was glued to the text before. */
function partsOf(text: string): Part[] {
  const apart = text.replace(/(?<=[^\n-])[ \t]*---[ \t]*(?=(?:apiVersion|kind|metadata):)/g, '\n---\n')
  return splitDocuments(apart).map(({ start, end }) => {
    const piece = apart.slice(start, end)
    const separator = separatorOf(piece)
    return { separator: separator.trimEnd(), text: piece.slice(separator.length).replace(/\n+$/, '') }
  })
}

/** All up to the end of the first line that begins with `---`; empty where none does. */
function separatorOf(piece: string): string {
  const start = /^---/m.exec(piece)?.index
  if (start === undefined) return ''
  const end = piece.indexOf('\n', start)
  return end === -1 ? piece : piece.slice(0, end + 1)
}

/** What stands before the first `apiVersion:` belongs to that document. */
function joinFirst(parts: string[], part: string): string[] {
  const last = parts.at(-1)
  if (last !== undefined && !/^apiVersion:/m.test(last)) return [...parts.slice(0, -1), last + part]
  return [...parts, part]
}
