import {
  type Address,
  type Cluster,
  type DnsAnswer,
  type Evidence,
  familyOf,
  type Pod,
  qualifiedName,
  type Service,
  type SliceEndpoint,
} from '../model'
import { externalNameEvidence, longestChain } from './externalName'
import { addressesOf, headlessEndpoints } from './headlessService'

/** Who asks: a Pod with the search list of its namespace, or somebody who uses another resolver. */
export type Asker = { readonly kind: 'pod'; readonly pod: Pod } | { readonly kind: 'other' }

/** What a name leads to. */
export type Resolution = {
  readonly answers: readonly DnsAnswer[]
  readonly evidence: readonly Evidence[]
} /** The addresses behind the name, of one or two families: the sender takes one that it can send to. */ & (
  | { readonly kind: 'address'; readonly addresses: readonly Address[]; readonly service: Service | null }
  /** A headless Service: any of its Pods' addresses. */
  | { readonly kind: 'endpoints'; readonly service: Service; readonly addresses: readonly Address[] }
  | { readonly kind: 'none'; readonly host: string; readonly service: Service | null }
)

/**
 * Looks a name up as its asker would.
 *
 * A Pod with dnsPolicy ClusterFirst tries a name of fewer than five dots with each suffix of its search list first
 * (`ns.svc.cluster.local svc.cluster.local cluster.local`), then as it stands. A hostNetwork Pod with ClusterFirst, a node
 * and a client outside use another resolver, which knows only names of the outside.
 * https://kubernetes.io/docs/concepts/services-networking/dns-pod-service/
 */
export function resolveName(cluster: Cluster, asker: Asker, asked: string): Resolution {
  const host = asked.toLowerCase().replace(/\.$/, '')
  if (!usesClusterDns(asker)) return outsideName(cluster, host, [])
  const answers: DnsAnswer[] = []
  for (const name of candidateNames(cluster, asker, asked)) {
    const found = lookUp(cluster, name, answers, [])
    if (found) return found
  }
  return outsideName(cluster, host, answers)
}

function usesClusterDns(asker: Asker): asker is { readonly kind: 'pod'; readonly pod: Pod } {
  if (asker.kind === 'other') return false
  const { dnsPolicy, hostNetwork } = asker.pod
  return dnsPolicy === 'ClusterFirstWithHostNet' || (dnsPolicy === 'ClusterFirst' && !hostNetwork)
}

const ndots = 5

function candidateNames(cluster: Cluster, asker: { readonly pod: Pod }, asked: string): readonly string[] {
  const host = asked.toLowerCase().replace(/\.$/, '')
  if (asked.endsWith('.')) return [host]
  const domain = cluster.settings.clusterDomain
  const suffixes = [`${asker.pod.ref.namespace}.svc.${domain}`, `svc.${domain}`, domain]
  const searched = suffixes.map((suffix) => `${host}.${suffix}`)
  return host.split('.').length - 1 >= ndots ? [host, ...searched] : [...searched, host]
}

/** One full name. Null: no such name (the next one is tried). */
function lookUp(cluster: Cluster, name: string, answers: DnsAnswer[], evidence: readonly Evidence[]): Resolution | null {
  const record = serviceRecord(cluster, name)
  if (record === null) {
    if (isClusterName(cluster, name)) answers.push({ name, type: 'A', answer: null })
    return null
  }
  if (record.kind === 'alias') {
    answers.push({ name, type: 'CNAME', answer: record.target })
    const seen = [...evidence, externalNameEvidence(record.service, name, record.target)]
    if (seen.length > longestChain) return { kind: 'none', host: record.target, service: record.service, answers, evidence: seen }
    return lookUp(cluster, record.target, answers, seen) ?? outsideName(cluster, record.target, answers, seen, record.service)
  }
  const reason = dnsEvidence(record.service, name, record.addresses[0] ?? null)
  for (const answer of record.addresses) answers.push({ name, type: recordType(answer), answer })
  if (record.kind === 'endpoints') {
    if (record.addresses.length === 0) answers.push({ name, type: 'A', answer: null })
    return { kind: 'endpoints', service: record.service, addresses: record.addresses, answers, evidence: [...evidence, reason] }
  }
  if (record.addresses.length === 0) return { kind: 'none', host: name, service: record.service, answers, evidence: [...evidence, reason] }
  return { kind: 'address', addresses: record.addresses, service: record.service, answers, evidence: [...evidence, reason] }
}

type ServiceRecord =
  | { readonly kind: 'address' | 'endpoints'; readonly service: Service; readonly addresses: readonly Address[] }
  | { readonly kind: 'alias'; readonly service: Service; readonly target: string }

/** What CoreDNS holds for a full name: `service.ns.svc.domain`, or `hostname.service.ns.svc.domain` of a headless one. */
function serviceRecord(cluster: Cluster, name: string): ServiceRecord | null {
  const suffix = `.svc.${cluster.settings.clusterDomain}`
  if (!name.endsWith(suffix)) return null
  const labels = name.slice(0, -suffix.length).split('.')
  const [namespace, serviceName] = [labels.at(-1), labels.at(-2)]
  if (namespace === undefined || serviceName === undefined || labels.length > 3) return null
  const service = cluster.lookup.service(namespace, serviceName)
  if (service === null) return null
  if (service.externalName !== null)
    return labels.length === 2 ? { kind: 'alias', service, target: service.externalName.toLowerCase().replace(/\.$/, '') } : null
  if (!service.headless) return labels.length === 2 ? { kind: 'address', service, addresses: service.clusterIps } : null
  const endpoints = headlessEndpoints(cluster.lookup, service)
  const [hostname] = labels.length === 3 ? labels : []
  const named = hostname === undefined ? endpoints : endpoints.filter((endpoint) => hostnameOf(cluster, service, endpoint) === hostname)
  if (hostname !== undefined && named.length === 0) return null
  return { kind: 'endpoints', service, addresses: addressesOf(named) }
}

/** A Pod has a name of its own where its subdomain is the Service. */
function hostnameOf(cluster: Cluster, service: Service, endpoint: SliceEndpoint): string | null {
  const pod = endpoint.pod && cluster.lookup.pod(endpoint.pod.namespace ?? '', endpoint.pod.name)
  return pod && pod.subdomain === service.ref.name ? pod.hostname : null
}

function dnsEvidence(service: Service, host: string, address: Address | null): Evidence {
  return { rule: 'serviceDns', object: service.ref, path: 'metadata.name', facts: { host, address } }
}

/** Names of balancers and external services: all that exists outside the cluster, as far as the input says. */
function outsideName(
  cluster: Cluster,
  host: string,
  answers: readonly DnsAnswer[],
  evidence: readonly Evidence[] = [],
  alias: Service | null = null,
): Resolution {
  const owner = [...cluster.balancers, ...cluster.externalServices].find((candidate) => candidate.hostnames.includes(host))
  const cloud = cloudBalancer(cluster, host)
  const addresses = owner?.addresses ?? (cloud ? [cloud.address] : [])
  const [address] = addresses
  if (address === undefined) {
    const told = answers.at(-1)?.name === host ? answers : [...answers, { name: host, type: 'A' as const, answer: null }]
    return { kind: 'none', host, service: alias, answers: told, evidence }
  }
  const object = owner?.ref ?? cloud?.service.ref ?? null
  const path = owner ? `spec.hostnames[${owner.hostnames.indexOf(host)}]` : (cloud?.path ?? null)
  return {
    kind: 'address',
    addresses,
    service: null,
    answers: [...answers, ...addresses.map((answer) => ({ name: host, type: recordType(answer), answer }))],
    evidence: [...evidence, { rule: 'outsideName', object, path, facts: { host, address } }],
  }
}

function recordType(address: Address): DnsAnswer['type'] {
  return familyOf(address) === 'IPv4' ? 'A' : 'AAAA'
}

function cloudBalancer(
  cluster: Cluster,
  host: string,
): { readonly service: Service; readonly address: Address; readonly path: string | null } | null {
  for (const service of cluster.services) {
    const entry = service.loadBalancerAddresses.find((candidate) => candidate.hostname?.toLowerCase() === host)
    if (entry?.address) return { service, address: entry.address, path: entry.path && `${entry.path}.hostname` }
  }
  return null
}

function isClusterName(cluster: Cluster, name: string): boolean {
  return name.endsWith(`.${cluster.settings.clusterDomain}`)
}

/** Every full name that exists: what a mistyped one is compared with. */
export function knownNames(cluster: Cluster): readonly string[] {
  const domain = cluster.settings.clusterDomain
  const services = cluster.services.map((service) => `${service.ref.name}.${service.ref.namespace}.svc.${domain}`)
  const outside = [...cluster.balancers, ...cluster.externalServices].flatMap((owner) => owner.hostnames)
  const clouds = cluster.services.flatMap((service) => service.loadBalancerAddresses.flatMap((entry) => entry.hostname ?? []))
  return [...services, ...outside, ...clouds]
}

/** The name by which every Pod of the cluster reaches a Service. */
export function serviceHost(cluster: Cluster, service: Service): string {
  const [namespace, name] = qualifiedName(service.ref).split('/')
  return `${name}.${namespace}.svc.${cluster.settings.clusterDomain}`
}
