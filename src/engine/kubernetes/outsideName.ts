import type { Address, Cluster, ClusterLookup, Evidence, ResourceRef } from '../model'
import { plainName } from './dnsName'

/** A name that exists outside the cluster. */
export interface OutsideName {
  readonly addresses: readonly Address[]
  readonly evidence: Evidence
}

const known = new WeakMap<ClusterLookup, ReadonlyMap<string, OutsideName>>()

/**
 * Who has a plain name outside the cluster: a balancer or an external service of the input, or the `hostname` in the
 * status of a Service of type LoadBalancer. All other names are unknown to us.
 * https://kubernetes.io/docs/concepts/services-networking/service/#loadbalancer
 */
export function outsideName(cluster: Cluster, host: string): OutsideName | null {
  return namesOf(cluster).get(host) ?? null
}

/** Every name outside the cluster that the input knows. */
export function outsideNames(cluster: Cluster): readonly string[] {
  return [...namesOf(cluster).keys()]
}

function namesOf(cluster: Cluster): ReadonlyMap<string, OutsideName> {
  const names = known.get(cluster.lookup) ?? collect(cluster)
  known.set(cluster.lookup, names)
  return names
}

/** The first of two with one name keeps it. */
function collect(cluster: Cluster): ReadonlyMap<string, OutsideName> {
  const names = new Map<string, OutsideName>()
  const add = (name: string, addresses: readonly Address[], object: ResourceRef, path: string | null) => {
    const host = plainName(name)
    const [address] = addresses
    if (address === undefined || names.has(host)) return
    names.set(host, { addresses, evidence: { rule: 'outsideName', object, path, facts: { host, address } } })
  }
  for (const owner of [...cluster.balancers, ...cluster.externalServices])
    for (const [index, name] of owner.hostnames.entries()) add(name, owner.addresses, owner.ref, `spec.hostnames[${index}]`)
  for (const service of cluster.services)
    for (const { hostname, address, path } of service.loadBalancerAddresses)
      if (hostname !== null && address !== null) add(hostname, [address], service.ref, path && `${path}.hostname`)
  return names
}
