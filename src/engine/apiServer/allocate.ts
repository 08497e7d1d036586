import type { Address } from '../model'
import { allocateClusterIps } from './allocate/clusterIps'
import { allocateNodePorts } from './allocate/nodePorts'
import type { ServiceRanges } from './allocate/serviceRanges'
import type { Draft } from './draft'

/**
 * Gives out what only one object can have: cluster IPs and node ports. All Services of the cluster come together, since
 * only a collision moves the later name: adding a Service renumbers no other.
 */
export function allocate(services: readonly Draft[], ranges: ServiceRanges, taken: () => Set<Address>): void {
  allocateClusterIps(services, ranges, taken)
  allocateNodePorts(services)
}
