import type { ReactNode } from 'react'
import type { Trace } from '../../engine/model'
import type { Messages } from '../../i18n/messages'
import type { Timeline, TimelineStep } from '../../present/timeline'
import { wireUnderWay } from '../map/packetWords'

/** At the last hop: whose address the receiver sees as the sender. */
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
  if (timeline.steps[step.index + 1]?.direction === 'forward') return null
  const source = wireUnderWay(step, trace)?.source
  if (!source?.address) return null
  const { ref, address } = trace.ending.endpoint
  const receiver = ref?.name ?? address
  const words = messages.map.hop
  const sender = trace.hops[0]?.wire?.source.address
  const text =
    source.address === sender
      ? words.seenClient(receiver, source.address)
      : source.name
        ? words.seenNode(receiver, source.address, source.name)
        : words.seenSource(receiver, source.address)
  return (
    <section>
      <h3>{words.seen}</h3>
      <p>{text}</p>
    </section>
  )
}
