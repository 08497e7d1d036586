import type { ReactNode } from 'react'
import type { DnsAnswer, Trace } from '../../engine/model'
import type { Messages } from '../../i18n/messages'
import type { FlowRow } from '../../present/flowTable'
import { type EndWords, packetWords } from '../../present/map/packetWords'
import type { Frame } from '../../present/timeline'

interface PacketLabelProps {
  readonly frame: Frame
  /** The step's row of the flow table. */
  readonly row: FlowRow | undefined
  readonly trace: Trace
  readonly messages: Messages
}

/** What the packet is at this moment: names asked, then both ends, old and new where this place rewrites them. */
export function PacketLabel({ frame, row, trace, messages }: PacketLabelProps): ReactNode {
  const { step, phase, progress } = frame
  const words = packetWords(step, row, trace, messages)
  const standing = progress === 0
  const head = headOf(frame, messages)
  return (
    <>
      {standing && <NamesAsked dns={step.dns} messages={messages} />}
      {head !== null && (
        <div className="map-label-head" data-phase={phase}>
          {head}
        </div>
      )}
      {words?.ends.map((end) => (
        <EndLine key={end.end} end={end} showBefore={standing} messages={messages} />
      ))}
      {standing && words !== null && words.wire !== null && (
        <div className="map-label-wire">
          <span>{messages.map.onTheWire}</span> <span className="map-label-mono">{words.wire}</span>
        </div>
      )}
    </>
  )
}

/** The names that have an answer; of those tried before them (the search list) only how many. */
function NamesAsked({ dns, messages }: { readonly dns: readonly DnsAnswer[]; readonly messages: Messages }): ReactNode {
  if (dns.length === 0) return null
  const answered = dns.filter((each) => each.answer !== null)
  const shown = answered.length > 0 ? answered : dns.slice(-1)
  const others = dns.length - shown.length
  return (
    <div className="map-label-names">
      {shown.map((each) => (
        <div key={`${each.name} ${each.type}`} className="map-label-line">
          <span className="map-label-end">DNS</span>
          <span className="map-label-value">
            {each.name} <span className="map-label-arrow">→</span> {each.answer ?? messages.map.hop.noSuchName}
          </span>
        </div>
      ))}
      {others > 0 && <div className="map-label-tried">{messages.map.triedBefore(others)}</div>}
    </div>
  )
}

function headOf(frame: Frame, messages: Messages): string | null {
  const { step, phase, progress } = frame
  if (phase === 'arrived') return messages.map.arrived
  if (step.direction === 'reply') return progress >= 1 ? messages.map.replied : messages.map.answer
  return null
}

function EndLine({
  end,
  showBefore,
  messages,
}: {
  readonly end: EndWords
  readonly showBefore: boolean
  readonly messages: Messages
}): ReactNode {
  return (
    <div className="map-label-line">
      <span className="map-label-end">{end.end === 'destination' ? messages.map.to : messages.map.from}</span>
      <span className="map-label-value">
        {showBefore && end.before !== null && (
          <>
            <del>{end.before}</del> <span className="map-label-arrow">→</span>{' '}
          </>
        )}
        <span data-changed={end.changed || undefined} data-not-on-wire={end.notOnWire || undefined}>
          {end.after}
        </span>
      </span>
    </div>
  )
}
