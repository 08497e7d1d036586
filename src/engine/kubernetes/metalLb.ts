import {
  type Address,
  type AddressPool,
  type Advertisement,
  type Announcement,
  type BalancerObjects,
  type ClusterNode,
  compareText,
  familyOf,
  type LabelSelector,
  type PoolChoice,
  type Service,
} from '../model'
import {
  type AddressUse,
  askedAddresses,
  familiesOf,
  freeAddresses,
  holdsAddress,
  namedPool,
  type PoolAnswer,
  type PoolWish,
  poolPending,
  spanPath,
} from './addressPool'
import { annotationOf } from './annotationPath'
import { excludedFromBalancers } from './excludedFromBalancers'
import { matchesSelector, selectorText } from './labelSelector'

/**
 * The addresses that MetalLB gives to a Service. It may ask for addresses, or name a pool; neither looks at `autoAssign`, but
 * a pool that is kept for others refuses. Else the pools that are kept for it are tried by their priority, then those
 * that are kept for nobody, in name order (MetalLB has no order among equals). Services that name one sharing key share an
 * address if their ports differ, and under policy Local their selectors do not.
 * Left out: a pool without addresses of both families counts as fitting for a Service that prefers two or requires them.
 * https://metallb.universe.tf/usage/
 */
export function metalLbAddresses(service: Service, { pools, namespaceLabels }: BalancerObjects, use: AddressUse): PoolAnswer {
  const own = pools.filter(({ software }) => software === 'MetalLB')
  const wish: PoolWish = {
    pool: namedPool(service, 'metallb.io/address-pool', 'metallb.universe.tf/address-pool'),
    addresses: askedAddresses(service, 'metallb.io/loadBalancerIPs', 'metallb.universe.tf/loadBalancerIPs'),
  }
  const refuse = (fault: Parameters<typeof poolPending>[2]) => poolPending('MetalLB', wish, fault)
  if (own.length === 0) return refuse('no-pool')
  const mayGive = (pool: AddressPool) => isFor(pool, service, namespaceLabels)
  const share = sharingKey(service) === '' ? null : (holders: readonly Service[]) => mayShare(service, holders)
  if (wish.addresses !== null) {
    const asked = wish.addresses.value
    const pool = own.find((candidate) => asked.length > 0 && asked.every((address) => holdsAddress(candidate, address)))
    if (!pool || (wish.pool !== null && wish.pool.value !== pool.ref.name)) return refuse('not-in-pool')
    if (!mayGive(pool) || !asked.every((address) => familiesOf(service).includes(familyOf(address)))) return refuse('none-fits')
    if (!asked.every((address) => isOpen(use.holders(address), share))) return refuse('in-use')
    return given(pool, asked, { why: 'asked', object: service.ref, path: wish.addresses.path })
  }
  const families = familiesOf(service)
  if (wish.pool !== null) {
    const pool = own.find(({ ref }) => ref.name === wish.pool?.value)
    if (!pool) return refuse('no-such-pool')
    if (!mayGive(pool)) return refuse('none-fits')
    const addresses = freeAddresses(pool, families, use, share)
    return addresses.length === 0 ? refuse('full') : given(pool, addresses, { why: 'named', object: service.ref, path: wish.pool.path })
  }
  const kept = own.filter((pool) => pool.gives === 'anyone' && isPinned(pool, service, namespaceLabels)).sort(byPriority)
  const open = own.filter((pool) => pool.gives === 'anyone' && pool.keptFor === null)
  let best: { pool: AddressPool; addresses: readonly Address[] } | null = null
  for (const pool of [...kept, ...open]) {
    const addresses = freeAddresses(pool, families, use, share)
    if (addresses.length > (best?.addresses.length ?? 0)) best = { pool, addresses }
    if (addresses.length === families.length) break
  }
  if (best === null) return refuse(kept.length + open.length === 0 ? 'none-fits' : 'full')
  const [first] = best.addresses
  const path = best.pool.keptFor === null ? spanPath(best.pool, first) : 'spec.serviceAllocation'
  return given(best.pool, best.addresses, { why: best.pool.keptFor === null ? 'automatic' : 'kept', object: best.pool.ref, path })
}

function given(pool: AddressPool, addresses: readonly Address[], chosen: Pick<PoolChoice, 'why' | 'object' | 'path'>): PoolAnswer {
  return { addresses, pool, choice: { pool: pool.ref, software: pool.software, ...chosen } }
}

type NamespaceLabels = BalancerObjects['namespaceLabels']

/** What a pool is kept for must hold: its namespaces, and one of its selectors of Services. */
function isFor({ keptFor }: AddressPool, service: Service, namespaceLabels: NamespaceLabels): boolean {
  if (keptFor === null) return true
  const { namespaces, namespaceSelectors, serviceSelectors } = keptFor
  const byNamespace = namespaces.length + namespaceSelectors.length > 0
  const namespace = service.ref.namespace ?? ''
  const inside = namespaces.includes(namespace) || anyMatches(namespaceSelectors, namespaceLabels(namespace))
  const selected = serviceSelectors.length === 0 || anyMatches(serviceSelectors, service.labels)
  return (!byNamespace || inside) && selected
}

/** A pool that is kept, and names nobody for whom, is never taken by itself. */
function isPinned(pool: AddressPool, service: Service, namespaceLabels: NamespaceLabels): boolean {
  const { keptFor } = pool
  if (keptFor === null) return false
  const names = keptFor.namespaces.length + keptFor.namespaceSelectors.length + keptFor.serviceSelectors.length > 0
  return names && isFor(pool, service, namespaceLabels)
}

function anyMatches(selectors: readonly LabelSelector[], labels: Readonly<Record<string, string>>): boolean {
  return selectors.some((selector) => matchesSelector(selector, labels))
}

function byPriority(a: AddressPool, b: AddressPool): number {
  const rank = ({ keptFor }: AddressPool) => keptFor?.priority ?? Number.POSITIVE_INFINITY
  return rank(a) === rank(b) ? compareText(a.ref.name, b.ref.name) : rank(a) - rank(b)
}

function sharingKey(service: Service): string {
  return annotationOf(service, 'metallb.io/allow-shared-ip', 'metallb.universe.tf/allow-shared-ip')?.value ?? ''
}

function mayShare(service: Service, holders: readonly Service[]): boolean {
  const backend = ({ externalTrafficPolicy, selector }: Service) =>
    externalTrafficPolicy === 'Local' ? selectorText(Object.fromEntries(Object.entries(selector ?? {}).sort(byKey))) : ''
  const ports = new Set(service.ports.map(({ protocol, port }) => `${protocol}/${port}`))
  return (
    holders.length > 0 &&
    holders.every(
      (holder) =>
        sharingKey(holder) === sharingKey(service) &&
        backend(holder) === backend(service) &&
        !holder.ports.some(({ protocol, port }) => ports.has(`${protocol}/${port}`)),
    )
  )
}

function byKey([a]: readonly [string, string], [b]: readonly [string, string]): number {
  return compareText(a, b)
}

function isOpen(holders: readonly Service[] | null, share: ((holders: readonly Service[]) => boolean) | null): boolean {
  return holders === null || (share?.(holders) ?? false)
}

/**
 * Who announces the addresses of a pool: the nodes that its advertisements select, all of them united, where MetalLB's
 * speaker runs and that are not kept out of balancing. In layer 2 the one whose name and the Service's first address have the
 * smallest SHA-256 answers; by BGP each node that talks to a router is a way, and such routes go before the local network.
 * A pool without an advertisement is announced by nobody, and without a serving endpoint an address is withdrawn.
 * Left out: interfaces, and prefixes that are aggregated.
 * https://metallb.universe.tf/concepts/layer2/ and https://metallb.universe.tf/concepts/bgp/
 */
export function announcedByMetalLb(pool: AddressPool, known: BalancerObjects): Announcement {
  const own = known.advertisements.filter((advertisement) => isOf(advertisement, pool))
  const first = own.find(({ how }) => how === 'bgp') ?? own[0]
  if (!first) return { how: 'nobody', why: 'no-advertisement', object: pool.ref, path: pool.spans[0]?.path ?? null }
  const common = { counts: 'serving', withoutEndpoints: 'withdrawn' } as const
  const announcing = own.filter(({ how }) => how === first.how)
  const speakers = known.running.get('metallb')?.nodes ?? new Set()
  const able = known.nodes.filter(
    (node) => node.ready && !excludedFromBalancers(node) && (speakers.size === 0 || speakers.has(node.ref.name)),
  )
  const nodes = able
    .filter((node) => announcing.some((advertisement) => selectsNode(advertisement, node, known)))
    .map(({ ref }) => ref.name)
  const selecting = announcing.find(({ nodeSelectors }) => nodeSelectors.length > 0)
  const isSelected = announcing.every(({ nodeSelectors }) => nodeSelectors.length > 0)
  const place = isSelected && selecting ? { object: selecting.ref, path: 'spec.nodeSelectors' } : { object: first.ref, path: pathOf(first) }
  return first.how === 'bgp'
    ? { how: 'nodes', nodes, ...common, ...place }
    : { how: 'one-node', picks: 'smallest-hash', nodes, ...common, ...place }
}

function pathOf({ pools, poolSelectors }: Advertisement): string | null {
  if (pools.length > 0) return 'spec.ipAddressPools'
  return poolSelectors.length > 0 ? 'spec.ipAddressPoolSelectors' : 'metadata.name'
}

function isOf({ pools, poolSelectors }: Advertisement, pool: AddressPool): boolean {
  return pools.length + poolSelectors.length === 0 || pools.includes(pool.ref.name) || anyMatches(poolSelectors, pool.labels)
}

/** By BGP a node must also talk to a router; where the input has none, every node is taken to. */
function selectsNode({ how, nodeSelectors, peers }: Advertisement, node: ClusterNode, known: BalancerObjects): boolean {
  const isSelected = nodeSelectors.length === 0 || anyMatches(nodeSelectors, node.labels)
  if (!isSelected || how === 'layer2' || known.peers.length === 0) return isSelected
  const used = known.peers.filter(({ ref }) => peers.length === 0 || peers.includes(ref.name))
  return used.some((peer) => peer.nodeSelectors.length === 0 || anyMatches(peer.nodeSelectors, node.labels))
}
