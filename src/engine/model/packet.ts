import { type Address, type Protocol, socketText } from './address'

/** One end of a packet. `address` null: there is none (a name that does not resolve). `port` null: the sender's system picks it. */
export interface Socket {
  readonly address: Address | null
  readonly port: number | null
  /** What people call it: "client", the host name they typed, a Pod's name. */
  readonly name?: string
}

/** The header at one moment. A new value at each change. */
export interface Packet {
  readonly protocol: Protocol
  readonly source: Socket
  readonly destination: Socket
}

/** A rewrite. One that changes nothing does not exist. */
export interface Translation {
  readonly what: 'destination' | 'source' | 'host' | 'path'
  readonly from: string
  readonly to: string
  /** The rule that does it. */
  readonly by: 'destinationNat' | 'masquerade' | 'balancer' | 'httpFilter'
}

/** `10.0.0.1:80`; a port that the sender's system picks is `any`, an address that is not known is its name. */
export function socketLabel(socket: Socket): string {
  return socketText(socket.address ?? socket.name ?? '?', socket.port ?? 'any')
}

/** What was rewritten between two packets, destination first. A rewrite that changes nothing does not exist. */
export function translationsBetween(
  before: Packet,
  after: Packet,
  by: { readonly destination: Translation['by']; readonly source: Translation['by'] },
): readonly Translation[] {
  return (['destination', 'source'] as const).flatMap((what): Translation[] => {
    const from = socketLabel(before[what])
    const to = socketLabel(after[what])
    return from === to ? [] : [{ what, from, to, by: by[what] }]
  })
}
