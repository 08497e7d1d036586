import { CircleQuestionMark } from 'lucide-react'
import { type KeyboardEvent, type ReactNode, useId } from 'react'
import type { Messages } from '../../i18n/messages'
import { type AskedColumn, askedColumns } from '../../present/cellReason'
import { type FlowCell, type FlowRow, flowColumns } from '../../present/flowTable'
import type { TimelineStep } from '../../present/timeline'
import { TroubleSign } from '../map/signs'
import type { AskedCell } from '../store/state'

interface FlowTableRowProps {
  readonly row: FlowRow
  readonly step: TimelineStep
  readonly current: number
  readonly decided: boolean
  /** The column of the current row whose reason is asked for. */
  readonly asked: AskedColumn | null
  readonly messages: Messages
  readonly onStep: (index: number) => void
  readonly onAsk: (cell: AskedCell) => void
  /** A key was pressed on a cell. */
  readonly onWalk: (event: KeyboardEvent, from: AskedCell) => void
}

/**
 * One hop. The number is its button; each other cell can be pressed for its reason: with the mouse in any row, by keyboard in the current one,
 * whose cells are one stop of the Tab key, and the arrows lead from one to the next.
 */
export function FlowTableRow({ row, step, current, decided, asked, messages, onStep, onAsk, onWalk }: FlowTableRowProps): ReactNode {
  const state = step.index === current ? 'now' : step.index < current ? 'passed' : 'ahead'
  const id = useId()
  const valueId = (column: AskedColumn) => `${id}${column}`
  const cellOf = (column: AskedColumn, content: ReactNode) => {
    const cell = { step: step.index, column }
    const isAsked = state === 'now' && asked === column
    // A value is in its button, and still the name of its cell; a sentence stands beside one.
    const isSentence = column === 'whatHappens'
    return (
      <td key={column} data-column={column} aria-labelledby={state === 'now' && !isSentence ? valueId(column) : undefined}>
        {(state !== 'now' || isSentence) && content}
        {state === 'now' && (
          <button
            type="button"
            className="flow-ask"
            title={messages.map.hop.cell.ask}
            aria-label={messages.map.hop.cell.why(messages.words.columns[column])}
            aria-describedby={isSentence ? undefined : valueId(column)}
            aria-pressed={isAsked}
            tabIndex={column === (asked ?? 'source') ? 0 : -1}
            onKeyDown={(event) => onWalk(event, cell)}
          >
            {isSentence ? <CircleQuestionMark size={15} aria-hidden="true" /> : content}
          </button>
        )}
      </td>
    )
  }
  return (
    <tr
      className="flow-row"
      data-state={state}
      data-stopped={row.stopped || undefined}
      data-decided={decided || undefined}
      aria-current={state === 'now' ? 'step' : undefined}
      onClick={(event) => {
        const pressed = event.target instanceof Element ? event.target.closest('td')?.dataset.column : undefined
        const column = askedColumns.find((each) => each === pressed)
        if (column === undefined) onStep(step.index)
        else onAsk({ step: step.index, column })
      }}
    >
      <td data-column="step">
        <button
          type="button"
          className="flow-step"
          aria-label={messages.map.showHop(row.step)}
          onClick={(event) => {
            event.stopPropagation()
            onStep(step.index)
          }}
        >
          {row.stopped && <TroubleSign size={15} />}
          {row.step}
        </button>
      </td>
      {flowColumns.map((column) =>
        cellOf(column, <Cell id={valueId(column)} cell={row.cells[column]} changed={step.changed[column]} messages={messages} />),
      )}
      {cellOf('whatHappens', <WhatHappens row={row} messages={messages} />)}
    </tr>
  )
}

function WhatHappens({ row, messages }: { readonly row: FlowRow; readonly messages: Messages }): ReactNode {
  const words = messages.map.table
  return (
    <>
      {row.direction === 'reply' && <span className="flow-mark">{words.reply}</span>}
      {row.stopped && (
        <span className="flow-mark" data-trouble>
          {words.stopped}
        </span>
      )}
      {row.whatHappens}
      {row.assumed && (
        <span className="flow-mark" data-assumed>
          {words.assumed}
        </span>
      )}
    </>
  )
}

interface CellProps {
  readonly id: string
  readonly cell: FlowCell
  readonly changed: boolean
  readonly messages: Messages
}

function Cell({ id, cell, changed, messages }: CellProps): ReactNode {
  if (cell.text === '')
    return (
      <span id={id} className="flow-absent">
        {messages.words.notOnTheWire}
      </span>
    )
  return (
    <span id={id} className="flow-value" title={cell.address} data-changed={changed || undefined} data-not-on-wire={cell.notOnWire}>
      {cell.text}
      {cell.notOnWire && (
        <>
          <sup aria-hidden="true">◦</sup>
          <span className="flow-hidden"> ({messages.words.notOnTheWire})</span>
        </>
      )}
    </span>
  )
}
