import type { Address, Cluster, ClusterLookup, Evidence, ResourceRef } from '../model'
import { plainName } from './dnsName'
import { hostPatternText } from './hostPattern'
import { routerAddress } from './routerAddress'

/** A name that exists outside the cluster. */
export interface OutsideName {
  readonly addresses: readonly Address[]
  readonly evidence: Evidence
}

const known = new WeakMap<ClusterLookup, ReadonlyMap<string, OutsideName>>()

/**
 * Who has a plain name outside the cluster: a balancer or an external service of the input, the `hostname` in the status of
 * a Service of type LoadBalancer or of a router outside, or a router that serves the host. All other names are unknown to us.
 * https://kubernetes.io/docs/concepts/services-networking/service/#loadbalancer
 */
export function outsideName(cluster: Cluster, host: string): OutsideName | null {
  const names = namesOf(cluster)
  return names.get(host) ?? wildcardOf(names, host)
}

/** Every name outside the cluster that the input knows. */
export function outsideNames(cluster: Cluster): readonly string[] {
  return [...namesOf(cluster).keys()].filter((name) => !name.startsWith('*'))
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
  for (const { ref, entry } of cluster.routers)
    if (entry.at === 'outside') for (const name of entry.hostnames) add(name, entry.addresses, ref, null)
  for (const { host, addresses, object, path } of routedHosts(cluster)) add(host, addresses, object, path)
  return names
}

interface RoutedHost {
  readonly host: string
  readonly addresses: readonly Address[]
  readonly object: ResourceRef
  readonly path: string | null
}

/** The hosts that routes serve, then those of listeners: whoever runs them has made their names lead to the router. */
function routedHosts(cluster: Cluster): readonly RoutedHost[] {
  return cluster.routers.flatMap((router) =>
    [...router.listeners, ...router.closed].flatMap((listener): RoutedHost[] => {
      const addresses = routerAddress(cluster, router, listener.port)?.addresses ?? []
      const rules = 'rules' in listener ? listener.rules : []
      return [...rules, listener].flatMap(({ host: own, object, path }) => {
        const host = hostPatternText(own.kind === 'any' ? listener.host : own)
        return host === null ? [] : [{ host, addresses, object, path }]
      })
    }),
  )
}

/** `*.example.com` stands for `a.example.com`; of several the longest counts. */
function wildcardOf(names: ReadonlyMap<string, OutsideName>, host: string): OutsideName | null {
  for (let dot = host.indexOf('.'); dot >= 0; dot = host.indexOf('.', dot + 1)) {
    const found = names.get(`*${host.slice(dot)}`)
    if (found) return found
  }
  return null
}
