import { Undo2, VolumeX } from 'lucide-react'
import type { ReactNode } from 'react'
import type { Trace } from '../../engine/model'
import type { Messages } from '../../i18n/messages'
import { explainStop } from '../../present/describe'
import { symptomText } from '../../present/symptom'
import { TroubleSign } from './signs'

interface StopNoteProps {
  readonly trace: Trace
  readonly messages: Messages
  readonly actions: ReactNode
}

/** Why the packet stops: the verdict, one sentence, what the client sees, and what to do. */
export function StopNote({ trace, messages, actions }: StopNoteProps): ReactNode {
  const symptom = symptomText(trace, messages)
  return (
    <>
      <div className="map-stop-head">
        <TroubleSign size={20} />
        <strong>{messages.words.verdicts[trace.verdict]}</strong>
      </div>
      <p>{explainStop(trace, messages)}</p>
      <p className="map-stop-echo">
        {trace.verdict === 'rejected' ? <Undo2 size={15} aria-hidden="true" /> : <VolumeX size={15} aria-hidden="true" />}
        <span>
          {echo(trace, messages)}
          {symptom !== null && (
            <>
              {' '}
              {messages.map.clientSees} <b>{symptom}</b>
            </>
          )}
        </span>
      </p>
      {actions}
    </>
  )
}

function echo(trace: Trace, messages: Messages): string {
  if (trace.verdict === 'rejected') return messages.map.comesBack
  if (trace.verdict === 'dropped') return messages.map.silence
  return trace.verdict === 'unresolved' ? messages.map.noAddress : messages.map.leaves
}
