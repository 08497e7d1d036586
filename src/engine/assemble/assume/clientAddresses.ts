import { type Address, type Assumption, compareText, type OutsideClient } from '../../model'
import type { readClient } from '../readers/hints'

/** Clients without an address get 203.0.113.1, .2 … up to .127, in name order. */
export function assumeClientAddresses(
  clients: readonly ReturnType<typeof readClient>[],
  taken: Set<Address>,
): { readonly clients: readonly OutsideClient[]; readonly assumptions: readonly Assumption[] } {
  const assumptions: Assumption[] = []
  const sorted = [...clients].sort((a, b) => compareText(a.ref.name, b.ref.name))
  const filled = sorted.map((client): OutsideClient => {
    if (client.address !== null) return { ...client, address: client.address }
    const address = freeClientAddress(taken)
    assumptions.push({ what: 'client-address', client: client.ref, address })
    return { ...client, address }
  })
  return { clients: filled, assumptions }
}

function freeClientAddress(taken: Set<Address>): Address {
  for (let host = 1; host < 128; host += 1) {
    const address = `203.0.113.${host}` as Address
    if (taken.has(address)) continue
    taken.add(address)
    return address
  }
  return '203.0.113.1' as Address
}
