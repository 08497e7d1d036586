import type { ReactNode } from 'react'
import type { Trace } from '../../engine/model'
import type { Messages } from '../../i18n/messages'
import type { Timeline, TimelineStep } from '../../present/timeline'

/** Where the source is decided, and at the last hop: whose address the receiver sees. */
export function ReceiverSees({
  step,
  timeline,
  trace,
  messages,
}: {
  readonly step: TimelineStep
  readonly timeline: Timeline
  readonly trace: Trace
  readonly messages: Messages
}): ReactNode {
  if (trace.ending.verdict !== 'delivered' || step.direction === 'reply') return null
  const last = timeline.steps[step.index + 1]?.direction !== 'forward'
  const decides = step.hop.because.some(({ rule }) => rule === 'masquerade')
  if (!last && !decides) return null
  const text = seenText(trace, messages)
  if (text === null) return null
  return (
    <section>
      <h3>{messages.map.hop.seen}</h3>
      <p>{text}</p>
    </section>
  )
}

function seenText(trace: Trace, messages: Messages): string | null {
  if (trace.ending.verdict !== 'delivered') return null
  const source = trace.hops.findLast((hop) => hop.wire !== null)?.wire?.source
  if (!source?.address) return null
  const { ref, address } = trace.ending.endpoint
  const receiver = ref?.name ?? address
  const words = messages.map.hop
  if (source.address === trace.hops[0]?.wire?.source.address) return words.seenClient(receiver, source.address)
  return source.name ? words.seenNode(receiver, source.address, source.name) : words.seenSource(receiver, source.address)
}
