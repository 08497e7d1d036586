import {
  type Address,
  type AddressFamily,
  type AddressPool,
  type AddressSpan,
  type Evidence,
  type PendingCause,
  type PoolChoice,
  type PoolFault,
  parseAddress,
  qualifiedName,
  type Service,
} from '../model'
import { annotationOf } from './annotationPath'

/** Who has an address already: null nobody, else the Services whose balancers have it; an empty list: something else. */
export interface AddressUse {
  readonly holders: (address: Address) => readonly Service[] | null
  /** The place of a span before which every address has somebody, or is left out. */
  readonly firstOpen: (span: AddressSpan, leftOut: (address: Address) => boolean) => number
}

/** What a pool gives to a Service, or why none gives it anything. */
export type PoolAnswer =
  | { readonly addresses: readonly Address[]; readonly pool: AddressPool; readonly choice: PoolChoice }
  | { readonly pending: PendingCause }

/** What a Service asks of the software that has the pools, and where it says so. */
export interface PoolWish {
  readonly pool: { readonly value: string; readonly path: string } | null
  readonly addresses: AskedAddresses | null
}

export interface AskedAddresses {
  /** Empty where they cannot be read. */
  readonly value: readonly Address[]
  readonly path: string
}

/** The addresses that a Service asks for: in the first of these annotations that is there, or in `spec.loadBalancerIP`. */
export function askedAddresses(service: Service, ...annotations: readonly string[]): AskedAddresses | null {
  const listed = annotationOf(service, ...annotations)
  if (listed === null || listed.value === '')
    return service.loadBalancerIp === null ? null : { value: [service.loadBalancerIp], path: 'spec.loadBalancerIP' }
  const read = listed.value.split(',').map((text) => parseAddress(text.trim()))
  return { value: read.every((address) => address !== null) ? read : [], path: listed.path }
}

/** The pool that a Service names. */
export function namedPool(service: Service, ...annotations: readonly string[]): PoolWish['pool'] {
  const named = annotationOf(service, ...annotations)
  return named === null || named.value === '' ? null : named
}

/** What the Service gets instead of an address. */
export function poolPending(software: AddressPool['software'], { pool, addresses }: PoolWish, fault: PoolFault): PoolAnswer {
  const path = addresses?.path ?? pool?.path ?? null
  return { pending: { why: 'pool', software, fault, wanted: pool?.value ?? null, asked: addresses?.value[0] ?? null, path } }
}

/** True where one of the pool's spans has the address. */
export function holdsAddress({ spans, avoidEnds }: AddressPool, address: Address): boolean {
  return !(avoidEnds && isEnd(address)) && spans.some(({ span }) => span.contains(address))
}

function isEnd(address: Address): boolean {
  return /^[\d.]+\.(0|255)$/.test(address)
}

/** More addresses of one span than this are not looked through. */
const mostTried = 70_000

/**
 * The first address of each family that the pool can give, in the order of its spans: one that nobody has, or that
 * `mayShare` lets the Service have together with those that do.
 */
export function freeAddresses(
  { spans, avoidEnds }: AddressPool,
  families: readonly AddressFamily[],
  use: AddressUse,
  mayShare: ((holders: readonly Service[]) => boolean) | null,
): readonly Address[] {
  const leftOut = (address: Address) => avoidEnds && isEnd(address)
  const fits = (address: Address) => {
    if (leftOut(address)) return false
    const holders = use.holders(address)
    return holders === null || (mayShare?.(holders) ?? false)
  }
  return families.flatMap((family) => {
    for (const { span } of spans) {
      if (span.family !== family) continue
      const start = mayShare === null ? use.firstOpen(span, leftOut) : 0
      for (let offset = start; offset < Math.min(span.size, start + mostTried); offset += 1) {
        const address = span.at(offset)
        if (fits(address)) return [address]
      }
    }
    return []
  })
}

/** The families in which a Service has addresses, the first one leading. */
export function familiesOf({ ipFamilies }: Service): readonly AddressFamily[] {
  return ipFamilies ?? ['IPv4']
}

/** Where in the pool an address stands. */
export function spanPath({ spans }: AddressPool, address: Address | undefined): string | null {
  return spans.find(({ span }) => address !== undefined && span.contains(address))?.path ?? null
}

/** The pool that an address of a status comes out of: what made the balancer is known by it. */
export function poolHolding(pools: readonly AddressPool[], addresses: readonly Address[]): AddressPool | null {
  return pools.find((pool) => addresses.some((address) => pool.spans.some(({ span }) => span.contains(address)))) ?? null
}

/**
 * Out of which pool the balancer's address comes, and why that one.
 * https://metallb.universe.tf/usage/ and https://openelb.io/docs/getting-started/usage/openelb-ip-address-assignment/
 */
export function poolEvidence(service: Service, address: Address): readonly Evidence[] {
  const { pool } = service.balancer
  if (pool === null) return []
  const facts = { service: qualifiedName(service.ref), address, pool: pool.pool.name, software: pool.software, why: pool.why }
  return [{ rule: 'addressPool', object: pool.object, path: pool.path, facts }]
}
