import { type Address, type Cluster, compareText, type DnsAnswer, type Evidence, type Pod, qualifiedName, type Service } from '../model'
import { addressType, answerDns, answerOutside, type DnsQuestion, type DnsResponse } from './clusterDns'
import { belowDomain, plainName } from './dnsName'
import { externalNameEvidence, longestChain } from './externalName'
import { type HeldName, heldName } from './heldName'
import { outsideName, outsideNames } from './outsideName'
import { podResolver } from './podResolvConf'
import { candidateNames } from './resolvConf'

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

/** One name being resolved: `answers` and `evidence` grow with every question. */
interface Lookup {
  readonly cluster: Cluster
  /** Whether the server that is asked knows the cluster's names. */
  readonly knowsCluster: boolean
  readonly answers: DnsAnswer[]
  readonly evidence: Evidence[]
}

/** A Service that bears a name asked for, and has no record under it. */
interface Recordless {
  readonly name: string
  readonly service: Service
}

/** What one question led to; `next`: nothing, so that the next name is tried. */
type Step = Resolution | { readonly kind: 'next'; readonly recordless: Recordless | null }

/**
 * Looks a name up as its asker would: a Pod with the search domains and the server of its resolv.conf, a node and a
 * client outside at another resolver, which knows only names of the outside. Addresses of both families are asked for.
 * https://kubernetes.io/docs/concepts/services-networking/dns-pod-service/
 */
export function resolveName(cluster: Cluster, asker: Asker, asked: string): Resolution {
  const resolver = asker.kind === 'pod' ? podResolver(cluster, asker.pod) : null
  const evidence = resolver ? [resolver.evidence] : []
  const lookup: Lookup = { cluster, knowsCluster: resolver?.usesClusterDns ?? false, answers: [], evidence }
  let recordless: Recordless | null = null
  for (const name of resolver ? candidateNames(resolver.conf, asked) : [plainName(asked)]) {
    const step = ask(lookup, name, 0)
    if (step.kind !== 'next') return step
    recordless ??= step.recordless
  }
  return nobody(lookup, plainName(asked), recordless)
}

/**
 * What a Pod's resolver gives for a name and type: the first answer of the names that it tries. NOERROR without answers
 * where one of them exists, NXDOMAIN where none does.
 */
export function answerForPod(cluster: Cluster, pod: Pod, asked: DnsQuestion): DnsResponse {
  const { conf, usesClusterDns } = podResolver(cluster, pod)
  const server = usesClusterDns ? answerDns : answerOutside
  const responses = candidateNames(conf, asked.name).map((name) => server(cluster, { name, type: asked.type }))
  const answered = responses.find((response) => response.answers.length > 0)
  const exists = responses.find((response) => response.rcode === 'NOERROR')
  return answered ?? exists ?? { rcode: 'NXDOMAIN', answers: [], additional: [] }
}

/** Asks for one full name. `aliases`: how many were followed to get here. */
function ask(lookup: Lookup, name: string, aliases: number): Step {
  const { cluster, answers, evidence } = lookup
  const below = lookup.knowsCluster ? belowDomain(name, plainName(cluster.settings.clusterDomain)) : null
  if (below === null) return askOutside(lookup, name)
  const held = heldName(cluster, below)
  switch (held.kind) {
    case 'alias':
      return follow(lookup, name, held, aliases)
    case 'addresses':
      return answered(lookup, name, held)
    case 'absent':
    case 'empty': {
      answers.push({ name, type: 'A', answer: null })
      const service = held.kind === 'absent' ? held.service : null
      if (service === null) return { kind: 'next', recordless: null }
      return { kind: 'next', recordless: { name, service } }
    }
  }
  return { kind: 'none', host: name, service: null, answers, evidence }
}

function answered({ answers, evidence }: Lookup, name: string, held: Extract<HeldName, { kind: 'addresses' }>): Step {
  const { service } = held
  const listed = [...new Set(held.served.map((record) => record.address))]
  const addresses = service?.headless ? listed.sort(compareText) : listed
  evidence.push(dnsEvidence(service, name, addresses[0] ?? null))
  for (const address of addresses) answers.push({ name, type: addressType(address), answer: address })
  if (addresses.length === 0) return { kind: 'none', host: name, service, answers, evidence }
  return service?.headless
    ? { kind: 'endpoints', service, addresses, answers, evidence }
    : { kind: 'address', service, addresses, answers, evidence }
}

/** What an alias leads to is the answer, also where that is nothing. */
function follow(lookup: Lookup, name: string, alias: Extract<HeldName, { kind: 'alias' }>, aliases: number): Step {
  const { answers, evidence } = lookup
  const { service, target } = alias
  answers.push({ name, type: 'CNAME', answer: target })
  evidence.push(externalNameEvidence(service, name, target))
  const nowhere: Resolution = { kind: 'none', host: target, service, answers, evidence }
  if (aliases >= longestChain) return nowhere
  const step = ask(lookup, target, aliases + 1)
  if (step.kind !== 'next') return step
  return step.recordless === null ? nowhere : nobody(lookup, target, step.recordless)
}

function askOutside({ cluster, answers, evidence }: Lookup, name: string): Step {
  const known = outsideName(cluster, name)
  if (known === null) {
    answers.push({ name, type: 'A', answer: null })
    return { kind: 'next', recordless: null }
  }
  evidence.push(known.evidence)
  for (const address of known.addresses) answers.push({ name, type: addressType(address), answer: address })
  return { kind: 'address', addresses: known.addresses, service: null, answers, evidence }
}

/** No name of those tried has an address; a Service that bears one of them says why. */
function nobody({ answers, evidence }: Lookup, host: string, recordless: Recordless | null): Resolution {
  if (recordless === null) return { kind: 'none', host, service: null, answers, evidence }
  const { name, service } = recordless
  if (service.externalName !== null) {
    evidence.push(externalNameEvidence(service, name, service.externalName))
    return { kind: 'none', host, service, answers, evidence }
  }
  evidence.push(dnsEvidence(service, name, null))
  if (!service.headless) return { kind: 'none', host, service, answers, evidence }
  return { kind: 'endpoints', service, addresses: [], answers, evidence }
}

function dnsEvidence(service: Service | null, host: string, address: Address | null): Evidence {
  return { rule: 'serviceDns', object: service?.ref ?? null, path: service && 'metadata.name', facts: { host, address } }
}

/** Every full name that exists: what a mistyped one is compared with. */
export function knownNames(cluster: Cluster): readonly string[] {
  return [...cluster.services.map((service) => serviceHost(cluster, service)), ...outsideNames(cluster)]
}

/** The name by which every Pod of the cluster reaches a Service. */
export function serviceHost(cluster: Cluster, service: Service): string {
  const [namespace, name] = qualifiedName(service.ref).split('/')
  return `${name}.${namespace}.svc.${cluster.settings.clusterDomain}`
}
