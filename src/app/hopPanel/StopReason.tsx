import type { ReactNode } from 'react'
import type { Finding, FindingCode, Trace } from '../../engine/model'
import type { Messages } from '../../i18n/messages'
import { explainFinding, explainStop, fixText } from '../../present/describe'
import { symptomText } from '../../present/symptom'
import { TroubleSign } from '../map/signs'

interface StopReasonProps {
  readonly trace: Trace
  readonly messages: Messages
  readonly onJump: (file: string, line: number) => void
  readonly onAbout: (code: FindingCode) => void
  readonly fixFor: FixFor | null
}

/** The way to mend a finding, told whether it was taken by keyboard; null where there is none. */
export type FixFor = (finding: Finding) => ((byKeyboard: boolean) => void) | null

/** Why the packet stops here, what the client sees of it, and everything that stands in the way. */
export function StopReason({ trace, messages, onJump, onAbout, fixFor }: StopReasonProps): ReactNode {
  const words = messages.map.hop
  const symptom = symptomText(trace, messages)
  const blockers = trace.findings.filter((finding) => finding.severity !== 'info')
  return (
    <section>
      <h3>{words.why}</h3>
      <div className="hop-stop">
        <TroubleSign size={20} />
        <div>
          <p>{explainStop(trace, messages)}</p>
          {symptom !== null && (
            <p className="hop-quiet">
              {messages.map.clientSees} <b>{symptom}</b>
            </p>
          )}
        </div>
      </div>
      {blockers.length > 0 && <h3>{words.blockers}</h3>}
      <ul className="hop-cards">
        {blockers.map((finding) => (
          <Blocker
            key={`${finding.code} ${finding.path ?? ''} ${finding.line ?? ''}`}
            finding={finding}
            messages={messages}
            onJump={onJump}
            onAbout={onAbout}
            fix={fixFor?.(finding) ?? null}
          />
        ))}
      </ul>
    </section>
  )
}

function Blocker({
  finding,
  messages,
  onJump,
  onAbout,
  fix,
}: {
  readonly finding: Finding
  readonly messages: Messages
  readonly onJump: StopReasonProps['onJump']
  readonly onAbout: StopReasonProps['onAbout']
  readonly fix: ReturnType<FixFor>
}): ReactNode {
  const { file, line } = finding
  const words = messages.map.hop
  return (
    <li data-trouble={finding.severity === 'error' || undefined}>
      <strong>{messages.words.findingTitles[finding.code]}</strong>
      <p>{explainFinding(finding, messages)}</p>
      <p className="hop-source">
        {file !== null && line !== null && (
          <button type="button" className="hop-link" onClick={() => onJump(file, line)}>
            {words.line(file, line)} <span>{finding.path}</span>
          </button>
        )}
        <a href={finding.docs} target="_blank" rel="noreferrer">
          {words.docs}
        </a>
        <button type="button" className="hop-link" onClick={() => onAbout(finding.code)}>
          {messages.pages.about(finding.code)}
        </button>
        {fix !== null && (
          <button type="button" className="hop-take" title={fixText(finding, messages)} onClick={(event) => fix(event.detail === 0)}>
            {words.fix}
          </button>
        )}
      </p>
    </li>
  )
}
