import type { ReactNode } from 'react'
import type { Messages } from '../../i18n/messages'
import { type FlowCell, type FlowRow, flowColumns } from '../../present/flowTable'
import type { TimelineStep } from '../../present/timeline'
import { TroubleSign } from '../map/signs'

interface FlowTableRowProps {
  readonly row: FlowRow
  readonly step: TimelineStep
  readonly current: number
  readonly messages: Messages
  readonly onStep: (index: number) => void
}

/** One hop. The number is the button; the rest of the row can be pressed with the mouse. */
export function FlowTableRow({ row, step, current, messages, onStep }: FlowTableRowProps): ReactNode {
  const state = step.index === current ? 'now' : step.index < current ? 'passed' : 'ahead'
  return (
    <tr
      className="flow-row"
      data-state={state}
      data-stopped={row.stopped || undefined}
      aria-current={state === 'now' ? 'step' : undefined}
      onClick={() => onStep(step.index)}
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
      {flowColumns.map((column) => (
        <td key={column} data-column={column}>
          <Cell cell={row.cells[column]} changed={step.changed[column]} messages={messages} />
        </td>
      ))}
      <td data-column="whatHappens">
        {row.direction === 'reply' && <span className="flow-mark">{messages.map.table.reply}</span>}
        {row.stopped && (
          <span className="flow-mark" data-trouble>
            {messages.map.table.stopped}
          </span>
        )}
        {row.whatHappens}
        {row.assumed && (
          <span className="flow-mark" data-assumed>
            {messages.map.table.assumed}
          </span>
        )}
      </td>
    </tr>
  )
}

function Cell({ cell, changed, messages }: { readonly cell: FlowCell; readonly changed: boolean; readonly messages: Messages }): ReactNode {
  if (cell.text === '') return <span className="flow-absent">{messages.words.notOnTheWire}</span>
  return (
    <span className="flow-value" title={cell.address} data-changed={changed || undefined} data-not-on-wire={cell.notOnWire}>
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
