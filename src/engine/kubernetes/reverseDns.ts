import type { Address, Cluster, ClusterLookup } from '../model'
import { isPublished } from './headlessService'
import { endpointLabel } from './heldName'

const endpointNames = new WeakMap<ClusterLookup, ReadonlyMap<Address, readonly string[]>>()

/**
 * The names (below the cluster's domain) that an address leads back to: the Service whose cluster IP it is, else one for
 * each Service that publishes it as an endpoint. Other addresses have none.
 * https://github.com/kubernetes/dns/blob/master/docs/specification.md
 */
export function reverseNames(cluster: Cluster, address: Address): readonly string[] {
  const owner = cluster.lookup.owners(address).find((candidate) => candidate.kind === 'clusterIp')
  if (owner) return [`${owner.service.ref.name}.${owner.service.ref.namespace}.svc`]
  const names = endpointNames.get(cluster.lookup) ?? namesOfEndpoints(cluster)
  endpointNames.set(cluster.lookup, names)
  return names.get(address) ?? []
}

function namesOfEndpoints(cluster: Cluster): ReadonlyMap<Address, readonly string[]> {
  const names = new Map<Address, string[]>()
  for (const service of cluster.services) {
    for (const slice of cluster.lookup.slices(service.ref)) {
      for (const endpoint of slice.endpoints.filter((candidate) => isPublished(service, candidate))) {
        for (const address of endpoint.addresses) {
          const name = `${endpointLabel(endpoint.hostname, address)}.${service.ref.name}.${service.ref.namespace}.svc`
          const known = names.get(address)
          if (!known) names.set(address, [name])
          else if (!known.includes(name)) known.push(name)
        }
      }
    }
  }
  return names
}
