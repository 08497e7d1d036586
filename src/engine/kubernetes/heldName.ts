import { type Address, type Cluster, parseAddress, type Service } from '../model'
import { addressOfDashes, dashedAddress, plainName } from './dnsName'
import { isPublished } from './headlessService'
import { namespaceExists } from './namespaces'

/** One address that the cluster's DNS holds. */
export interface ServedAddress {
  /** The name that has the address, below the cluster's domain: `web.default.svc`, `db-0.db.default.svc`. */
  readonly host: string
  readonly address: Address
  /** The port that SRV tells; null where nobody declares one. */
  readonly port: number | null
}

/** What the cluster's DNS holds under a name below its domain. */
export type HeldName =
  /** No such name. `service`: the one that bears it and has no record: nobody is ready behind it, or its alias is no name. */
  | { readonly kind: 'absent'; readonly service: Service | null }
  /** Names below it exist. */
  | { readonly kind: 'empty' }
  /** ExternalName: `target` is a plain full name. */
  | { readonly kind: 'alias'; readonly service: Service; readonly target: string }
  | { readonly kind: 'addresses'; readonly service: Service | null; readonly served: readonly ServedAddress[] }

const absent: HeldName = { kind: 'absent', service: null }

/**
 * Looks up a plain name below the cluster's domain, as CoreDNS does with the settings that kubeadm gives it.
 *
 * `service.namespace.svc`: the cluster IPs, with or without endpoints; of a headless Service the ready endpoints, and no
 * such name where none is. One label more is an endpoint, by its hostname or else its address with dashes; two more are
 * port name and protocol (`_http._tcp`). `10-0-0-1.namespace.pod` is that address in a namespace that exists, whether or
 * not a Pod has it.
 * https://github.com/kubernetes/dns/blob/master/docs/specification.md
 */
export function heldName(cluster: Cluster, name: string): HeldName {
  if (name === '') return { kind: 'empty' }
  const labels = name.split('.')
  const kind = labels.pop()
  if (labels.includes('') || (kind !== 'svc' && kind !== 'pod')) return absent
  const [namespace, owner] = [labels.pop(), labels.pop()]
  if (namespace === undefined) return { kind: 'empty' }
  if (!namespaceExists(cluster, namespace)) return absent
  if (owner === undefined) return { kind: 'empty' }
  return kind === 'pod' ? heldPod(namespace, owner, labels) : heldService(cluster.lookup.service(namespace, owner), cluster, labels)
}

function heldPod(namespace: string, label: string, more: readonly string[]): HeldName {
  const address = more.length === 0 ? addressOfDashes(label) : null
  if (address === null) return absent
  return { kind: 'addresses', service: null, served: [{ host: `${label}.${namespace}.pod`, address, port: null }] }
}

function heldService(service: Service | null, cluster: Cluster, more: readonly string[]): HeldName {
  if (service === null || more.length > 2) return absent
  const endpoint = more.length === 1 ? (more[0] ?? null) : null
  const [port, protocol] = more.length === 2 ? more.map((label) => label.replace(/^_/, '')) : []
  const fits = (candidate: NamedPort | null) =>
    (!port || candidate?.name.toLowerCase() === port) && (!protocol || candidate?.protocol.toLowerCase() === protocol)
  if (service.externalName !== null) return endpoint === null ? heldAlias(service, service.externalName) : absent
  const byEndpoint = service.headless || endpoint !== null
  const served = byEndpoint ? endpointRecords(cluster, service, endpoint, fits) : clusterIpRecords(service, fits)
  if (served === null) return { kind: 'absent', service: more.length === 0 ? service : null }
  return { kind: 'addresses', service, served }
}

type NamedPort = Pick<Service['ports'][number], 'name' | 'protocol' | 'port'>
type Fits = (port: NamedPort | null) => boolean

/** An alias must be a name: one that is an address has no record. */
function heldAlias(service: Service, externalName: string): HeldName {
  const target = plainName(externalName)
  return parseAddress(target) === null ? { kind: 'alias', service, target } : { kind: 'absent', service }
}

/** Null: no port fits. A Service without ports still has its addresses. */
function clusterIpRecords(service: Service, fits: Fits): readonly ServedAddress[] | null {
  const ports = portsOrNone(service.ports).filter(fits)
  if (ports.length === 0) return null
  const host = `${service.ref.name}.${service.ref.namespace}.svc`
  return ports.flatMap((port) => service.clusterIps.map((address) => ({ host, address, port: port?.port ?? null })))
}

/** Null: no endpoint that is published fits. */
function endpointRecords(cluster: Cluster, service: Service, wanted: string | null, fits: Fits): readonly ServedAddress[] | null {
  const served = cluster.lookup.slices(service.ref).flatMap((slice) => {
    const ports = portsOrNone(slice.ports).filter(fits)
    return slice.endpoints
      .filter((endpoint) => isPublished(service, endpoint))
      .flatMap((endpoint) => endpoint.addresses.map((address) => ({ address, label: endpointLabel(endpoint.hostname, address) })))
      .filter(({ label }) => wanted === null || label === wanted)
      .flatMap(({ address, label }) =>
        ports.map((port) => ({ host: `${label}.${service.ref.name}.${service.ref.namespace}.svc`, address, port: port?.port ?? null })),
      )
  })
  return served.length === 0 ? null : served
}

function portsOrNone<T>(ports: readonly T[]): readonly (T | null)[] {
  return ports.length === 0 ? [null] : ports
}

/** How an endpoint is called below its Service: by its hostname, else by its address. */
export function endpointLabel(hostname: string | null, address: Address): string {
  return hostname === null || hostname === '' ? dashedAddress(address) : hostname.toLowerCase()
}
