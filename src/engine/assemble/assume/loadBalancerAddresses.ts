import { type Address, type Assumption, type ClusterNode, refKey, type Service } from '../../model'
import { pickStable } from '../../model/stableHash'
import { asksAws, type ServiceReading } from '../readers/service'
import { announcementIn, giveFromPools, type Pools } from './balancerPools'

/**
 * The balancer's address of a LoadBalancer Service whose input says nothing of one: out of the pools of the input; on k3s
 * the nodes' own; else out of 203.0.113.128/25. A status without an address is an answer too: the balancer is pending, and
 * nothing is filled in. A balancer known only by a host name gets an address behind that name.
 */
export function assumeLoadBalancerAddresses(
  readings: readonly ServiceReading[],
  known: Pools,
  taken: Set<Address>,
): { readonly services: readonly Service[]; readonly assumptions: readonly Assumption[] } {
  const asking = readings.filter((reading) => reading.service.type === 'LoadBalancer' && needsAddress(reading))
  const given = new Map(asking.map((reading) => [refKey(reading.service.ref), giveFromPools(reading, known, taken)]))
  const onNodes = known.nodes.length > 0 && known.nodes.every(isK3s) ? known.nodes.flatMap(({ addresses }) => addresses.slice(0, 1)) : []
  const open = asking.filter((reading) => given.get(refKey(reading.service.ref)) === null && onNodes.length === 0)
  const picked = pickStable(
    open.map(({ service }) => refKey(service.ref)),
    126,
    balancerAddress,
    taken,
  )
  const assumptions: Assumption[] = []
  const services = readings.map((reading): Service => {
    const { service, annotations } = reading
    const key = refKey(service.ref)
    if (!given.has(key))
      return service.type === 'LoadBalancer'
        ? { ...service, announcement: announcementIn(reading, known) ?? service.announcement }
        : service
    const own = given.get(key) ?? null
    if (own !== null && 'pending' in own) return { ...service, pending: own.pending }
    const one = own?.address ?? picked.get(key)
    const addresses = one === undefined ? onNodes : [one]
    for (const address of addresses) assumptions.push({ what: 'load-balancer-address', service: service.ref, address })
    const mode = own === null && asksAws(annotations) ? 'Proxy' : 'VIP'
    const named = service.loadBalancerAddresses.map((entry) => ({ ...entry, address: entry.address ?? addresses[0] ?? null }))
    const loadBalancerAddresses =
      named.length > 0 ? named : addresses.map((address) => ({ address, hostname: null, mode, path: null }) as const)
    return { ...service, loadBalancerAddresses, loadBalancerAssumed: true, announcement: own?.announcement ?? service.announcement }
  })
  return { services, assumptions }
}

/** Its ServiceLB opens the Service's port on every node, whose own address then is the balancer's. https://docs.k3s.io/networking/networking-services#service-load-balancer */
function isK3s({ labels }: ClusterNode): boolean {
  return labels['node.kubernetes.io/instance-type'] === 'k3s' || labels['egress.k3s.io/cluster'] === 'true'
}

/** One more address out of that range, for a balancer that no Service describes. */
export function freeBalancerAddress(key: string, taken: Set<Address>): Address {
  return pickStable([key], 126, balancerAddress, taken).get(key) ?? balancerAddress(0)
}

function balancerAddress(index: number): Address {
  return `203.0.113.${index + 129}` as Address
}

function needsAddress({ service, balancerStatusGiven }: ServiceReading): boolean {
  if (service.loadBalancerAddresses.length > 0) return service.loadBalancerAddresses.every((entry) => entry.address === null)
  return !balancerStatusGiven
}
