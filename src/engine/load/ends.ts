import { COLLECTION_STYLE, EVENT_ID, type Event, SCALAR_STYLE } from 'js-yaml'
import { isBlockScalar, membersOf, startOf } from './events'

/**
 * The offset behind the last letter of the node at `index`: events tell where a list or map begins, not where it ends. `key` is the index of
 * the key whose value the node is, -1 where it has none: a value of which nothing is written ends behind the colon. -1 where it cannot be told.
 */
export function endOf(events: readonly Event[], index: number, text: string, key = -1): number {
  const event = events[index]
  switch (event?.type) {
    case EVENT_ID.ALIAS:
      return event.anchorEnd
    case EVENT_ID.SCALAR:
      if (event.valueStart === -1) return key === -1 ? -1 : behindColon(events, key, text)
      if (isBlockScalar(event.style)) return withoutBreaks(text, event.valueStart, event.valueEnd)
      return event.style === SCALAR_STYLE.PLAIN ? event.valueEnd : event.valueEnd + 1
    case EVENT_ID.MAPPING:
    case EVENT_ID.SEQUENCE:
      return endOfCollection(events, index, text)
    default:
      return -1
  }
}

function endOfCollection(events: readonly Event[], index: number, text: string): number {
  const event = events[index]
  if (event?.type !== EVENT_ID.MAPPING && event?.type !== EVENT_ID.SEQUENCE) return -1
  const members = [...membersOf(events, index)]
  const last = members.at(-1)
  const key = event.type === EVENT_ID.MAPPING ? (members.at(-2) ?? -1) : -1
  const lastEnd = last === undefined ? event.start + 1 : endOf(events, last, text, key)
  if (event.style === COLLECTION_STYLE.BLOCK || lastEnd === -1) return lastEnd
  // A pair in a list (`[a: 1]`) is a map without braces.
  return /[{[]/.test(text.charAt(event.start)) ? behindBracket(text, lastEnd) : lastEnd
}

/** Behind the bracket that closes, past spaces, a comma and comments. */
function behindBracket(text: string, from: number): number {
  const rest = /(?:[\s,]|#[^\r\n]*)*[}\]]/y
  rest.lastIndex = from
  return rest.test(text) ? rest.lastIndex : -1
}

function behindColon(events: readonly Event[], key: number, text: string): number {
  const event = events[key]
  if (event === undefined || startOf(event) === -1) return -1
  const colon = /\s*:/y
  colon.lastIndex = endOf(events, key, text)
  return colon.test(text) ? colon.lastIndex : -1
}

function withoutBreaks(text: string, start: number, end: number): number {
  let last = end
  while (last > start && /[\r\n]/.test(text.charAt(last - 1))) last--
  return last
}
