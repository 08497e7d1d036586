import { EVENT_ID, type Event } from 'js-yaml'
import { after, firstOffset, membersOf, startOf } from './events'
import { lineStartOf } from './lines'

/** A text as it was given to a parser, and the way back to the file: it may be a piece of it, or mended. */
export interface Source {
  readonly text: string
  readonly fileOffset: (offset: number) => number
}

/** A part of a source that can be parsed again on its own: a document, or one item of a list. `start` is the first offset of its value. */
export interface Extent {
  readonly source: Source
  readonly start: number
  readonly end: number
}

/** A text that begins at `base` of its file. */
export function pieceOf(text: string, base: number): Source {
  return { text, fileOffset: (offset) => base + offset }
}

/**
 * The extents of the items of a list in a document: of the root, where that is a list, else of its field `items`.
 * An item of a block list ends where the line of the next node begins. (In flow style two items may share a line; the extent is then
 * empty or cut short, cannot be read, and whoever asks takes the document instead.)
 */
export function itemExtents(events: readonly Event[], root: number, document: Extent): Extent[] {
  const list = listIndex(events, root, document.source.text)
  if (list === null) return []
  const extents: Extent[] = []
  let index = list + 1
  for (let event = events[index]; event !== undefined && event.type !== EVENT_ID.POP; event = events[index]) {
    index = after(events, index)
    const start = startOf(event)
    extents.push({ source: document.source, start, end: endBefore(events, index, document, start) })
  }
  return extents
}

function listIndex(events: readonly Event[], root: number, text: string): number | null {
  const type = events[root]?.type
  if (type === EVENT_ID.SEQUENCE) return root
  if (type !== EVENT_ID.MAPPING) return null
  let isKey = true
  let isItems = false
  for (const index of membersOf(events, root)) {
    const event = events[index]
    if (event === undefined) return null
    if (isKey) isItems = event.type === EVENT_ID.SCALAR && text.slice(event.valueStart, event.valueEnd) === 'items'
    else if (isItems) return event.type === EVENT_ID.SEQUENCE ? index : null
    isKey = !isKey
  }
  return null
}

/** The beginning of the line on which something stands again, from the event at `index` on. */
function endBefore(events: readonly Event[], index: number, document: Extent, start: number): number {
  for (let i = index; i < events.length; i++) {
    const event = events[i]
    if (event === undefined || event.type === EVENT_ID.DOCUMENT) break
    const offset = firstOffset(event)
    if (offset !== -1) return lineStartOf(document.source.text, offset, Math.max(0, start))
  }
  return document.end
}
