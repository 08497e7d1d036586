import type { UnsureReason } from '../../model'
import { endsWithin, lineEndAt, skipSpaces } from './ends'
import type { ScalarType } from './shape'
import type { Frame } from './state'
import { closedAt, DOUBT, valueDoubt } from './value'

/** One way to read the value at a place. */
export interface ValueReading {
  readonly raw: string
  readonly end: number
  readonly doubt: number
  readonly unsure: UnsureReason | null
}

/** The ways to read the scalar behind a key or dash. */
export function readings(text: string, from: number, type: ScalarType, top: Frame): ValueReading[] {
  const start = skipSpaces(text, from)
  const lineEnd = lineEndAt(text, start)
  const first = text[start] ?? ''
  if (start >= lineEnd || first === '#') return [{ raw: '', end: start, doubt: 2, unsure: null }]
  if ('"\'{['.includes(first)) return closed(text, start, first)
  if (first === '|' || first === '>') return blocks(text, start, top)
  return plain(text, start, lineEnd, type, top)
}

function closed(text: string, start: number, first: string): ValueReading[] {
  const end = closedAt(text, start)
  if (end === -1) return []
  const raw = text.slice(start, end).replace(/\s*\n\s*/g, ' ')
  return [{ raw, end, doubt: first === '{' || first === '[' ? DOUBT.list : 0, unsure: null }]
}

function plain(text: string, start: number, lineEnd: number, type: ScalarType, top: Frame): ValueReading[] {
  const found: ValueReading[] = []
  for (const { at, glued } of endsWithin(text, start, lineEnd, top, true)) {
    if (text[at] === '#' && !glued && found.some((each) => each.end === at)) continue
    const raw = text.slice(start, at).trimEnd()
    found.push({ raw, end: at, doubt: valueDoubt(type, raw) + (text[at] === '#' && !/\s/.test(text[at - 1] ?? '') ? 1 : 0), unsure: null })
  }
  const whole = text.slice(start, lineEnd).trimEnd()
  found.push({ raw: whole, end: lineEnd, doubt: valueDoubt(type, whole), unsure: null })
  const number = type === 'int' || type === 'port' ? /^\d+/.exec(whole)?.[0] : undefined
  if (number !== undefined && number !== whole) found.push({ raw: number, end: start + number.length, doubt: 4, unsure: 'left-over' })
  const possible = found.filter((each) => each.doubt < DOUBT.impossible)
  return possible.length > 0 ? possible : [unparted(text, start, lineEnd, top)]
}

/** Keys of somebody's own choice that were glued to their values: kept as one value, in quotes, for a person to part. */
function unparted(text: string, start: number, lineEnd: number, top: Frame): ValueReading {
  const end = endsWithin(text, start, lineEnd, top, false).find((each) => text[each.at] !== '-' && text[each.at] !== '#')?.at ?? lineEnd
  const raw = JSON.stringify(text.slice(start, end).trimEnd())
  return { raw, end, doubt: 12, unsure: 'own-key' }
}

/** The lines of a block text are lost: it is kept as one, up to where the document can go on. */
function blocks(text: string, start: number, top: Frame): ValueReading[] {
  const sign = /^[|>][+-]?/.exec(text.slice(start, start + 2))?.[0] ?? '|'
  const from = start + sign.length
  const ends = [...endsWithin(text, from, text.length, top, false).map((end) => end.at), text.length]
  return ends.map((end, i) => {
    const raw = `${sign}\n${text.slice(from, end).trim()}`
    return { raw, end, doubt: 8 + (ends.length - 1 - i) * 0.25, unsure: 'block-text' as const }
  })
}
