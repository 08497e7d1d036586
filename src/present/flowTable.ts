import type { Address, Hop, Packet, Socket, Trace } from '../engine/model'
import type { Messages } from '../i18n/messages'
import { componentText, explainHop } from './describe'
import type { View } from './route'

export interface FlowCell {
  readonly text: string
  /** True where no packet carries the value: every face marks it so. */
  readonly notOnWire?: true
  /** The address behind a name that is shown in its place. */
  readonly address?: Address
}

export interface FlowRow {
  /** Counts from 1, through the reply. */
  readonly step: number
  readonly hopId: string
  readonly direction: 'forward' | 'reply'
  /** Where it happens: `Service default/web`. */
  readonly place: string
  readonly cells: {
    readonly source: FlowCell
    readonly sourcePort: FlowCell
    readonly destination: FlowCell
    readonly destinationPort: FlowCell
  }
  readonly whatHappens: string
  /** True for the row where the request stops. */
  readonly stopped: boolean
  readonly assumed: boolean
}

export interface FlowTable {
  readonly view: View
  readonly rows: readonly FlowRow[]
}

/** The cells of a row in the order of its columns. */
export const flowColumns = ['source', 'sourcePort', 'destination', 'destinationPort'] as const

/**
 * The trace as rows, the way there and the way back. The concept view has a row for each hop and normally one for the whole reply;
 * the wire view keeps a row without packet for a place that no packet shows, and has each packet of the reply.
 */
export function flowTable(trace: Trace, view: View, messages: Messages): FlowTable {
  const reply = trace.reply.filter((hop) => hop[view] !== null)
  const rows = [
    ...trace.hops.map((hop, index) => ({ hop, direction: 'forward' as const, near: trace.hops.slice(Math.max(0, index - 1), index + 2) })),
    ...reply.map((hop) => ({ hop, direction: 'reply' as const, near: trace.reply })),
  ]
  return {
    view,
    rows: rows.map(({ hop, direction, near }, index) => ({
      step: index + 1,
      hopId: hop.id,
      direction,
      place: componentText(hop.component, messages),
      cells: cellsOf(packetOf(hop, view, trace), view === 'wire' ? null : carriedBy(near), clientNames(trace, messages), messages),
      whatHappens: explainHop(hop, trace, messages),
      stopped: hop.step === 'stop',
      assumed: hop.assumed,
    })),
  }
}

type Names = ReadonlyMap<Address, string>
interface Carried {
  readonly addresses: ReadonlySet<Address | null>
  readonly ports: ReadonlySet<number | null>
}

/** The packet of a row. Where the request stops nothing leaves: the row shows the packet as it came. */
function packetOf(hop: Hop, view: View, trace: Trace): Packet | null {
  if (view === 'concept' || hop.step !== 'stop') return hop[view]
  return hop.wire ?? trace.hops.findLast((before) => before.wire !== null)?.wire ?? null
}

function cellsOf(packet: Packet | null, marks: Carried | null, names: Names, messages: Messages): FlowRow['cells'] {
  if (packet === null) return { source: absent, sourcePort: absent, destination: absent, destinationPort: absent }
  return {
    source: addressCell(packet.source, marks, names),
    sourcePort: portCell(packet.source, marks, messages),
    destination: addressCell(packet.destination, marks, names),
    destinationPort: portCell(packet.destination, marks, messages),
  }
}

const absent: FlowCell = { text: '', notOnWire: true }

function addressCell(socket: Socket, carried: Carried | null, names: Names): FlowCell {
  if (socket.address === null) return { text: socket.name ?? '' }
  const name = names.get(socket.address)
  const cell: FlowCell = name === undefined ? { text: socket.address } : { text: name, address: socket.address }
  return carried === null || carried.addresses.has(socket.address) ? cell : { ...cell, notOnWire: true }
}

function portCell(socket: Socket, carried: Carried | null, messages: Messages): FlowCell {
  if (socket.port === null) return { text: messages.words.any }
  const text = String(socket.port)
  return carried === null || carried.ports.has(socket.port) ? { text } : { text, notOnWire: true }
}

/** All addresses and ports that packets of these hops carry, at either end. */
function carriedBy(hops: readonly Hop[]): Carried {
  const ends = hops.flatMap((hop) => (hop.wire === null ? [] : socketsOf(hop.wire)))
  return { addresses: new Set(ends.map((end) => end.address)), ports: new Set(ends.map((end) => end.port)) }
}

function socketsOf(packet: Packet): readonly Socket[] {
  return [packet.source, packet.destination]
}

/** A client outside is called by its name; everybody else by address. */
function clientNames(trace: Trace, messages: Messages): Names {
  const { from } = trace.request
  const address = trace.hops[0]?.concept?.source.address ?? null
  if (from.kind !== 'external' || address === null) return new Map()
  return new Map([[address, from.name === 'client' ? messages.words.client : from.name]])
}
