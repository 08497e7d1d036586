import './flowTable.css'
import { Copy, Download } from 'lucide-react'
import { type KeyboardEvent, type ReactNode, useEffect, useRef } from 'react'
import type { Messages } from '../../i18n/messages'
import { type AskedColumn, askedColumns } from '../../present/cellReason'
import { type FlowRow, flowColumns } from '../../present/flowTable'
import type { Timeline } from '../../present/timeline'
import type { AskedCell } from '../store/state'
import { FlowTableRow } from './FlowTableRow'

interface FlowTableViewProps {
  /** `flowTable(trace, view, messages).rows`: one row a step of the timeline. */
  readonly rows: readonly FlowRow[]
  readonly timeline: Timeline
  /** Index of the current step: `stepAt(timeline, position)`. */
  readonly current: number
  /** Steps that rest on the line on which the person stands. */
  readonly decided: ReadonlySet<number>
  /** The column of the current row whose reason is asked for. */
  readonly asked: AskedColumn | null
  readonly messages: Messages
  readonly onStep: (index: number) => void
  readonly onAsk: (cell: AskedCell) => void
  readonly onCopyMarkdown: () => void
  readonly onCopyCsv: () => void
  readonly onExport: () => void
}

/** The trace as a table: the accessible form of the animation. The row of the current hop is lit, later ones are pale. */
export function FlowTableView({
  rows,
  timeline,
  current,
  decided,
  asked,
  messages,
  onStep,
  onAsk,
  onCopyMarkdown,
  onCopyCsv,
  onExport,
}: FlowTableViewProps): ReactNode {
  const words = messages.map.table
  const scroller = useRef<HTMLDivElement>(null)
  useEffect(() => scrollTo(scroller.current, current), [current])
  // The arrows take the focus along, to a cell that is a button only once its row is the current one.
  const walks = useRef(false)
  // biome-ignore lint/correctness/useExhaustiveDependencies: the focus follows the cell.
  useEffect(() => {
    if (!walks.current) return
    walks.current = false
    scroller.current?.querySelector<HTMLElement>('.flow-ask[aria-pressed="true"]')?.focus()
  }, [current, asked])
  const walk = (event: KeyboardEvent, from: AskedCell) => {
    const to = cellBeside(from, event.key, rows.length)
    if (to === null || event.ctrlKey || event.metaKey || event.altKey || event.shiftKey) return
    event.preventDefault()
    if (to.step === from.step && to.column === from.column) return
    walks.current = true
    onAsk(to)
  }
  const marked = rows.some((row) => flowColumns.some((column) => row.cells[column].notOnWire === true && row.cells[column].text !== ''))
  return (
    <div className="flow">
      <div className="flow-scroll" ref={scroller}>
        <table className="flow-table" aria-label={words.name}>
          <FlowHead messages={messages} />
          <tbody>
            {rows.map((row, index) => {
              const step = timeline.steps[index]
              return step === undefined ? null : (
                <FlowTableRow
                  key={`${row.direction} ${row.hopId}`}
                  row={row}
                  step={step}
                  current={current}
                  decided={decided.has(step.index)}
                  asked={asked}
                  messages={messages}
                  onStep={onStep}
                  onAsk={onAsk}
                  onWalk={walk}
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
        <button type="button" className="flow-copy" aria-haspopup="dialog" onClick={onExport}>
          <Download size={13} aria-hidden="true" />
          {messages.exports.open}
        </button>
      </div>
    </div>
  )
}

/** The names of the columns. */
export function FlowHead({ messages }: { readonly messages: Messages }): ReactNode {
  return (
    <thead>
      <tr>
        {(['step', ...flowColumns, 'whatHappens'] as const).map((column) => (
          <th key={column} scope="col" data-column={column}>
            {messages.words.columns[column]}
          </th>
        ))}
      </tr>
    </thead>
  )
}

/** The cell to which an arrow leads from another; null for every other key. At the edge it is the same one. */
function cellBeside({ step, column }: AskedCell, key: string, rows: number): AskedCell | null {
  const [down, right] = arrows[key] ?? [0, 0]
  if (down === 0 && right === 0) return null
  const at = Math.max(0, Math.min(askedColumns.length - 1, askedColumns.indexOf(column) + right))
  return { step: Math.max(0, Math.min(rows - 1, step + down)), column: askedColumns[at] ?? column }
}

const arrows: Readonly<Record<string, readonly [down: number, right: number]>> = {
  ArrowUp: [-1, 0],
  ArrowDown: [1, 0],
  ArrowLeft: [0, -1],
  ArrowRight: [0, 1],
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
