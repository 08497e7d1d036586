import { type AddressUse, askedAddresses, poolHolding, spanPath } from '../../kubernetes/addressPool'
import { podTargets } from '../../kubernetes/balancedPods'
import { assumedMode, providerOf } from '../../kubernetes/balancerProvider'
import { announcedByKubeVip } from '../../kubernetes/kubeVip'
import { selects } from '../../kubernetes/labelSelector'
import { announcedByMetalLb, metalLbAddresses } from '../../kubernetes/metalLb'
import { announcedByOpenElb, openElbAddresses } from '../../kubernetes/openElb'
import { serviceLbAddresses } from '../../kubernetes/serviceLb'
import {
  type Address,
  type AddressPool,
  type Announcement,
  type Assumption,
  type BalancerObjects,
  type PendingCause,
  type Pod,
  type PoolChoice,
  type Provider,
  refKey,
  type Service,
  unknownBalancer,
} from '../../model'
import { pickStable } from '../../model/stableHash'
import type { ServiceReading } from '../readers/service'
import { type AddressBook, addressBook } from './addressBook'

type Known = BalancerObjects & { readonly pods: readonly Pod[] }

/** What the provider of a Service gives it; null: it has addresses of its own, which the input does not tell. */
type Given =
  | { readonly addresses: readonly Address[]; readonly pool: AddressPool | null; readonly choice: PoolChoice | null }
  | { readonly pending: PendingCause }
  | null

/**
 * The balancer of each LoadBalancer Service: who makes it, and its addresses where the input says nothing of them. MetalLB, OpenELB
 * and ServiceLB of k3s give theirs out of the input; of others one that the Service asks for is taken, else one of 203.0.113.128/25.
 * A status without an address is an answer too: the balancer is pending, and nothing is filled in. A balancer known only by a
 * host name gets an address behind that name.
 */
export function assumeLoadBalancerAddresses(
  readings: readonly ServiceReading[],
  known: Known,
  taken: Set<Address>,
): { readonly services: readonly Service[]; readonly assumptions: readonly Assumption[] } {
  const book = addressBook(readings, taken)
  const made = readings.map((reading) => (reading.service.type === 'LoadBalancer' ? balancerFor(reading, known, book) : null))
  const open = made.flatMap((each) => (each?.kind === 'open' ? [refKey(each.service.ref)] : []))
  const picked = pickStable(open, 126, balancerAddress, taken)
  const assumptions: Assumption[] = []
  const services = readings.map(({ service }, index): Service => {
    const balancer = made[index] ?? null
    if (balancer === null) return service
    if (balancer.kind === 'settled') return balancer.service
    const one = picked.get(refKey(service.ref))
    const addresses = balancer.kind === 'given' ? balancer.addresses : one === undefined ? [] : [one]
    for (const address of addresses) assumptions.push({ what: 'load-balancer-address', service: service.ref, address })
    return withAddresses(balancer.service, addresses)
  })
  return { services, assumptions }
}

type Balancer =
  | { readonly kind: 'settled'; readonly service: Service }
  | { readonly kind: 'given'; readonly service: Service; readonly addresses: readonly Address[] }
  /** Nobody tells its address. */
  | { readonly kind: 'open'; readonly service: Service }

function balancerFor(reading: ServiceReading, known: Known, book: AddressBook): Balancer {
  const { service, balancerStatusGiven } = reading
  const told = providerOf(service, known)
  const has = service.loadBalancerAddresses.flatMap(({ address }) => address ?? [])
  if (has.length > 0) return { kind: 'settled', service: withStatus(service, has, told === 'nobody' ? null : told, known) }
  if (told === 'nobody') {
    const pending: PendingCause = { why: 'class', className: service.loadBalancerClass ?? '' }
    return { kind: 'settled', service: { ...service, balancer: { ...unknownBalancer, pending } } }
  }
  const isNamed = service.loadBalancerAddresses.length > 0
  const given = isNamed ? null : addressesOf(service, told, known, book)
  if (given !== null && 'pending' in given)
    return { kind: 'settled', service: { ...service, balancer: { ...unknownBalancer, provider: told, pending: given.pending } } }
  if (balancerStatusGiven && !isNamed) return { kind: 'settled', service: { ...service, balancer: { ...unknownBalancer, provider: told } } }
  const announcement = announcementOf(service, told, given?.pool ?? null, known)
  const made: Service = { ...service, balancer: { provider: told, pool: given?.choice ?? null, announcement, pending: null } }
  if (given === null || given.addresses.length === 0) return { kind: 'open', service: made }
  book.give(given.addresses, service)
  return { kind: 'given', service: made, addresses: given.addresses }
}

function addressesOf(service: Service, provider: Provider | null, known: Known, use: AddressUse): Given {
  // Annotations alone tell whose they are, and nothing of its pools.
  const hasObjects = provider?.name === 'MetalLB' && provider.by !== 'annotation'
  const answer = hasObjects
    ? metalLbAddresses(service, known, use)
    : provider?.name === 'OpenELB'
      ? openElbAddresses(service, known, use)
      : null
  if (answer !== null) return answer
  const addresses = provider?.name === 'ServiceLB' ? serviceLbAddresses(service, known, servingNodes(service, known.pods)) : asked(service)
  const free = provider?.name === 'ServiceLB' ? addresses : addresses.filter((address) => use.holders(address) === null)
  return free.length > 0 ? { addresses: free, pool: null, choice: null } : null
}

/** The addresses that a Service asks any provider for: that it gets them is assumed. */
function asked(service: Service): readonly Address[] {
  const keys = ['metallb.io/loadBalancerIPs', 'metallb.universe.tf/loadBalancerIPs', 'kube-vip.io/loadbalancerIPs']
  return askedAddresses(service, ...keys)?.value ?? []
}

/** Nodes with a ready Pod of the Service. */
function servingNodes({ externalTrafficPolicy, ref, selector }: Service, pods: readonly Pod[]): ReadonlySet<string> {
  if (externalTrafficPolicy !== 'Local') return new Set()
  const own = pods.filter((pod) => pod.ref.namespace === ref.namespace && selects(selector, pod.labels) && pod.ready && !pod.terminating)
  return new Set(own.flatMap(({ node }) => node ?? []))
}

/** A status tells the addresses; a pool that holds one of them tells whose they are. */
function withStatus(service: Service, addresses: readonly Address[], told: Provider | null, known: Known): Service {
  const pool = poolHolding(known.pools, addresses)
  const provider: Provider | null =
    pool && told?.name !== pool.software ? { name: pool.software, by: 'objects', object: pool.ref, path: 'metadata.name' } : told
  const choice: PoolChoice | null = pool && {
    pool: pool.ref,
    software: pool.software,
    why: 'holds',
    object: pool.ref,
    path: spanPath(pool, addresses[0]),
  }
  return { ...service, balancer: { provider, pool: choice, announcement: announcementOf(service, provider, pool, known), pending: null } }
}

/** Who answers, as each provider does it. */
function announcementOf(service: Service, provider: Provider | null, pool: AddressPool | null, known: Known): Announcement {
  if (provider?.name === 'ServiceLB') return { how: 'own-address' }
  if (provider?.name === 'kube-vip') return announcedByKubeVip(service, known.nodes)
  if (provider?.name === 'MetalLB' && pool) return announcedByMetalLb(pool, known)
  if (provider?.name === 'OpenELB' && pool) return announcedByOpenElb(pool, service, known)
  return podTargets(service) !== null ? { how: 'pods' } : { how: 'balancer' }
}

function withAddresses(service: Service, addresses: readonly Address[]): Service {
  const mode = assumedMode(service.balancer.provider)
  const named = service.loadBalancerAddresses.map((entry) => ({ ...entry, address: entry.address ?? addresses[0] ?? null }))
  const assumed = addresses.map((address) => ({ address, hostname: null, mode, path: null }) as const)
  return { ...service, loadBalancerAddresses: named.length > 0 ? named : assumed, loadBalancerAssumed: true }
}

/** One more address out of that range, for a balancer that no Service describes. */
export function freeBalancerAddress(key: string, taken: Set<Address>): Address {
  return pickStable([key], 126, balancerAddress, taken).get(key) ?? balancerAddress(0)
}

function balancerAddress(index: number): Address {
  return `203.0.113.${index + 129}` as Address
}
