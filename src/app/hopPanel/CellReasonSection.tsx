import { X } from 'lucide-react'
import { type ReactNode, useEffect, useRef } from 'react'
import type { Messages } from '../../i18n/messages'
import type { FlowRow } from '../../present/flowTable'
import type { AskedReason } from '../store/evidence'
import { Reasons } from './BecauseCards'
import { WhyText } from './WhyText'

interface CellReasonSectionProps {
  readonly asked: AskedReason
  readonly row: FlowRow
  readonly messages: Messages
  readonly onJump: (file: string, line: number) => void
  readonly onStep: (step: number) => void
  /** Nobody asks any longer. */
  readonly onForget: () => void
}

/** Why one cell of the flow table says what it says: which step wrote the value, and what decided it there. */
export function CellReasonSection({ asked, row, messages, onJump, onStep, onForget }: CellReasonSectionProps): ReactNode {
  const { column, reason } = asked
  const words = messages.map.hop.cell
  const section = useRef<HTMLElement>(null)
  // biome-ignore lint/correctness/useExhaustiveDependencies: another cell is shown, and no other answer for the same.
  useEffect(() => {
    section.current?.scrollIntoView({ block: 'nearest' })
  }, [column, row.step])
  const name = messages.words.columns[column]
  const value = column === 'whatHappens' ? null : row.cells[column].text
  return (
    <section ref={section} className="hop-asked" aria-label={words.why(name)}>
      <header>
        <h3>{words.why(name)}</h3>
        <button type="button" className="hop-close" aria-label={messages.grounds.close} onClick={onForget}>
          <X size={15} aria-hidden="true" />
        </button>
      </header>
      <div aria-live="polite">
        {value !== null && value !== '' && <p className="hop-asked-value">{value}</p>}
        <p>
          {reason.wroteAt !== row.step - 1 && (
            <>
              <button type="button" className="hop-link" onClick={() => onStep(reason.wroteAt)}>
                {words.since(reason.wroteAt + 1)}
              </button>
              {' · '}
            </>
          )}
          <WhyText why={reason.why} messages={messages} />
        </p>
      </div>
      <Reasons because={reason.because} messages={messages} onJump={onJump} />
    </section>
  )
}
