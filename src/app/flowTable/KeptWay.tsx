import { type ReactNode, useEffect, useMemo, useRef } from 'react'
import type { Messages } from '../../i18n/messages'
import { compareTables } from '../../present/compare'
import { type FlowRow, flowColumns, flowTable } from '../../present/flowTable'
import type { View } from '../../present/route'
import type { KeptTrace } from '../store/state'
import { FlowHead } from './FlowTableView'

interface KeptWayProps {
  readonly kept: KeptTrace
  /** The rows of now. */
  readonly rows: readonly FlowRow[]
  readonly view: View
  readonly messages: Messages
  readonly onStep: (index: number) => void
  readonly onDismiss: () => void
}

/** Over the flow table, after an edit that changed the way or beside another input: how it was, where the ways part, and the rows from there on. */
export function KeptWay({ kept: { trace: before, inOther }, rows, view, messages, onStep, onDismiss }: KeptWayProps): ReactNode {
  const words = messages.map.table
  const head = useRef<HTMLElement>(null)
  // Whoever asked for both ways may stand far below them, on a phone.
  useEffect(() => {
    if (inOther !== null && before) head.current?.scrollIntoView({ block: 'nearest' })
  }, [inOther, before])
  const other = inOther && messages.compare.input(inOther)
  const compared = useMemo(() => compareTables(flowTable(before, view, messages).rows, rows), [before, rows, view, messages])
  const rowsApart = compared.rows.slice(compared.first ?? 0)
  // Where the way of before only ended earlier, all of it is told.
  const told = rowsApart.some(({ is }) => is !== 'new') ? rowsApart : compared.rows
  // A hop that is gone has no row of now: the next one shows what took its place.
  const step = rowsApart.find((each) => each.is !== 'gone')
  return (
    <details className="flow-kept">
      <summary ref={head}>
        <span role="status">{words.before(messages.words.verdicts[before.verdict], messages.verdictSentence(before), other)}</span>
      </summary>
      <p className="flow-kept-actions">
        {compared.first !== null && step !== undefined && (
          <button type="button" className="text-link min-h-6" onClick={() => onStep(step.row.step - 1)}>
            {words.partsAt(step.row.step)}
          </button>
        )}
        <button type="button" className="text-link min-h-6" onClick={onDismiss}>
          {words.dismiss}
        </button>
      </p>
      <table className="flow-table" aria-label={words.beforeName(other)}>
        <FlowHead messages={messages} />
        <tbody>
          {told.map(
            (each) =>
              each.is !== 'new' && (
                <BeforeRow key={`${each.before.direction} ${each.before.hopId}`} row={each.before} differs={each.is !== 'same'} />
              ),
          )}
        </tbody>
      </table>
    </details>
  )
}

function BeforeRow({ row, differs }: { readonly row: FlowRow; readonly differs: boolean }): ReactNode {
  return (
    <tr className="flow-row" data-state="ahead" data-differs={differs || undefined}>
      <td data-column="step">{row.step}</td>
      {flowColumns.map((column) => (
        <td key={column} data-column={column}>
          <span className="flow-value">{row.cells[column].text}</span>
        </td>
      ))}
      <td data-column="whatHappens">{row.whatHappens}</td>
    </tr>
  )
}
