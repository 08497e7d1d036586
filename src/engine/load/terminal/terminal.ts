import { objectsOfDescription } from './describeObjects'
import type { Observation, Piece } from './observation'
import { looksLikeTerminal, type Segment, segmentsOf, withoutColours } from './segments'
import { objectsOfTable } from './tableObjects'

/** What a terminal showed: objects, the text that is left to be read as YAML or JSON, and lines that say nothing that is understood. */
export interface TerminalText {
  readonly observations: readonly Observation[]
  /** As long as the whole, with blanks for all that is no document. */
  readonly documents: string
  readonly unread: readonly Piece[]
}

/** Reads a text as what a terminal showed; null where it holds nothing that kubectl prints. */
export function readTerminal(given: string): TerminalText | null {
  const text = withoutColours(given)
  if (!looksLikeTerminal(text)) return null
  const segments = segmentsOf(text)
  const observations: Observation[] = []
  const unread: Piece[] = []
  for (const segment of segments) {
    if (segment.form === 'document') continue
    if (segment.form === 'other') {
      unread.push(...segment.lines.filter(({ text: line }) => !/^\s*(#|$)/.test(line)))
      continue
    }
    const observed = segment.form === 'table' ? objectsOfTable(segment) : objectsOfDescription(segment)
    observations.push(...observed.objects)
    unread.push(...observed.unread)
  }
  const documents = segments.filter(({ form }) => form === 'document')
  const wasTyped = segments.some(({ command }) => command !== null)
  // A table alone, of a kind of which a table says nothing: its lines are told to say nothing.
  const isTable = documents.length === 0 && segments.some(({ form }) => form === 'table')
  if (observations.length === 0 && !isTable && (documents.length === 0 || !wasTyped)) return null
  return { observations, documents: documents.length === 0 ? '' : masked(text, documents), unread }
}

/** Every offset stays where it is. Between two documents stands `---`, over a line that is no part of either. */
function masked(text: string, documents: readonly Segment[]): string {
  const pieces: string[] = []
  let from = 0
  for (const { lines } of documents) {
    const [first] = lines
    const last = lines.at(-1)
    if (first === undefined || last === undefined) continue
    pieces.push(blanked(text.slice(from, first.offset)), text.slice(first.offset, last.offset + last.text.length))
    from = last.offset + last.text.length
  }
  pieces.push(blanked(text.slice(from)))
  return pieces.join('')
}

function blanked(text: string): string {
  return text.replace(/[^\r\n]/g, ' ').replace(/^ {3}(?= *$)/m, '---')
}
