import { type Packet, type PlaceNames, parseAddress, type Socket, type Trace } from '../../../engine'
import { addressesFor } from '../../../engine/lessons'
import { type Difference, shown } from '../caseFile'
import type { Observed } from './compare'

/**
 * The flow table in the concept view: `[source, port, destination, port]`, a row for each hop, then the reply.
 * A case may leave the reply out; where it has one, all of it is compared.
 */
export function compareFlow(expected: unknown, observed: Observed): readonly Difference[] {
  const there = packetsOf(observed.trace.hops.map((hop) => hop.concept))
  const back = packetsOf(observed.trace.reply.map((hop) => hop.concept))
  const withReply = Array.isArray(expected) && expected.length > there.length
  return compareRows('flow', expected, withReply ? [...there, ...back] : there, observed)
}

/** The tuples that a packet really carries on its way there, in order. */
export function compareWire(expected: unknown, observed: Observed): readonly Difference[] {
  return compareRows('wire', expected, packetsOf(observed.trace.hops.map((hop) => hop.wire)), observed)
}

function packetsOf(packets: readonly (Packet | null)[]): readonly Packet[] {
  return packets.filter((packet) => packet !== null)
}

function compareRows(field: string, expected: unknown, got: readonly Packet[], { trace, names }: Observed): readonly Difference[] {
  if (!Array.isArray(expected)) return [{ field, expected: 'a list of rows', got: shown(expected) }]
  const rows = new RowNames(trace, names)
  const differences: Difference[] = []
  for (let index = 0; index < Math.max(expected.length, got.length); index++) {
    const packet = got[index]
    const row: unknown = expected[index]
    if (packet !== undefined && rows.fits(row, packet)) continue
    differences.push({
      field: `${field} row ${index + 1}`,
      expected: row === undefined ? 'no row' : shown(row),
      got: packet ? rowText(packet) : 'no row',
    })
  }
  return differences
}

function rowText({ source, destination }: Packet): string {
  const socket = ({ address, name, port }: Socket) => `${address ?? 'null'}${name === undefined ? '' : ` (${name})`}, ${port ?? 'any'}`
  return `[${socket(source)}, ${socket(destination)}]`
}

/** The names of one table: a name stands for its address, and for the end of a packet that bears it. A placeholder means the same place in all of its rows. */
class RowNames {
  private readonly bound = new Map<string, string>()

  constructor(
    private readonly trace: Trace,
    private readonly names: PlaceNames,
  ) {}

  fits(row: unknown, packet: Packet): boolean {
    if (!Array.isArray(row) || row.length !== 4) return false
    return this.fitsSocket(row[0], row[1], packet.source) && this.fitsSocket(row[2], row[3], packet.destination)
  }

  private fitsSocket(host: unknown, port: unknown, socket: Socket): boolean {
    const samePort = port === 'any' ? socket.port === null : port === socket.port
    return samePort && (String(host) === socket.name || this.fitsHost(String(host), socket.address))
  }

  private fitsHost(text: string, address: string | null): boolean {
    if (address === null) return text === 'null'
    const bound = this.bound.get(text)
    if (bound !== undefined) return bound === address
    const known: readonly string[] = [...addressesFor(this.names, text), ...this.senderAddress(text)]
    if (!known.includes(address)) return false
    if (text.startsWith('<')) this.bound.set(text, address)
    return true
  }

  /** The request's sender may be named: its name equals the address it sends from. */
  private senderAddress(text: string): readonly string[] {
    const first = this.trace.hops[0]
    const source = first?.wire?.source ?? first?.concept?.source
    const address = parseAddress(source?.address)
    const { from } = this.trace.request
    const isSender = from.kind === 'external' && from.name === text
    return isSender && address !== null ? [address] : []
  }
}
