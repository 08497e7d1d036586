import { type Address, type AddressFamily, type BalancerObjects, compareText, familyOf, qualifiedName, type Service } from '../model'
import { familiesOf } from './addressPool'

const enable = 'svccontroller.k3s.cattle.io/enablelb'
const poolLabel = 'svccontroller.k3s.cattle.io/lbpool'

/**
 * The addresses that ServiceLB of k3s gives to a Service: those of the nodes that run a Pod for it, their external ones where any
 * node has such, else the internal ones. These are all nodes; where some are labelled for it, only those, and of these only
 * the pool that the Service names. Under policy Local only nodes with a ready endpoint (`serving`) count.
 * https://docs.k3s.io/networking/networking-services#service-load-balancer
 */
export function serviceLbAddresses(service: Service, known: BalancerObjects, serving: ReadonlySet<string>): readonly Address[] {
  const own = known.serviceLb.get(qualifiedName(service.ref))
  const isEnabled = known.nodes.some(({ labels }) => Object.hasOwn(labels, enable))
  const pool = service.labels[poolLabel]
  const nodes = known.nodes.filter(({ ref, labels }) => {
    if (service.externalTrafficPolicy === 'Local' && !serving.has(ref.name)) return false
    if (own) return own.nodes.has(ref.name)
    return !isEnabled || (labels[enable] === 'true' && (pool === undefined || labels[poolLabel] === pool))
  })
  const external = nodes.flatMap(({ externalAddresses }) => externalAddresses)
  const addresses = external.length > 0 ? external : nodes.flatMap((node) => internalOf(node.addresses))
  return familiesOf(service).flatMap((family) => addresses.filter((address) => familyOf(address) === family).sort(compareText))
}

/** The first address of each family: a node's internal ones stand in front. */
function internalOf(addresses: readonly Address[]): readonly Address[] {
  return (['IPv4', 'IPv6'] as const).flatMap((family: AddressFamily) => addresses.find((address) => familyOf(address) === family) ?? [])
}
