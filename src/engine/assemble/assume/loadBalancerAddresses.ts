import { type Address, type Assumption, refKey, type Service } from '../../model'
import { pickStable } from '../../model/stableHash'

/**
 * An address out of 203.0.113.128/25 for a LoadBalancer Service whose input says nothing of one. A status without an
 * address is an answer too: the balancer is pending, and nothing is filled in. A balancer known only by a host name
 * gets an address behind that name.
 */
export function assumeLoadBalancerAddresses(
  services: readonly Service[],
  statusGiven: ReadonlySet<string>,
  taken: Set<Address>,
): { readonly services: readonly Service[]; readonly assumptions: readonly Assumption[] } {
  const open = services
    .filter((service) => service.type === 'LoadBalancer' && needsAddress(service, statusGiven))
    .map((service) => refKey(service.ref))
  const picked = pickStable(open, 126, balancerAddress, taken)
  const assumptions: Assumption[] = []
  const filled = services.map((service): Service => {
    const address = picked.get(refKey(service.ref))
    if (address === undefined) return service
    assumptions.push({ what: 'load-balancer-address', service: service.ref, address })
    const named = service.loadBalancerAddresses.map((entry) => ({ ...entry, address: entry.address ?? address }))
    const loadBalancerAddresses = named.length > 0 ? named : [{ address, hostname: null, mode: 'VIP' as const, path: null }]
    return { ...service, loadBalancerAddresses, loadBalancerAssumed: true }
  })
  return { services: filled, assumptions }
}

/** One more address out of that range, for a balancer that no Service describes. */
export function freeBalancerAddress(key: string, taken: Set<Address>): Address {
  return pickStable([key], 126, balancerAddress, taken).get(key) ?? balancerAddress(0)
}

function balancerAddress(index: number): Address {
  return `203.0.113.${index + 129}` as Address
}

function needsAddress(service: Service, statusGiven: ReadonlySet<string>): boolean {
  if (service.loadBalancerAddresses.length > 0) return service.loadBalancerAddresses.every((entry) => entry.address === null)
  return !statusGiven.has(refKey(service.ref))
}
