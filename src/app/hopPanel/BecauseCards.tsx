import type { ReactNode } from 'react'
import type { Because } from '../../engine/model'
import type { Messages } from '../../i18n/messages'
import { explainBecause } from '../../present/describe'
import type { TimelineStep } from '../../present/timeline'
import { decidingValue } from './decidingValue'
import { ruleDocs } from './ruleDocs'

interface BecauseCardsProps {
  readonly step: TimelineStep
  readonly messages: Messages
  readonly onJump: (file: string, line: number) => void
}

/** One card a reason: what decided, by which field at which line, and the page upstream that says so. */
export function BecauseCards({ step, messages, onJump }: BecauseCardsProps): ReactNode {
  const words = messages.map.hop
  if (step.direction === 'reply') return null
  return (
    <section>
      <h3>{words.because}</h3>
      {step.hop.because.length === 0 && <p className="hop-quiet">{words.noBecause}</p>}
      <ul className="hop-cards">
        {step.hop.because.map((because) => (
          <li key={`${because.rule} ${because.path ?? ''} ${decidingValue(because, messages) ?? ''}`}>
            <p className="hop-card-head">
              <strong>{messages.words.ruleNames[because.rule]}</strong>
              <DecidingValue because={because} messages={messages} />
            </p>
            <p>{explainBecause(because, messages)}</p>
            <p className="hop-source">
              <SourceLine because={because} messages={messages} onJump={onJump} />
              {ruleDocs[because.rule] !== undefined && (
                <a href={ruleDocs[because.rule]} target="_blank" rel="noreferrer">
                  {words.docs}
                </a>
              )}
            </p>
          </li>
        ))}
      </ul>
      {step.hop.assumed && <p className="hop-quiet hop-assumed">{words.assumed}</p>}
    </section>
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
