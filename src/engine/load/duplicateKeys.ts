import { EVENT_ID, type Event } from 'js-yaml'
import { keyName, startOf } from './events'

export interface DuplicateKey {
  readonly key: string
  readonly offset: number
}

interface Frame {
  /** Null in lists. */
  readonly keys: Set<string> | null
  atKey: boolean
}

/** Every key that its map already has, at its second (third, …) place. `<<` may stand more than once. */
export function duplicateKeys(events: readonly Event[], text: string): DuplicateKey[] {
  const found: DuplicateKey[] = []
  const frames: Frame[] = []
  // A key of no letters (`: value`) is shown where the last thing before it was written.
  let written = 0
  for (const event of events) {
    written = Math.max(written, startOf(event))
    const frame = frames.at(-1)
    if (event.type === EVENT_ID.POP) {
      frames.pop()
      continue
    }
    const key = frame?.atKey ? keyName(event, text) : null
    if (frame?.keys && key !== null) {
      if (frame.keys.has(key) && key !== '<<') found.push({ key, offset: written })
      frame.keys.add(key)
    }
    if (frame) frame.atKey = !frame.atKey
    if (event.type === EVENT_ID.MAPPING) frames.push({ keys: new Set(), atKey: true })
    else if (event.type === EVENT_ID.SEQUENCE || event.type === EVENT_ID.DOCUMENT) frames.push({ keys: null, atKey: false })
  }
  return found
}
