import type { Trace } from '../engine/model'
import type { Messages } from '../i18n/messages'
import { type ComparedRow, compareTables } from './compare'
import { type FlowRow, flowTable } from './flowTable'

/** Where two ways of one request part: what happened there before and what happens now; null where the one or the other has no such hop. */
export interface Parting {
  readonly step: number
  readonly before: string | null
  readonly after: string | null
}

/** The first hop of two traces that differs, in the view in which they do; null where none does in either. */
export function partingOf(before: Trace, after: Trace, messages: Messages): Parting | null {
  for (const view of ['concept', 'wire'] as const) {
    const { rows, first } = compareTables(flowTable(before, view, messages).rows, flowTable(after, view, messages).rows)
    const found = first === null ? null : partingAt(rows.slice(first))
    if (found !== null) return found
  }
  return null
}

/** Where hops are gone, the one that stands in their place is told with the first of them. */
function partingAt(rows: readonly ComparedRow[]): Parting | null {
  const [first] = rows
  if (first === undefined) return null
  const next = first.is === 'gone' ? rows.find(({ is }) => is !== 'gone') : first
  const was = 'before' in first ? first.before : null
  const now = next !== undefined && next.is !== 'gone' && (next === first || next.is === 'new') ? next.row : null
  const alike = was?.whatHappens === now?.whatHappens
  const tell = (row: FlowRow | null) => row && (alike ? `${row.whatHappens} (${packetText(row)})` : row.whatHappens)
  return { step: (now ?? was)?.step ?? 0, before: tell(was), after: tell(now) }
}

function packetText({ cells }: FlowRow): string {
  const socket = (address: string, port: string) => [address, port].filter((part) => part !== '').join(':')
  return `${socket(cells.source.text, cells.sourcePort.text)} → ${socket(cells.destination.text, cells.destinationPort.text)}`
}

/** What happens before or after at the step where two ways part. */
export function partingText(parting: Parting, side: 'before' | 'after', { compare: words }: Messages): string {
  const happens = parting[side]
  return happens === null ? words.noHop(parting.step) : words.step(parting.step, happens)
}
