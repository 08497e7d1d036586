import { type Address, type Assumption, refKey, type Service } from '../../model'
import { pickStable } from './stableHash'

/** 10.96.0.0/12 without its first and last address. */
const rangeSize = 2 ** 20 - 2
/** Where clusters keep `kubernetes` and the DNS Service. */
const kept = ['10.96.0.1', '10.96.0.10'] as Address[]

/** A cluster IP for each Service that wants one and has none. A clash with a given one is avoided, never an error. */
export function assumeClusterIps(
  services: readonly Service[],
  wantsIPv6: ReadonlySet<string>,
  taken: Set<Address>,
): { readonly services: readonly Service[]; readonly assumptions: readonly Assumption[] } {
  for (const address of kept) taken.add(address)
  const open = services.filter(wantsClusterIp).map((service) => refKey(service.ref))
  const picked = pickStable(open, rangeSize, ipv4At, taken)
  const open6 = open.filter((key) => wantsIPv6.has(key))
  const picked6 = pickStable(open6, 0xffff, (host) => `fd00:10:96::${(host + 1).toString(16)}` as Address, taken)
  const assumptions: Assumption[] = []
  const filled = services.map((service): Service => {
    const key = refKey(service.ref)
    const address = picked.get(key)
    if (address === undefined) return service
    const second = picked6.get(key)
    assumptions.push({ what: 'cluster-ip', service: service.ref, address })
    return { ...service, clusterIps: second ? [address, second] : [address], clusterIpAssumed: true }
  })
  return { services: filled, assumptions }
}

function wantsClusterIp(service: Service): boolean {
  return service.type !== 'ExternalName' && !service.headless && service.clusterIps.length === 0
}

function ipv4At(index: number): Address {
  const host = index + 1
  return `10.${96 + (host >> 16)}.${(host >> 8) & 255}.${host & 255}` as Address
}
