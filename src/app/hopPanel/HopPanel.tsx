import './hopPanel.css'
import type { ReactNode } from 'react'
import type { Finding, Trace } from '../../engine/model'
import type { Messages } from '../../i18n/messages'
import type { Timeline, TimelineStep } from '../../present/timeline'
import type { MapChoice } from '../map/MapView'
import { BecauseCards } from './BecauseCards'
import { Candidates } from './Candidates'
import { CouldHaveBeen } from './CouldHaveBeen'
import { HopPackets } from './HopPackets'
import { NearRules } from './NearRules'
import { ReceiverSees } from './ReceiverSees'
import { RulesTried } from './RulesTried'
import { StopReason } from './StopReason'

interface HopPanelProps {
  readonly trace: Trace | null
  readonly timeline: Timeline | null
  /** Index of the current step: `stepAt(timeline, position)`. */
  readonly current: number
  readonly messages: Messages
  readonly onJump: (file: string, line: number) => void
  readonly onChoose: (choice: MapChoice) => void
  /** Where there is a fix for a finding: applies it. */
  readonly fixFor?: (finding: Finding) => (() => void) | null
}

/** All about the current hop: the packet before and after, why, what else could have been, and what the receiver sees. */
export function HopPanel({ trace, timeline, current, messages, onJump, onChoose, fixFor }: HopPanelProps): ReactNode {
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
  // Where an endpoint is chosen, the choice is the news; elsewhere the packet is.
  const choosesEndpoint = step.hop.because.some(({ rule }) => rule === 'endpointConditions')
  const choice = (
    <>
      <RulesTried step={step} messages={messages} />
      <NearRules step={step} messages={messages} />
      <Candidates step={step} messages={messages} />
      <CouldHaveBeen step={step} trace={trace} messages={messages} onChoose={onChoose} />
    </>
  )
  return (
    // biome-ignore lint/a11y/noNoninteractiveTabindex: it scrolls, and may hold nothing else that takes the focus
    <aside className="hop" aria-label={words.region} tabIndex={0}>
      <header className="hop-head">
        <h2>{step.direction === 'reply' ? words.replyTitle(number, step.name) : words.title(number, step.name)}</h2>
        <HopBadges step={step} messages={messages} />
      </header>
      {step.stopped !== null && <StopReason trace={trace} messages={messages} onJump={onJump} fixFor={fixFor ?? null} />}
      {choosesEndpoint && choice}
      <NamesAsked step={step} messages={messages} />
      <HopPackets step={step} view={timeline.view} trace={trace} messages={messages} />
      <ReceiverSees step={step} timeline={timeline} trace={trace} messages={messages} />
      {!choosesEndpoint && choice}
      {(step.hop.step !== 'stop' || step.hop.because.length > 0) && <BecauseCards step={step} messages={messages} onJump={onJump} />}
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
