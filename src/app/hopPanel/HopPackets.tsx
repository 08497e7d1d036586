import type { ReactNode } from 'react'
import type { Packet, Trace } from '../../engine/model'
import type { Messages } from '../../i18n/messages'
import { flowTable } from '../../present/flowTable'
import { clientNames, type EndWords, packetWords, socketWords, wireUnderWay } from '../../present/map/packetWords'
import type { View } from '../../present/route'
import type { TimelineStep } from '../../present/timeline'

interface HopPacketsProps {
  readonly step: TimelineStep
  readonly view: View
  readonly trace: Trace
  readonly messages: Messages
}

/** The packet before and after. The concept never stands alone: what is carried on the wire stands under it. */
export function HopPackets({ step, view, trace, messages }: HopPacketsProps): ReactNode {
  const words = messages.map.hop
  const shown = packetWords(step, flowTable(trace, view, messages).rows[step.index], trace, messages)
  if (shown === null)
    return (
      <section>
        <h3>{words.packetWire}</h3>
        <p className="hop-quiet">{words.noPacket}</p>
      </section>
    )
  const wire = wireEnds(step, trace, messages)
  return (
    <>
      {(view === 'concept' || step.own || step.stopped !== null) && (
        <section>
          <h3>
            {view === 'concept' ? words.packetConcept : words.packetWire}
            {step.stopped !== null && <span className="hop-quiet"> · {words.arrivesAs}</span>}
          </h3>
          <Ends ends={shown.ends} messages={messages} />
        </section>
      )}
      {(view === 'concept' || !step.own) && step.stopped === null && (
        <section>
          <h3>{words.packetWire}</h3>
          {step.hop.wire === null && (
            <p className="hop-quiet">
              {words.noWire} {step.hop.node !== null && words.wireNode(step.hop.node)}
            </p>
          )}
          {step.hop.wire === null ? (
            view === 'wire' && <Ends ends={shown.ends} messages={messages} />
          ) : (
            <Ends ends={wire} messages={messages} />
          )}
        </section>
      )}
    </>
  )
}

function Ends({ ends, messages }: { readonly ends: readonly EndWords[]; readonly messages: Messages }): ReactNode {
  return (
    <dl className="hop-packet">
      {ends.map((end) => (
        <div key={end.end}>
          <dt>{end.end === 'destination' ? messages.map.to : messages.map.from}</dt>
          <dd>
            {end.before !== null && <del>{end.before}</del>}
            <span data-changed={end.changed || undefined} data-not-on-wire={end.notOnWire || undefined}>
              {end.after}
            </span>
            {end.notOnWire && <small>{messages.words.notOnTheWire}</small>}
          </dd>
        </div>
      ))}
    </dl>
  )
}

/** The wire packet of a hop against the one that came to it: only real rewrites. */
function wireEnds(step: TimelineStep, trace: Trace, messages: Messages): readonly EndWords[] {
  const after = step.hop.wire
  if (after === null) return []
  const before = cameAs(step, trace)
  const names = clientNames(trace, messages)
  return (['destination', 'source'] as const).map((end) => {
    const now = socketWords(after[end], names, messages)
    const was = before === null ? null : socketWords(before[end], names, messages)
    const changed = was !== null && was !== now
    return { end, before: changed ? was : null, after: now, changed, notOnWire: false }
  })
}

function cameAs(step: TimelineStep, trace: Trace): Packet | null {
  const hops = step.direction === 'reply' ? trace.reply : trace.hops
  const earlier = hops[hops.indexOf(step.hop) - 1]
  if (earlier === undefined || earlier.connection !== step.hop.connection) return null
  return step.direction === 'reply' ? earlier.wire : wireUnderWay({ ...step, hop: earlier }, trace)
}
