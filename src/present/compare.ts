import { type Trace, wayText } from '../engine/model'
import { type FlowRow, flowColumns } from './flowTable'

/** A row of the newer table beside what stood there before: null where nothing did. Gone: a row that the newer one does not have. */
export type ComparedRow =
  | { readonly is: 'same' | 'changed'; readonly row: FlowRow; readonly before: FlowRow }
  | { readonly is: 'new'; readonly row: FlowRow }
  | { readonly is: 'gone'; readonly before: FlowRow }

/** Two flow tables of one request, hop by hop; `first` is the index of the first row that differs, null where none does. */
export interface Comparison {
  readonly rows: readonly ComparedRow[]
  readonly first: number | null
}

/** Holds a table against an older one by the ids of hops, which stay when other hops come and go. Rows that are gone stand where they stood. */
export function compareTables(before: readonly FlowRow[], after: readonly FlowRow[]): Comparison {
  const old = new Map(before.map((row) => [keyOf(row), row]))
  const kept = new Set(after.map(keyOf))
  const rows: ComparedRow[] = []
  let at = 0
  const takeGone = () => {
    for (let row = before[at]; row !== undefined && !kept.has(keyOf(row)); row = before[++at]) rows.push({ is: 'gone', before: row })
  }
  for (const row of after) {
    takeGone()
    const known = old.get(keyOf(row))
    if (known === undefined) rows.push({ is: 'new', row })
    else {
      rows.push({ is: isSame(known, row) ? 'same' : 'changed', row, before: known })
      if (before[at] === known) at += 1
    }
  }
  takeGone()
  const first = rows.findIndex(({ is }) => is !== 'same')
  return { rows, first: first === -1 ? null : first }
}

function keyOf({ direction, hopId }: FlowRow): string {
  return `${direction} ${hopId}`
}

function isSame(a: FlowRow, b: FlowRow): boolean {
  return (
    a.stopped === b.stopped &&
    a.whatHappens === b.whatHappens &&
    flowColumns.every((column) => a.cells[column].text === b.cells[column].text)
  )
}

/** Whether two traces of one request show the same way, in every view. */
export function isSameWay(before: Trace, after: Trace): boolean {
  return before.verdict === after.verdict && before.reason === after.reason && wayText(before.hops) === wayText(after.hops)
}
