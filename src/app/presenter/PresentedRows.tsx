import { type ReactNode, useMemo } from 'react'
import type { Trace } from '../../engine'
import type { Messages } from '../../i18n/messages'
import { type FlowRow, flowTable } from '../../present/flowTable'
import { type EndWords, packetWords } from '../../present/map/packetWords'
import type { Timeline, TimelineStep } from '../../present/timeline'
import { TroubleSign } from '../map/signs'
import { useMessages } from '../store/context'
import { useCurrentStep } from '../store/evidence'

/**
 * The row of the current step. All rows lie over each other and only one is seen: the strip is as high as the highest, so that nothing moves
 * from step to step.
 */
export function PresentedRows({ trace, timeline }: { readonly trace: Trace; readonly timeline: Timeline }): ReactNode {
  const messages = useMessages()
  const current = useCurrentStep()
  const rows = useMemo(() => flowTable(trace, timeline.view, messages).rows, [trace, timeline, messages])
  return (
    <section className="presenter-rows" aria-label={messages.commands.step} aria-live="polite">
      {timeline.steps.map((step) => {
        const row = rows[step.index]
        return row === undefined ? null : (
          <div key={`${step.direction} ${step.hop.id}`} className="presenter-row" data-now={step.index === current || undefined}>
            <PresentedEnds step={step} row={row} trace={trace} messages={messages} />
            <WhatHappens row={row} messages={messages} />
          </div>
        )
      })}
    </section>
  )
}

interface PresentedEndsProps {
  readonly step: TimelineStep
  readonly row: FlowRow
  readonly trace: Trace
  readonly messages: Messages
}

/** Source and destination; where this place rewrites one, what it was stands over it. */
function PresentedEnds({ step, row, trace, messages }: PresentedEndsProps): ReactNode {
  const ends = packetWords(step, row, trace, messages)?.ends
  const [source, destination] = [ends?.find(({ end }) => end === 'source'), ends?.find(({ end }) => end === 'destination')]
  // As in the flow table: a place that no packet of this view shows has no addresses.
  if (source === undefined || destination === undefined || row.cells.source.text === '')
    return ends === undefined ? null : <p className="presenter-absent">{messages.words.notOnTheWire}</p>
  return (
    <dl className="presenter-ends">
      <PresentedEnd label={messages.words.columns.source} end={source} messages={messages} />
      <PresentedEnd label={messages.words.columns.destination} end={destination} messages={messages} />
    </dl>
  )
}

function PresentedEnd({
  label,
  end,
  messages,
}: {
  readonly label: string
  readonly end: EndWords
  readonly messages: Messages
}): ReactNode {
  return (
    <div className="presenter-end">
      <dt>{label}</dt>
      {end.before !== null && (
        <dd className="presenter-before">
          <del>{end.before}</del>
        </dd>
      )}
      <dd className="presenter-after">
        <span data-changed={end.changed || undefined} data-not-on-wire={end.notOnWire || undefined}>
          {end.after}
        </span>
        {end.notOnWire && <small> {messages.words.notOnTheWire}</small>}
      </dd>
    </div>
  )
}

function WhatHappens({ row, messages }: { readonly row: FlowRow; readonly messages: Messages }): ReactNode {
  return (
    <p className="presenter-happens" data-stopped={row.stopped || undefined}>
      {row.stopped && <TroubleSign size={24} />}
      <span>
        {row.whatHappens}
        {row.assumed && <small>{messages.map.table.assumed}</small>}
      </span>
    </p>
  )
}
