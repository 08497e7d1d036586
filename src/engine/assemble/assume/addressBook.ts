import type { AddressUse } from '../../kubernetes/addressPool'
import type { Address, AddressSpan, Service } from '../../model'
import type { ServiceReading } from '../readers/service'

/** Who has which address, while balancers get theirs: starts with what the input says. */
export interface AddressBook extends AddressUse {
  /** Writes down that the Service has these addresses now. */
  readonly give: (addresses: readonly Address[], service: Service) => void
}

export function addressBook(readings: readonly ServiceReading[], taken: Set<Address>): AddressBook {
  const holders = new Map<Address, Service[]>()
  const give = (addresses: readonly Address[], service: Service) => {
    for (const address of addresses) {
      taken.add(address)
      holders.set(address, [...(holders.get(address) ?? []), service])
    }
  }
  for (const { service } of readings)
    give(
      service.loadBalancerAddresses.flatMap(({ address }) => address ?? []),
      service,
    )
  // No address becomes free again, so what was passed once needs no second look.
  const passed = new Map<AddressSpan, number>()
  const firstOpen: AddressBook['firstOpen'] = (span, leftOut) => {
    let offset = passed.get(span) ?? 0
    while (offset < span.size && isPassed(span.at(offset))) offset += 1
    passed.set(span, offset)
    return offset

    function isPassed(address: Address): boolean {
      return taken.has(address) || leftOut(address)
    }
  }
  return { holders: (address) => holders.get(address) ?? (taken.has(address) ? [] : null), firstOpen, give }
}
