import './hopPanel.css'
import type { ReactNode } from 'react'
import type { Choices, FindingCode, Trace } from '../../engine/model'
import type { Messages } from '../../i18n/messages'
import { flowTable } from '../../present/flowTable'
import type { Timeline, TimelineStep } from '../../present/timeline'
import type { MapChoice } from '../map/MapView'
import type { AskedReason } from '../store/evidence'
import type { AskedCell } from '../store/state'
import { BecauseCards } from './BecauseCards'
import { Candidates } from './Candidates'
import { CellReasonSection } from './CellReasonSection'
import { CouldHaveBeen } from './CouldHaveBeen'
import { HopPackets } from './HopPackets'
import { NearRules } from './NearRules'
import { ProofCommand } from './ProofCommand'
import { ReceiverSees } from './ReceiverSees'
import { RulesTried } from './RulesTried'
import { type FixFor, StopReason } from './StopReason'

interface HopPanelProps {
  readonly trace: Trace | null
  readonly timeline: Timeline | null
  /** Index of the current step: `stepAt(timeline, position)`. */
  readonly current: number
  readonly messages: Messages
  readonly onJump: (file: string, line: number) => void
  /** The cell of the flow table that is asked for at this step. */
  readonly asked: AskedReason | null
  readonly onAsk: (cell: AskedCell | null) => void
  /** What the person chose of the ways. */
  readonly chosen: Choices
  readonly onChoose: (choice: MapChoice) => void
  /** Gives a choice back. */
  readonly onRelease: (key: keyof Choices) => void
  /** Opens the page of a finding. */
  readonly onAbout: (code: FindingCode) => void
  /** Where there is a fix for a finding: applies it. */
  readonly fixFor?: FixFor
}

/** All about the current hop: the packet before and after, why, what else could have been, and what the receiver sees. */
export function HopPanel(props: HopPanelProps): ReactNode {
  const { trace, timeline, current, messages, onJump, asked, onAsk, chosen, onChoose, onRelease, onAbout, fixFor } = props
  const step = timeline?.steps[current]
  const words = messages.map.hop
  if (trace === null || timeline === null || step === undefined) {
    return (
      // biome-ignore lint/a11y/noNoninteractiveTabindex: it scrolls, and may hold nothing else that takes the focus
      <aside className="hop" aria-label={words.region} tabIndex={0}>
        <p className="hop-quiet">{words.empty}</p>
      </aside>
    )
  }
  const number = step.index + 1
  const row = asked === null ? undefined : flowTable(trace, timeline.view, messages).rows[step.index]
  // Where an endpoint is chosen, the choice is the news; elsewhere the packet is.
  const choosesEndpoint = step.hop.because.some(({ rule }) => rule === 'endpointConditions')
  const choice = (
    <>
      <RulesTried step={step} messages={messages} />
      <NearRules step={step} messages={messages} />
      <Candidates step={step} messages={messages} />
      <CouldHaveBeen step={step} trace={trace} chosen={chosen} messages={messages} onChoose={onChoose} onRelease={onRelease} />
    </>
  )
  return (
    // biome-ignore lint/a11y/noNoninteractiveTabindex: it scrolls, and may hold nothing else that takes the focus
    <aside className="hop" aria-label={words.region} tabIndex={0}>
      <header className="hop-head">
        <h2>{step.direction === 'reply' ? words.replyTitle(number, step.name) : words.title(number, step.name)}</h2>
        <HopBadges step={step} messages={messages} />
      </header>
      {asked !== null && row !== undefined && (
        <CellReasonSection
          asked={asked}
          row={row}
          messages={messages}
          onJump={onJump}
          onStep={(at) => onAsk({ step: at, column: asked.column })}
          onForget={() => onAsk(null)}
        />
      )}
      {step.stopped !== null && <StopReason trace={trace} messages={messages} onJump={onJump} onAbout={onAbout} fixFor={fixFor ?? null} />}
      {choosesEndpoint && choice}
      <NamesAsked step={step} messages={messages} />
      <HopPackets step={step} view={timeline.view} trace={trace} messages={messages} />
      <ReceiverSees step={step} timeline={timeline} trace={trace} messages={messages} />
      {!choosesEndpoint && choice}
      {asked?.column !== 'whatHappens' && (step.hop.step !== 'stop' || step.hop.because.length > 0) && (
        <BecauseCards step={step} timeline={timeline} messages={messages} onJump={onJump} />
      )}
      <ProofCommand step={step} trace={trace} messages={messages} />
    </aside>
  )
}

function HopBadges({ step, messages }: { readonly step: TimelineStep; readonly messages: Messages }): ReactNode {
  const words = messages.map.hop.badges
  if (step.stopped !== null)
    return (
      <span className="hop-badge" data-trouble>
        {messages.words.verdicts[step.stopped]}
      </span>
    )
  const proxied = step.translations.some((each) => each.by === 'balancer') || step.hop.step === 'route'
  const what = [...new Set(step.translations.map((each) => each.what))].map((each) => words[each])
  const text = proxied ? words.proxy : what.join(' + ')
  if (text !== '')
    return (
      <span className="hop-badge" data-translation>
        {text}
      </span>
    )
  return step.direction === 'reply' ? <span className="hop-badge">{words.reply}</span> : null
}

function NamesAsked({ step, messages }: { readonly step: TimelineStep; readonly messages: Messages }): ReactNode {
  if (step.dns.length === 0) return null
  return (
    <section>
      <h3>{messages.map.hop.names}</h3>
      {step.dns.map((answer) => (
        <p key={`${answer.name} ${answer.type}`} className="hop-name">
          {answer.name} <span className="hop-quiet">{answer.type} →</span> <b>{answer.answer ?? messages.map.hop.noSuchName}</b>
        </p>
      ))}
    </section>
  )
}
