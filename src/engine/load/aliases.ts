import { EVENT_ID, type Event } from 'js-yaml'
import type { EventRange } from './events'
import { MAX_ALIASES } from './limits'
import { Refused } from './refusal'

const OPEN = -1

/**
 * Refuses documents whose aliases would make a walk over their values endless or enormous: an anchor that contains itself, and aliases of
 * aliases that expand to more than the limit. Values share what an alias names, so reading them is cheap; only walking is not.
 */
export function checkAliases(events: readonly Event[], range: EventRange, text: string): void {
  const anchors = new Map<string, number>()
  const frames: { anchor: string | null; count: number }[] = [{ anchor: null, count: 0 }]
  for (let i = range.root; i < range.end; i++) {
    const event = events[i]
    const frame = frames.at(-1)
    if (event === undefined || frame === undefined) return
    if (event.type === EVENT_ID.ALIAS) {
      frame.count += 1 + expansions(anchors, text.slice(event.anchorStart, event.anchorEnd), event.anchorStart - 1)
      limit(frame.count, event.anchorStart - 1)
    } else if (event.type === EVENT_ID.POP) {
      frames.pop()
      if (frame.anchor !== null) anchors.set(frame.anchor, frame.count)
      const parent = frames.at(-1)
      if (parent !== undefined) parent.count += frame.count
      limit(parent?.count ?? 0, 0)
    } else if (event.type !== EVENT_ID.DOCUMENT) {
      const anchor = event.anchorStart === -1 ? null : text.slice(event.anchorStart, event.anchorEnd)
      const isScalar = event.type === EVENT_ID.SCALAR
      if (anchor !== null) anchors.set(anchor, isScalar ? 0 : OPEN)
      if (!isScalar) frames.push({ anchor, count: 0 })
    }
  }
}

/** The words are go-yaml's, which refuses the same. An anchor nobody made is left to the parser to refuse. */
function expansions(anchors: ReadonlyMap<string, number>, name: string, offset: number): number {
  const count = anchors.get(name) ?? 0
  if (count === OPEN) throw new Refused({ problem: { code: 'yaml-syntax', reason: `anchor '${name}' value contains itself` }, offset })
  return count
}

function limit(count: number, offset: number): void {
  if (count > MAX_ALIASES) throw new Refused({ problem: { code: 'too-many-aliases', limit: MAX_ALIASES }, offset })
}
