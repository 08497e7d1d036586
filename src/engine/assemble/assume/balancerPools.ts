import { matchesSelector } from '../../kubernetes/labelSelector'
import {
  type Address,
  type AddressPool,
  type Advertisement,
  type Announcement,
  type ClusterNode,
  compareText,
  type LabelSelector,
  type PendingCause,
  parseAddress,
  type Service,
} from '../../model'
import type { ServiceReading } from '../readers/service'

/** What is known of the software that gives addresses. */
export interface Pools {
  readonly pools: readonly AddressPool[]
  readonly advertisements: readonly Advertisement[]
  readonly nodes: readonly ClusterNode[]
  readonly namespaceLabels: (namespace: string) => Readonly<Record<string, string>>
}

/** What a Service gets: an address with who answers for it, or nothing. Null: no software of the input is asked. */
export type Given = { readonly address: Address; readonly announcement: Announcement } | { readonly pending: PendingCause } | null

/** Classes whose controllers run in a cloud, or that say nothing of a cluster's own software. */
const cloudClasses = /^(service\.k8s\.aws\/|eks\.amazonaws\.com\/|networking\.gke\.io\/|azure\.|tailscale$|io\.cilium\/)/

/**
 * Gives an address out of the pools of the input, as MetalLB or OpenELB would. A Service may name a pool or an address; else the
 * pools that are kept for it go first, then by priority and name. A class is served by who has it; nobody: it stays pending.
 * https://metallb.universe.tf/usage/ and https://openelb.io/docs/getting-started/usage/
 */
export function giveFromPools(reading: ServiceReading, known: Pools, taken: Set<Address>): Given {
  const { service, annotations } = reading
  const isOpenElb = annotations['lb.kubesphere.io/v1alpha1'] === 'openelb'
  const software = isOpenElb
    ? 'OpenELB'
    : known.pools.some((pool) => pool.software === 'MetalLB') || known.advertisements.length > 0
      ? 'MetalLB'
      : null
  const className = service.loadBalancerClass
  if (className !== null && !isOpenElb) return cloudClasses.test(className) ? null : { pending: { why: 'class', className } }
  if (software === null) return null
  const pools = known.pools.filter((pool) => pool.software === software)
  const wanted = wantedPool(annotations, isOpenElb)
  const asked = wantedAddress(reading)
  const fitting = pools
    .filter((pool) => (wanted === null ? (asked !== null || pool.autoAssign) && isFor(pool, reading, known) : pool.ref.name === wanted))
    .sort(byPriority)
  for (const pool of fitting) {
    const address = asked === null ? firstFree(pool, service, taken) : pool.spans.some((span) => span.contains(asked)) ? asked : null
    if (address === null) continue
    taken.add(address)
    return { address, announcement: isOpenElb ? announcedByOpenElb(pool, annotations, known) : announcedByMetalLb(pool, known) }
  }
  return { pending: { why: 'pool', software, wanted } }
}

function wantedPool(annotations: ServiceReading['annotations'], isOpenElb: boolean): string | null {
  if (isOpenElb) return annotations['eip.openelb.kubesphere.io/v1alpha2'] ?? null
  return annotations['metallb.io/address-pool'] ?? annotations['metallb.universe.tf/address-pool'] ?? null
}

function wantedAddress({ annotations, asked }: ServiceReading): Address | null {
  const listed =
    annotations['metallb.io/loadBalancerIPs'] ??
    annotations['metallb.universe.tf/loadBalancerIPs'] ??
    annotations['eip.openelb.kubesphere.io/v1alpha1'] ??
    asked
  return parseAddress(listed?.split(',')[0]?.trim())
}

/** Who answers for an address that a Service has already: the pool that holds it says so. Null: no pool does. */
export function announcementIn({ service, annotations }: ServiceReading, known: Pools): Announcement | null {
  const addresses = service.loadBalancerAddresses.flatMap(({ address }) => address ?? [])
  const pool = known.pools.find(({ spans }) => addresses.some((address) => spans.some((span) => span.contains(address))))
  if (!pool) return null
  return pool.software === 'OpenELB' ? announcedByOpenElb(pool, annotations, known) : announcedByMetalLb(pool, known)
}

function isFor(pool: AddressPool, { service, labels }: ServiceReading, { namespaceLabels }: Pools): boolean {
  const namespace = service.ref.namespace ?? ''
  const any = (selectors: readonly LabelSelector[], of: Readonly<Record<string, string>>) =>
    selectors.some((selector) => matchesSelector(selector, of))
  const byNamespace = pool.namespaces !== null || pool.namespaceSelectors !== null
  const inNamespace = (pool.namespaces ?? []).includes(namespace) || any(pool.namespaceSelectors ?? [], namespaceLabels(namespace))
  const byService = pool.serviceSelectors === null || any(pool.serviceSelectors, labels)
  return (!byNamespace || inNamespace) && byService
}

function byPriority(a: AddressPool, b: AddressPool): number {
  return a.priority - b.priority || compareText(a.ref.name, b.ref.name)
}

/** More addresses of one span than this are not looked through. */
const mostTried = 70_000

function firstFree({ spans, avoidEnds }: AddressPool, service: Service, taken: ReadonlySet<Address>): Address | null {
  const families = service.ipFamilies ?? ['IPv4']
  for (const span of spans) {
    if (!families.includes(span.family)) continue
    for (let offset = 0; offset < Math.min(span.size, mostTried); offset += 1) {
      const address = span.at(offset)
      if (!taken.has(address) && !(avoidEnds && /\.(0|255)$/.test(address))) return address
    }
  }
  return null
}

/** Every advertisement of the pool counts; without one nobody announces it. */
function announcedByMetalLb(pool: AddressPool, { advertisements, nodes }: Pools): Announcement {
  const own = advertisements.filter(({ pools, poolSelectors }) => {
    if (pools === null && poolSelectors === null) return true
    return (pools ?? []).includes(pool.ref.name) || (poolSelectors ?? []).some((selector) => matchesSelector(selector, pool.labels))
  })
  const first = own.find(({ how }) => how === 'bgp') ?? own[0]
  if (!first) return { how: 'nodes', nodes: [], object: pool.ref, path: 'spec.addresses' }
  const announcing = own.filter(({ how }) => how === first.how)
  const selected = nodes.filter((node) =>
    announcing.some(
      ({ nodeSelectors }) => nodeSelectors === null || nodeSelectors.some((selector) => matchesSelector(selector, node.labels)),
    ),
  )
  const names = selected.map((node) => node.ref.name)
  const path = first.nodeSelectors === null ? 'spec' : 'spec.nodeSelectors'
  return first.how === 'bgp'
    ? { how: 'nodes', nodes: names, object: first.ref, path }
    : { how: 'one-node', nodes: names, picks: 'smallest-hash', object: first.ref, path }
}

/** OpenELB's own choice of a node cannot be computed: the first by name stands for it. */
function announcedByOpenElb(pool: AddressPool, annotations: ServiceReading['annotations'], { nodes }: Pools): Announcement {
  const names = nodes.map((node) => node.ref.name)
  const protocol = annotations['protocol.openelb.kubesphere.io/v1alpha1'] ?? pool.announces
  const common = { nodes: names, object: pool.ref, path: 'spec.protocol' }
  return protocol === 'layer2' ? { how: 'one-node', picks: 'first', ...common } : { how: 'nodes', ...common }
}
