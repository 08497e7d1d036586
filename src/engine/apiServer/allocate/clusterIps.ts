import {
  type Address,
  type AddressFamily,
  type AddressRange,
  addressAt,
  type FieldError,
  parseAddress,
  qualifiedName,
  rangeSize,
  refKey,
} from '../../model'
import { pickStable } from '../../model/stableHash'
import type { Draft } from '../draft'
import { clusterIpsOf, isHeadless, specOf, typeOf } from '../serviceKind'
import { asMap, fieldOf, texts } from '../untyped'
import { errorAt } from '../validate/checks'
import type { ServiceRanges } from './serviceRanges'
import { type Claim, lostClaims, type Taken } from './taken'

/** No range needs more: later ones are never looked at by real allocators either. */
const mostAddresses = 2 ** 20
/** In each range, counted from its base: where clusters keep `kubernetes` and the DNS Service. */
const kept = [1, 10]

/**
 * A cluster IP of each family of each Service that has none: by a hash of kind, namespace and name, so that only a
 * collision moves the later name. Addresses of the input are never given again. A Service whose address lies in no
 * declared range keeps it, and that is told.
 * https://kubernetes.io/docs/concepts/services-networking/cluster-ip-allocation/
 */
export function allocateClusterIps(drafts: readonly Draft[], { ranges }: ServiceRanges, addressesInInput: () => Set<Address>): void {
  const wanting = drafts.filter((draft) => wantsClusterIps(specOf(draft.body)) && missingFamilies(draft).length > 0)
  if (wanting.length === 0) return
  const taken = addressesInInput()
  for (const range of ranges) for (const host of kept) taken.add(addressAt(range, host))
  const picked = {
    IPv4: pick(wanting, 'IPv4', ranges, taken),
    IPv6: pick(wanting, 'IPv6', ranges, taken),
  }
  for (const draft of wanting) {
    const missing = missingFamilies(draft)
    const added = missing.flatMap((family) => picked[family].get(refKey(draft.original.ref)) ?? [])
    if (added.length === 0) continue
    const given = givenAddresses(specOf(draft.body))
    draft.fill(['spec', 'clusterIPs'], [...given, ...added])
    if (given.length === 0) draft.fill(['spec', 'clusterIP'], added[0])
  }
}

function wantsClusterIps(spec: unknown): boolean {
  return asMap(spec) !== null && typeOf(spec) !== 'ExternalName' && !isHeadless(spec)
}

/** Texts that are no address (a redacted dump) count as not given. */
function givenAddresses(spec: unknown): readonly string[] {
  return clusterIpsOf(spec).filter((ip): ip is string => parseAddress(ip) !== null)
}

function missingFamilies(draft: Draft): readonly AddressFamily[] {
  const spec = specOf(draft.body)
  const families = texts(fieldOf(spec, 'ipFamilies')).filter((family) => family === 'IPv4' || family === 'IPv6')
  return families.slice(givenAddresses(spec).length)
}

function pick(drafts: readonly Draft[], family: AddressFamily, ranges: readonly AddressRange[], taken: Set<Address>): Map<string, Address> {
  const range = ranges.find((each) => each.family === family)
  if (range === undefined) return new Map()
  const keys = drafts.filter((draft) => missingFamilies(draft).includes(family)).map((draft) => refKey(draft.original.ref))
  // Neither the base of a range is given out nor, in IPv4, its last address.
  const size = Math.min(rangeSize(range), mostAddresses) - (family === 'IPv4' ? 2 : 1)
  return pickStable(keys, Math.max(0, size), (index) => addressAt(range, index + 1), taken)
}

/** Cluster IPs of the input that lie in no range of the cluster, where the input says which there are. */
export function outsideServiceRanges(draft: Draft, { ranges, declared }: ServiceRanges): readonly FieldError[] {
  const spec = specOf(draft.body)
  if (!declared || !wantsClusterIps(spec)) return []
  return clusterIpsOf(spec).flatMap((ip, index) => {
    const address = parseAddress(ip)
    if (address === null || ranges.some((range) => range.contains(address))) return []
    return [errorAt(pathOf(index), { code: 'outside-service-ranges', value: address, ranges: ranges.map(({ text }) => text) })]
  })
}

/** Cluster IPs that another Service has. Of the Services, in the order of their right, the first keeps it. */
export function takenClusterIps(drafts: readonly Draft[]): readonly Taken[] {
  return lostClaims(drafts.flatMap(claims)).map(({ claim: { draft, path, value }, owner }) => ({
    draft,
    error: errorAt(path, { code: 'cluster-ip-taken', value, owner: qualifiedName(owner.original.ref) }),
  }))
}

function claims(draft: Draft): readonly Claim<Address>[] {
  const spec = specOf(draft.body)
  if (!wantsClusterIps(spec)) return []
  const by = refKey(draft.original.ref)
  return clusterIpsOf(spec).flatMap((ip, index) => {
    const value = parseAddress(ip)
    return value === null ? [] : [{ by, draft, path: pathOf(index), value }]
  })
}

function pathOf(index: number): string {
  return index === 0 ? 'spec.clusterIP' : `spec.clusterIPs[${index}]`
}
