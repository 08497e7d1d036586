import { EVENT_ID, type Event, getScalarValue, SCALAR_STYLE } from 'js-yaml'
import { plainKeyName } from './schema'

/** Facts about the parser's events, which are one flat list: a map or list ends at its own POP. */

/** The first offset of a node's value. -1 where the event has none: empty values, and block scalars (their text begins a line later). */
export function startOf(event: Event): number {
  switch (event.type) {
    case EVENT_ID.MAPPING:
    case EVENT_ID.SEQUENCE:
      return event.start
    case EVENT_ID.ALIAS:
      return event.anchorStart - 1
    case EVENT_ID.SCALAR:
      return scalarStart(event.valueStart, event.style)
    default:
      return -1
  }
}

/** js-yaml points behind the opening quote. */
function scalarStart(valueStart: number, style: number): number {
  if (valueStart === -1 || isBlockScalar(style)) return -1
  return style === SCALAR_STYLE.PLAIN ? valueStart : valueStart - 1
}

/** The first offset that a node takes with its anchor and its tag. -1 where nothing of it is written. */
export function firstOffset(event: Event): number {
  if (event.type === EVENT_ID.POP || event.type === EVENT_ID.DOCUMENT) return -1
  if (event.type === EVENT_ID.ALIAS) return startOf(event)
  const value = event.type === EVENT_ID.SCALAR && isBlockScalar(event.style) ? event.valueStart : startOf(event)
  const written = [value, event.tagStart, event.anchorStart === -1 ? -1 : event.anchorStart - 1].filter((offset) => offset !== -1)
  return written.length === 0 ? -1 : Math.min(...written)
}

export function isBlockScalar(style: number): boolean {
  return style === SCALAR_STYLE.LITERAL_BLOCK || style === SCALAR_STYLE.FOLDED_BLOCK
}

/** The name that a key gives its value; null for keys that are lists, maps or aliases. */
export function keyName(event: Event | undefined, text: string): string | null {
  if (event?.type !== EVENT_ID.SCALAR) return null
  const word = event.valueStart === -1 ? '' : getScalarValue(text, event)
  return event.style === SCALAR_STYLE.PLAIN ? plainKeyName(word) : word
}

/** The index behind the node that begins at `index`. */
export function after(events: readonly Event[], index: number): number {
  let depth = 0
  for (let i = index; i < events.length; i++) {
    const type = events[i]?.type
    if (type === EVENT_ID.POP) depth--
    else if (type !== EVENT_ID.SCALAR && type !== EVENT_ID.ALIAS) depth++
    if (depth <= 0) return i + 1
  }
  return events.length
}

/** The indexes at which the members of the map or list at `index` begin: items, or keys and values in turn. */
export function* membersOf(events: readonly Event[], index: number): Generator<number> {
  let i = index + 1
  while (i < events.length && events[i]?.type !== EVENT_ID.POP) {
    yield i
    i = after(events, i)
  }
}

/** One document among the events of a text: its root's index, the index of its closing POP, and whether it uses an alias. */
export interface EventRange {
  readonly root: number
  readonly end: number
  readonly hasAlias: boolean
}

export function documentRanges(events: readonly Event[]): EventRange[] {
  const ranges: EventRange[] = []
  let depth = 0
  let root = 0
  let hasAlias = false
  for (let i = 0; i < events.length; i++) {
    switch (events[i]?.type) {
      case EVENT_ID.DOCUMENT:
        root = i + 1
        hasAlias = false
        depth = 1
        break
      case EVENT_ID.MAPPING:
      case EVENT_ID.SEQUENCE:
        depth++
        break
      case EVENT_ID.ALIAS:
        hasAlias = true
        break
      case EVENT_ID.POP:
        depth--
        if (depth === 0) ranges.push({ root, end: i, hasAlias })
        break
      default:
    }
  }
  return ranges
}
