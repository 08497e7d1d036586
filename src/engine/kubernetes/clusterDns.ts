import { type Address, type AddressFamily, type Cluster, familyOf, type Service } from '../model'
import { addressOfReverseName, belowDomain, isReverseName, plainName } from './dnsName'
import { longestChain } from './externalName'
import { type HeldName, heldName, type ServedAddress } from './heldName'
import { outsideName } from './outsideName'
import { reverseNames } from './reverseDns'

/** A record as it is told; names are complete, with the dot at their end. TTL, priority and weight are left out. */
export type DnsRecord =
  | { readonly name: string; readonly type: 'A' | 'AAAA'; readonly value: Address }
  | { readonly name: string; readonly type: 'CNAME' | 'PTR' | 'NS' | 'SOA' | 'TXT'; readonly value: string }
  | { readonly name: string; readonly type: 'SRV'; readonly port: number; readonly target: string }

/** NOERROR without answers: the name exists, with records of another type or only with names below it. */
export interface DnsResponse {
  readonly rcode: 'NOERROR' | 'NXDOMAIN'
  readonly answers: readonly DnsRecord[]
  readonly additional: readonly DnsRecord[]
}

/** A full name, with or without the dot at its end, and a type as `dig` takes it. */
export interface DnsQuestion {
  readonly name: string
  readonly type: string
}

/** The version of the records' schema that the server tells. */
const schemaVersion = '1.1.0'
const nameError: DnsResponse = { rcode: 'NXDOMAIN', answers: [], additional: [] }

function found(answers: readonly DnsRecord[], additional: readonly DnsRecord[] = []): DnsResponse {
  return { rcode: 'NOERROR', answers, additional }
}

/** A question inside the cluster's domain. */
interface ZoneQuestion {
  readonly owner: string
  /** The plain name below the domain. */
  readonly name: string
  readonly type: string
  /** The domain, spelled as the question spells it: answers repeat its letters. */
  readonly domain: string
}

/**
 * What the cluster's DNS server answers to one question about a full name: for its own domain and for addresses that it
 * knows out of the cluster's objects, for all other names what is known outside.
 * https://github.com/kubernetes/dns/blob/master/docs/specification.md and https://coredns.io/plugins/kubernetes/
 */
export function answerDns(cluster: Cluster, asked: DnsQuestion): DnsResponse {
  const type = asked.type.toUpperCase()
  const spelled = asked.name.replace(/\.$/, '')
  const { clusterDomain } = cluster.settings
  const name = belowDomain(plainName(asked.name), plainName(clusterDomain))
  if (name === null) return answerElsewhere(cluster, { name: spelled, type })
  return answerInZone(cluster, { owner: `${spelled}.`, name, type, domain: spelled.slice(spelled.length - clusterDomain.length) })
}

/** What a resolver outside the cluster answers: the few names that the input knows there. */
export function answerOutside(cluster: Cluster, asked: DnsQuestion): DnsResponse {
  const known = outsideName(cluster, plainName(asked.name))
  if (known === null) return nameError
  return found(addressRecords(`${asked.name.replace(/\.$/, '')}.`, asked.type.toUpperCase(), known.addresses))
}

function answerElsewhere(cluster: Cluster, asked: DnsQuestion): DnsResponse {
  const plain = plainName(asked.name)
  if (!isReverseName(plain)) return answerOutside(cluster, asked)
  const address = asked.type === 'PTR' ? addressOfReverseName(plain) : null
  const names = address === null ? [] : reverseNames(cluster, address)
  const value = (name: string) => `${name}.${cluster.settings.clusterDomain}.`
  return names.length === 0 ? nameError : found(names.map((name) => ({ name: `${asked.name}.`, type: 'PTR', value: value(name) })))
}

function answerInZone(cluster: Cluster, asked: ZoneQuestion): DnsResponse {
  const special = answerAboutZone(cluster, asked)
  if (special !== null) return special
  const held = heldName(cluster, asked.name)
  switch (held.kind) {
    case 'absent':
      return nameError
    case 'empty':
      // The server looks for records before it says that a name has no TXT: a name that has none of any type is unknown to it.
      return asked.type === 'TXT' ? nameError : found([])
    case 'alias':
      return found(aliasRecords(cluster, asked, held))
    case 'addresses':
      if (asked.type === 'SRV') return serviceLocations(asked, held.served)
      return found(
        addressRecords(
          asked.owner,
          asked.type,
          held.served.map((record) => record.address),
        ),
      )
  }
}

/** Names that belong to the domain itself: its server, its SOA and the version of the schema. */
function answerAboutZone(cluster: Cluster, { owner, name, type, domain }: ZoneQuestion): DnsResponse | null {
  const service = dnsService(cluster)
  const server = service ? `${service.ref.name}.${service.ref.namespace}.svc.${domain}.` : `ns.dns.${domain}.`
  const addresses = service?.clusterIps ?? []
  if (name === '' && type === 'SOA') return found([{ name: owner, type, value: `ns.dns.${domain}. hostmaster.${domain}.` }])
  if (name === '' && type === 'NS')
    return found(
      [{ name: owner, type, value: server }],
      [...addressRecords(server, 'A', addresses), ...addressRecords(server, 'AAAA', addresses)],
    )
  if (name === 'dns-version' && type === 'TXT') return found([{ name: owner, type, value: schemaVersion }])
  return name === 'ns.dns' ? found(addressRecords(owner, type, addresses)) : null
}

/** The alias and what it leads to. Inside the domain an alias that leads nowhere is told as a name without records. */
function aliasRecords(
  cluster: Cluster,
  asked: ZoneQuestion,
  alias: Extract<HeldName, { kind: 'alias' }>,
  before: readonly string[] = [],
): readonly DnsRecord[] {
  const { owner, type, domain } = asked
  const record: DnsRecord = { name: owner, type: 'CNAME', value: `${alias.target}.` }
  if (type === 'CNAME') return [record]
  if (!isAddressType(type) || before.includes(alias.target) || before.length >= longestChain) return []
  const name = belowDomain(alias.target, plainName(domain))
  if (name === null) return [record, ...answerOutside(cluster, { name: alias.target, type }).answers]
  const next = heldName(cluster, name)
  const onward = { owner: record.value, name, type, domain }
  const records =
    next.kind === 'alias' ? aliasRecords(cluster, onward, next, [...before, alias.target]) : answerInZone(cluster, onward).answers
  return records.length === 0 ? [] : [record, ...records]
}

/** SRV: one answer for each host and port, one address record for each host and address. A port that nobody declares is not told. */
function serviceLocations({ owner, domain }: ZoneQuestion, served: readonly ServedAddress[]): DnsResponse {
  const target = ({ host }: ServedAddress) => `${host}.${domain}.`
  const answers = served.flatMap((record): DnsRecord[] =>
    record.port === null ? [] : [{ name: owner, type: 'SRV', port: record.port, target: target(record) }],
  )
  const addresses = served.flatMap((record): DnsRecord[] =>
    record.port === null ? [] : [{ name: target(record), type: familyType[familyOf(record.address)], value: record.address }],
  )
  return found(distinct(answers), distinct(addresses))
}

const familyType: Readonly<Record<AddressFamily, 'A' | 'AAAA'>> = { IPv4: 'A', IPv6: 'AAAA' }

/** The type of the record that tells an address. */
export function addressType(address: Address): 'A' | 'AAAA' {
  return familyType[familyOf(address)]
}

function isAddressType(type: string): boolean {
  return type === 'A' || type === 'AAAA'
}

function addressRecords(name: string, type: string, addresses: readonly Address[]): readonly DnsRecord[] {
  const fitting = addresses.filter((address) => addressType(address) === type)
  return [...new Set(fitting)].map((value) => ({ name, type: addressType(value), value }))
}

function distinct(records: readonly DnsRecord[]): readonly DnsRecord[] {
  return [...new Map(records.map((record) => [JSON.stringify(record), record])).values()]
}

/** Services behind which distributions run the cluster's DNS server. */
const dnsServices: readonly (readonly [namespace: string, name: string])[] = [
  ['kube-system', 'kube-dns'],
  ['kube-system', 'coredns'],
  ['kube-system', 'rke2-coredns-rke2-coredns'],
  ['openshift-dns', 'dns-default'],
]

/** The Service of the cluster's DNS server; null where the input has none. */
export function dnsService(cluster: Cluster): Service | null {
  const found = dnsServices.map(([namespace, name]) => cluster.lookup.service(namespace, name))
  return found.find((service) => service !== null) ?? null
}
