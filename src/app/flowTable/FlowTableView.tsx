import './flowTable.css'
import { Copy } from 'lucide-react'
import { type ReactNode, useEffect, useRef } from 'react'
import type { Messages } from '../../i18n/messages'
import { type FlowRow, flowColumns } from '../../present/flowTable'
import type { Timeline } from '../../present/timeline'
import { FlowTableRow } from './FlowTableRow'

interface FlowTableViewProps {
  /** `flowTable(trace, view, messages).rows`: one row a step of the timeline. */
  readonly rows: readonly FlowRow[]
  readonly timeline: Timeline
  /** Index of the current step: `stepAt(timeline, position)`. */
  readonly current: number
  readonly messages: Messages
  readonly onStep: (index: number) => void
  readonly onCopyMarkdown: () => void
  readonly onCopyCsv: () => void
}

/** The trace as a table: the accessible form of the animation. The row of the current hop is lit, later ones are pale. */
export function FlowTableView({ rows, timeline, current, messages, onStep, onCopyMarkdown, onCopyCsv }: FlowTableViewProps): ReactNode {
  const words = messages.map.table
  const scroller = useRef<HTMLDivElement>(null)
  useEffect(() => scrollTo(scroller.current, current), [current])
  const marked = rows.some((row) => flowColumns.some((column) => row.cells[column].notOnWire === true && row.cells[column].text !== ''))
  return (
    <div className="flow">
      <div className="flow-scroll" ref={scroller}>
        <table className="flow-table" aria-label={words.name}>
          <thead>
            <tr>
              {(['step', ...flowColumns, 'whatHappens'] as const).map((column) => (
                <th key={column} scope="col" data-column={column}>
                  {messages.words.columns[column]}
                </th>
              ))}
            </tr>
          </thead>
          <tbody>
            {rows.map((row, index) => {
              const step = timeline.steps[index]
              return step === undefined ? null : (
                <FlowTableRow
                  key={`${row.direction} ${row.hopId}`}
                  row={row}
                  step={step}
                  current={current}
                  messages={messages}
                  onStep={onStep}
                />
              )
            })}
          </tbody>
        </table>
      </div>
      <div className="flow-foot">
        {marked && (
          <span className="flow-legend">
            <i aria-hidden="true">◦</i> {messages.words.notOnTheWire}
          </span>
        )}
        <button type="button" className="flow-copy" onClick={onCopyMarkdown}>
          <Copy size={13} aria-hidden="true" />
          {words.copyMarkdown}
        </button>
        <button type="button" className="flow-copy" onClick={onCopyCsv}>
          <Copy size={13} aria-hidden="true" />
          {words.copyCsv}
        </button>
      </div>
    </div>
  )
}

/** Keeps the current row in sight without moving the page or the focus. */
function scrollTo(scroller: HTMLDivElement | null, index: number): void {
  const row = scroller?.querySelectorAll('tbody tr')[index]
  if (!scroller || !(row instanceof HTMLElement)) return
  const head = scroller.querySelector('thead')?.clientHeight ?? 0
  const top = row.offsetTop - head
  const bottom = row.offsetTop + row.offsetHeight
  if (top < scroller.scrollTop) scroller.scrollTop = top
  else if (bottom > scroller.scrollTop + scroller.clientHeight) scroller.scrollTop = bottom - scroller.clientHeight
}
