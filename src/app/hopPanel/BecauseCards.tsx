import type { ReactNode } from 'react'
import type { Because } from '../../engine/model'
import type { Messages } from '../../i18n/messages'
import { reasonIn } from '../../present/cellReason'
import { explainBecause } from '../../present/describe'
import type { Timeline, TimelineStep } from '../../present/timeline'
import { decidingValue } from './decidingValue'
import { ruleDocs } from './ruleDocs'
import { WhyText } from './WhyText'

interface BecauseCardsProps {
  readonly step: TimelineStep
  readonly timeline: Timeline
  readonly messages: Messages
  readonly onJump: (file: string, line: number) => void
}

/** Why the hop came out so: of an answer, what it turns round and undoes. */
export function BecauseCards({ step, timeline, messages, onJump }: BecauseCardsProps): ReactNode {
  const words = messages.map.hop
  const reason = reasonIn(timeline, step.index, 'whatHappens')
  if (reason === null) return null
  return (
    <section>
      <h3>{words.because}</h3>
      {reason.why.how !== 'rules' && (
        <p className="hop-quiet">
          <WhyText why={reason.why} messages={messages} />
        </p>
      )}
      <Reasons because={reason.because} messages={messages} onJump={onJump} />
      {step.hop.assumed && <p className="hop-quiet hop-assumed">{words.assumed}</p>}
    </section>
  )
}

interface ReasonsProps extends Pick<BecauseCardsProps, 'messages' | 'onJump'> {
  readonly because: readonly Because[]
}

/** One card a reason: what decided, by which field at which line, and the page upstream that says so. */
export function Reasons({ because, messages, onJump }: ReasonsProps): ReactNode {
  if (because.length === 0) return null
  return (
    <ul className="hop-cards">
      {because.map((each) => (
        <li key={`${each.rule} ${each.path ?? ''} ${decidingValue(each, messages) ?? ''}`}>
          <p className="hop-card-head">
            <strong>{messages.words.ruleNames[each.rule]}</strong>
            <DecidingValue because={each} messages={messages} />
          </p>
          <p>{explainBecause(each, messages)}</p>
          <p className="hop-source">
            <SourceLine because={each} messages={messages} onJump={onJump} />
            {ruleDocs[each.rule] !== undefined && (
              <a href={ruleDocs[each.rule]} target="_blank" rel="noreferrer">
                {messages.map.hop.docs}
              </a>
            )}
          </p>
        </li>
      ))}
    </ul>
  )
}

/** The one value that decided, to be seen at a glance. */
function DecidingValue({ because, messages }: { readonly because: Because; readonly messages: Messages }): ReactNode {
  const value = decidingValue(because, messages)
  return value === null ? null : <span className="hop-value">{value}</span>
}

function SourceLine({
  because,
  messages,
  onJump,
}: {
  readonly because: Because
  readonly messages: Messages
  readonly onJump: BecauseCardsProps['onJump']
}): ReactNode {
  const { file, line, path } = because
  const words = messages.map.hop
  if (file === null || line === null)
    return path === null ? null : (
      <span className="hop-quiet">
        {path} · {words.unset}
      </span>
    )
  return (
    <button type="button" className="hop-link" onClick={() => onJump(file, line)}>
      {words.line(file, line)} <span>{path}</span>
    </button>
  )
}
