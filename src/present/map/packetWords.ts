import { type Address, type Packet, type Socket, socketText, type Trace } from '../../engine/model'
import type { Messages } from '../../i18n/messages'
import type { FlowRow } from '../flowTable'
import type { TimelineStep } from '../timeline'

/** One end of the packet, before and after. */
export interface EndWords {
  readonly end: 'destination' | 'source'
  readonly before: string | null
  readonly after: string
  readonly changed: boolean
  /** No packet carries `after`: the concept says so to be understood. */
  readonly notOnWire: boolean
}

interface PacketWords {
  readonly ends: readonly EndWords[]
  /** What is carried on the wire at this moment, where the concept says something else. */
  readonly wire: string | null
}

/**
 * The packet of a step as text: destination first, because that is what leads it. `row` is the step's row of the flow
 * table: what is marked "not on the wire" there is marked so everywhere.
 */
export function packetWords(step: TimelineStep, row: FlowRow | undefined, trace: Trace, messages: Messages): PacketWords | null {
  const { after, before, changed } = step
  if (after === null) return null
  const names = clientNames(trace, messages)
  const wire = wireUnderWay(step, trace)
  const ends = (['destination', 'source'] as const).map((end): EndWords => {
    const isChanged = end === 'destination' ? changed.destination || changed.destinationPort : changed.source || changed.sourcePort
    const cells = row && [row.cells[end], row.cells[`${end}Port`]]
    const text = (socket: Socket) => socketWords(socket, names, messages)
    const was = before === null ? null : text(before[end])
    return {
      end,
      before: isChanged ? was : null,
      after: text(after[end]),
      changed: isChanged,
      notOnWire: cells?.some((cell) => cell.notOnWire === true && cell.text !== '') ?? false,
    }
  })
  const differs = wire !== null && !(sameSocket(wire.source, after.source) && sameSocket(wire.destination, after.destination))
  return {
    ends,
    wire:
      differs && wire !== null ? `${socketWords(wire.source, names, messages)} → ${socketWords(wire.destination, names, messages)}` : null,
  }
}

function sameSocket(a: Socket, b: Socket): boolean {
  return a.address === b.address && a.port === b.port
}

/** `10.0.0.1:80`, `client:any`: an end as it is written everywhere. */
export function socketWords(socket: Socket, names: ReadonlyMap<Address, string>, messages: Messages): string {
  const port = socket.port ?? messages.words.any
  if (socket.address === null) return `${socket.name ?? '?'}:${port}`
  const name = names.get(socket.address)
  return name === undefined ? socketText(socket.address, port) : `${name}:${port}`
}

/** What is on the wire while a step is shown; of a hop without packet that is what came to it. */
export function wireUnderWay(step: TimelineStep, trace: Trace): Packet | null {
  if (step.direction === 'reply') return step.hop.wire
  const upTo = trace.hops.slice(0, trace.hops.indexOf(step.hop) + 1)
  return upTo.findLast((hop) => hop.wire !== null)?.wire ?? null
}

/** A client outside is called by its name, as in the flow table. */
export function clientNames(trace: Trace, messages: Messages): ReadonlyMap<Address, string> {
  const { from } = trace.request
  const address = trace.hops[0]?.concept?.source.address ?? null
  if (from.kind !== 'external' || address === null) return new Map()
  return new Map([[address, from.name === 'client' ? messages.words.client : from.name]])
}
