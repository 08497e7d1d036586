import type { RepairCause, UnsurePlace } from '../../model'
import { heal } from './heal'
import { lineCures } from './marks'
import { partsOf, withoutLastLineEnds } from './parts'
import { hidesObject, readsWell } from './reads'
import { type Rebuilt, rebuild } from './rebuild'

/** Documents that were repaired, among those that are left as they are. */
export interface RepairedText {
  readonly text: string
  readonly unsure: readonly UnsurePlace[]
  readonly causes: readonly RepairCause[]
}

const LONGEST_DOCUMENT = 40_000
const MOST_REBUILT = 200

/**
 * Repairs each document that does not read; one that cannot be is left as it stands, and named. Null where nothing is won: too many are
 * damaged, or none can be repaired and none that reads was mended with the whole text before.
 */
export function repairDocuments(text: string, wasMended: boolean): RepairedText | null {
  const lines: string[] = []
  const unsure: UnsurePlace[] = []
  const causes = new Set<RepairCause>()
  let damaged = 0
  let won = 0
  for (const { separator, text: own } of partsOf(text)) {
    if (separator !== '') lines.push(separator)
    const sound = isSound(own)
    if (!sound) damaged += 1
    if (damaged > MOST_REBUILT) return null
    const document = sound ? leftAlone(own) : (repairDocument(own) ?? leftUnread(own))
    if (document.causes.length > 0 || (wasMended && sound && !holdsNothing(own))) won += 1
    for (const cause of document.causes) causes.add(cause)
    unsure.push(...document.unsure.map((place) => ({ ...place, line: place.line + lines.length })))
    lines.push(...document.lines)
  }
  return won === 0 ? null : { text: `${lines.join('\n')}\n`, unsure, causes: [...causes] }
}

interface Document extends Rebuilt {
  readonly causes: readonly RepairCause[]
}

function isSound(text: string): boolean {
  return (holdsNothing(text) && !hidesObject(text)) || readsWell(text)
}

/** Blank lines and comments. Line by line: one pattern over all of it would try every way to cut a row of `#`. */
function holdsNothing(text: string): boolean {
  return text.split('\n').every((line) => /^\s*(?:#|$)/.test(line))
}

function leftAlone(text: string): Document {
  return { lines: text === '' ? [] : text.split('\n'), unsure: [], causes: [] }
}

function leftUnread(text: string): Document {
  const lines = text.split('\n')
  const at = lines.findIndex((line) => line.trim() !== '')
  return { lines, unsure: [{ line: at + 1, text: (lines[at] ?? '').trim(), reason: 'left-unread' }], causes: [] }
}

function repairDocument(text: string): Document | null {
  const healed = heal(text, lineCures)
  const used = healed.used.map((cure) => cure.cause)
  if (healed.reads) return { ...leftAlone(healed.text), causes: used }
  const rebuilt = rebuildDocument(healed.text)
  if (rebuilt === null) return null
  return { ...rebuilt, causes: [...used, keptLines(healed.text, rebuilt.lines) ? 'lost-indentation' : 'lost-line-breaks'] }
}

/** One document; or several, where a second `apiVersion:` begins a line and has no place in the first. */
function rebuildDocument(text: string): Rebuilt | null {
  if (text.length > LONGEST_DOCUMENT || text.includes('{{')) return null
  const whole = rebuiltToRead(text)
  if (whole !== null && !whole.unsure.some((place) => place.reason === 'left-over')) return whole
  const pieces = text.split(/(?<=\n)(?=apiVersion:)/).reduce<string[]>(joinFirst, [])
  return pieces.length < 2 || pieces.length > MOST_REBUILT ? whole : (rebuildPieces(pieces) ?? whole)
}

/** Null where no piece can be rebuilt. */
function rebuildPieces(pieces: readonly string[]): Rebuilt | null {
  const lines: string[] = []
  const unsure: UnsurePlace[] = []
  let rebuilt = 0
  for (const piece of pieces.map(withoutLastLineEnds)) {
    const own = isSound(piece) ? null : rebuiltToRead(piece)
    if (own !== null) rebuilt += 1
    const document = own ?? (isSound(piece) ? leftAlone(piece) : leftUnread(piece))
    if (lines.length > 0) lines.push('---')
    unsure.push(...document.unsure.map((place) => ({ ...place, line: place.line + lines.length })))
    lines.push(...document.lines)
  }
  return rebuilt === 0 ? null : { lines, unsure }
}

/** What was rebuilt and still does not read is no help. */
function rebuiltToRead(text: string): Rebuilt | null {
  const rebuilt = rebuild(text)
  return rebuilt !== null && readsWell(rebuilt.lines.join('\n')) ? rebuilt : null
}

function keptLines(before: string, after: readonly string[]): boolean {
  const all = (lines: readonly string[]) => lines.flatMap((line) => line.trim() || []).join('\n')
  return all(before.split('\n')) === all(after)
}

/** What stands before the first `apiVersion:` belongs to that document. */
function joinFirst(parts: string[], part: string): string[] {
  const last = parts.at(-1)
  if (last !== undefined && !/^apiVersion:/m.test(last)) return [...parts.slice(0, -1), last + part]
  return [...parts, part]
}
