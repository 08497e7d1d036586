import { EVENT_ID, type Event } from 'js-yaml'
import type { Edit } from './edits'
import { general } from './lines'

/** The edits of what stands between the values of a document: comments, in which manifests are switched off. */
export function commentEdits(events: readonly Event[], text: string, object: number): Edit[] {
  if (!text.includes('#')) return []
  const edits: Edit[] = []
  let at = 0
  const gap = (end: number) => {
    let start = at
    for (const line of text.slice(at, end).split(/(?<=\n)/)) {
      const from = line.indexOf('#')
      if (from !== -1) {
        const comment = line.slice(from).trimEnd()
        const change = general(comment)
        if (change !== null)
          edits.push({ start: start + from, end: start + from + comment.length, text: change.text, what: change.what, object })
      }
      start += line.length
    }
  }
  for (const event of events) {
    if (event.type !== EVENT_ID.SCALAR || event.valueStart === -1) continue
    if (event.valueStart > at) gap(event.valueStart)
    at = Math.max(at, event.valueEnd)
  }
  gap(text.length)
  return edits
}
