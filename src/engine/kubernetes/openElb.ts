import {
  type Address,
  type AddressPool,
  type Announcement,
  type BalancerObjects,
  compareText,
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
} from './addressPool'
import { annotationOf } from './annotationPath'
import { matchesSelector } from './labelSelector'

/**
 * The address that OpenELB gives to a Service that asks for it. The Service may name an Eip, or an address of one; several Services may
 * ask for one address. Else an Eip that is kept for its namespace is taken, the smallest priority first, then the default one.
 * Where there is none, versions before 0.6 took any Eip whose protocol the Service names; since 0.6 it gets nothing. The
 * input seldom tells the version: the older rule is taken, and the choice says so.
 * https://openelb.io/docs/getting-started/usage/openelb-ip-address-assignment/
 */
export function openElbAddresses(service: Service, known: BalancerObjects, use: AddressUse): PoolAnswer {
  const own = known.pools.filter(({ software }) => software === 'OpenELB')
  const wish: PoolWish = {
    pool: namedPool(service, 'eip.openelb.kubesphere.io/v1alpha2'),
    addresses: askedAddresses(service, 'eip.openelb.kubesphere.io/v1alpha1'),
  }
  const refuse = (fault: Parameters<typeof poolPending>[2]) => poolPending('OpenELB', wish, fault)
  if (own.length === 0) return refuse('no-pool')
  const asked = wish.addresses?.value[0] ?? null
  if (wish.addresses !== null && asked === null) return refuse('not-in-pool')
  const { pool, chosen } = eipFor(service, own, wish, known)
  if (pool === null) return refuse(wish.pool ? 'no-such-pool' : asked ? 'not-in-pool' : 'none-fits')
  if (pool.gives === 'nobody') return refuse('none-fits')
  if (asked !== null && !holdsAddress(pool, asked)) return refuse('not-in-pool')
  if (asked !== null) return use.holders(asked)?.length === 0 ? refuse('in-use') : given(pool, [asked], chosen)
  const addresses = freeAddresses(pool, familiesOf(service), use, null).slice(0, 1)
  return addresses.length === 0 ? refuse('full') : given(pool, addresses, chosen)
}

type Chosen = Pick<PoolChoice, 'why' | 'object' | 'path'>

function given(pool: AddressPool, addresses: readonly Address[], chosen: Chosen): PoolAnswer {
  return { addresses, pool, choice: { pool: pool.ref, software: pool.software, ...chosen } }
}

function eipFor(
  service: Service,
  own: readonly AddressPool[],
  { pool: named, addresses }: PoolWish,
  known: BalancerObjects,
): { readonly pool: AddressPool | null; readonly chosen: Chosen } {
  if (named)
    return {
      pool: own.find(({ ref }) => ref.name === named.value) ?? null,
      chosen: { why: 'named', object: service.ref, path: named.path },
    }
  const asked = addresses?.value[0]
  if (addresses && asked !== undefined)
    return {
      pool: own.find((pool) => holdsAddress(pool, asked)) ?? null,
      chosen: { why: 'asked', object: service.ref, path: addresses.path },
    }
  const namespace = service.ref.namespace ?? ''
  const labels = known.namespaceLabels(namespace)
  const [kept] = own
    .filter(
      ({ keptFor }) => keptFor?.namespaces.includes(namespace) || keptFor?.namespaceSelectors.some((each) => matchesSelector(each, labels)),
    )
    .sort(byPriority)
  if (kept) return { pool: kept, chosen: { why: 'kept', object: kept.ref, path: 'spec' } }
  const common = own.find(({ isDefault }) => isDefault)
  const pool = common ?? anyEip(service, own)
  const path = pool?.spans[0]?.path ?? null
  return { pool, chosen: { why: common ? 'automatic' : 'any', object: pool?.ref ?? service.ref, path } }
}

/** Those that still give go first, then by priority. */
function byPriority(a: AddressPool, b: AddressPool): number {
  const rank = ({ gives, keptFor }: AddressPool) => (gives === 'nobody' ? Number.POSITIVE_INFINITY : (keptFor?.priority ?? 0))
  return rank(a) === rank(b) ? compareText(a.ref.name, b.ref.name) : rank(a) - rank(b)
}

function anyEip(service: Service, own: readonly AddressPool[]): AddressPool | null {
  const protocol = annotationOf(service, protocolAnnotation)?.value ?? null
  return (
    own.find(({ gives, keptFor, announces }) => gives === 'anyone' && !keptFor && (protocol === null || protocol === announces)) ?? null
  )
}

const protocolAnnotation = 'protocol.openelb.kubesphere.io/v1alpha1'

/** Flags that turn a protocol of the speaker on, by protocol; BGP always is. */
const switches = { layer2: 'enable-layer2', vip: 'enable-keepalived-vip', bgp: null } as const

/**
 * Who announces the addresses of an Eip. In layer 2 the node whose name and address have the smallest SHA-256 (since 0.6; earlier
 * versions draw one, and write it on the Service), by BGP every node is a way, and with VIP keepalived elects one. Under policy Local only nodes with
 * a ready endpoint take part; under Cluster an address without endpoints is announced all the same. A speaker that is not told
 * to do layer 2 or VIP does neither.
 * https://openelb.io/docs/concepts/layer-2-mode/ and https://openelb.io/docs/concepts/bgp-mode/
 */
export function announcedByOpenElb(pool: AddressPool, service: Service, { nodes, running }: BalancerObjects): Announcement {
  const speakers = running.get('openelb')
  const able = nodes.filter(({ ref, ready }) => ready && (!speakers || speakers.nodes.size === 0 || speakers.nodes.has(ref.name)))
  const names = able.map(({ ref }) => ref.name)
  const common = { counts: 'ready', withoutEndpoints: 'announced', object: pool.ref, path: 'spec.protocol' } as const
  const protocol = pool.announces ?? 'bgp'
  const flag = switches[protocol]
  if (speakers && speakers.nodes.size > 0 && flag !== null && speakers.flags[flag] !== 'true')
    return { how: 'nobody', why: 'switched-off', object: speakers.object, path: 'metadata.name' }
  if (protocol === 'bgp') return { how: 'nodes', nodes: names, ...common }
  const drawn = annotationOf(service, 'layer2.openelb.kubesphere.io/v1alpha1')
  if (drawn && names.includes(drawn.value))
    return { how: 'one-node', picks: 'named', nodes: [drawn.value], ...common, object: service.ref, path: drawn.path }
  return { how: 'one-node', picks: protocol === 'vip' ? 'election' : 'smallest-hash', nodes: names, ...common }
}
