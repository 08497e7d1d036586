import type {
  FindingFacts,
  PeerFact,
  PolicyDirection,
  PolicyDrop,
  PolicyEnd,
  PolicyFacts,
  ResourceRef,
  RuleFacts,
} from '../../engine/model'
import type { Messages } from '../messages'
import { list, named, number, plural, quoted, some } from './grammar'

/** What policies say of a connection. They only allow: nothing here forbids. */

/** `Pod default/client`, `node1 (192.168.1.1)`, `203.0.113.9` */
function end({ pod, node, address }: PolicyEnd): string {
  if (pod !== null) return `Pod ${pod}`
  return node === null ? (address ?? 'an unknown address') : `${node} (${address})`
}

const preposition: Record<PolicyDirection, string> = { ingress: 'from', egress: 'to' }

/** `Pod default/web is isolated for ingress by NetworkPolicy default/web` */
function isolated({ pod, direction, isolatedBy }: PolicyDrop): string {
  return `Pod ${pod} is isolated for ${direction} by ${policies(isolatedBy)}`
}

/** `NetworkPolicy default/a and default/b` */
function policies(refs: readonly ResourceRef[]): string {
  return `NetworkPolicy ${some(refs.map(({ namespace, name }) => `${namespace}/${name}`))}`
}

/** `port 8443/TCP from Pod default/client` */
function packet({ direction, other, port, protocol }: PolicyDrop): string {
  return `port ${port}/${protocol} ${preposition[direction]} ${end(other)}`
}

/** Why nothing lets it pass, with the rule that comes nearest. */
export function isolation(facts: PolicyFacts): string {
  return `${isolated(facts)}, and no rule allows ${packet(facts)}${nearest(facts)}`
}

export const nearMiss: Messages['nearMiss'] = (near, direction) =>
  near.miss === 'port' ? some(near.ports) : `${preposition[direction]} ${peers(near)}`

function nearest({ near, direction }: PolicyFacts): string {
  const [first] = near
  if (first === undefined) return ''
  const where = `; the nearest, in ${named(first.policy)}, allows`
  return first.miss === 'port' ? `${where} ${nearMiss(first, direction)} only` : `${where} that port ${nearMiss(first, direction)} only`
}

function peers(near: { readonly peers: readonly PeerFact[] }): string {
  return near.peers.length === 0 ? 'nobody' : some(near.peers.map(peer))
}

function peer(fact: PeerFact): string {
  if (fact.by === 'address') return fact.except.length === 0 ? fact.range : `${fact.range} without ${some(fact.except)}`
  const pods = fact.pods === '' ? 'all Pods' : `Pods with ${fact.pods}`
  if (fact.namespaces === null) return `${pods} of the policy's namespace`
  return fact.namespaces === '' ? `${pods} of any namespace` : `${pods} of namespaces with ${fact.namespaces}`
}

export function networkPolicy(facts: RuleFacts['networkPolicy']): string {
  switch (facts.outcome) {
    case 'allowed':
      return `${isolated(facts)}, and a rule of ${facts.by === null ? 'a policy' : named(facts.by)} allows ${packet(facts)}`
    case 'isolated':
      return isolation(facts)
    case 'itself':
      return `${isolated(facts)}, but a Pod always reaches itself: port ${facts.port}`
    case 'own-node':
      return `${isolated(facts)}, but ${packet(facts)} passes: traffic with its own node always does`
    case 'host-network':
      return `Pod ${facts.pod} stands on the network of its node: ${policies(facts.isolatedBy)} would isolate it for ${facts.direction}, but most network plugins apply no policy there, so port ${facts.port} is taken to pass`
  }
}

/** `Requests from Pod default/client to Pod default/web on port 8443/TCP are dropped` */
function dropped(facts: PolicyDrop): string {
  const { direction, pod, other, port, protocol } = facts
  const [from, to] = direction === 'ingress' ? [end(other), `Pod ${pod}`] : [`Pod ${pod}`, end(other)]
  return `Requests from ${from} to ${to} on port ${port}/${protocol} are dropped`
}

/** `the receiver is isolated, and the nearest rule, in NetworkPolicy default/web,` */
function near(facts: PolicyDrop & { readonly policy: ResourceRef }): string {
  const end = facts.direction === 'ingress' ? 'receiver' : 'sender'
  return `${dropped(facts)}: the ${end} is isolated, and the nearest rule, in ${named(facts.policy)},`
}

const whom: Record<PolicyDirection, string> = { ingress: 'this sender', egress: 'this destination' }

type PolicyCodes = Extract<keyof FindingFacts, `NP-${string}`> | 'DNS-01' | 'DNS-02'

export const policyFindings: Pick<Messages['findings'], PolicyCodes> = {
  'DNS-01': ({ pod, server, policies: refs }) =>
    `Pod ${pod} gets no answer to the names it asks for, so such a request is never sent: ${policies(refs)} isolates it for egress, and no rule allows its DNS server ${server} on UDP`,
  'DNS-02': ({ pod, server, policies: refs }) =>
    `A name whose answer is too long for UDP stays unanswered for Pod ${pod}: ${policies(refs)} isolates it for egress, and no rule allows its DNS server ${server} on TCP`,
  'NP-01': ({ policy, selector }) => `${named(policy)} holds no request back: its podSelector ${quoted(selector)} selects no Pod`,
  'NP-02': ({ policy, selector }) =>
    `A rule of ${named(policy)} lets nobody pass by its namespaceSelector ${quoted(selector)}: no namespace has such labels`,
  'NP-03': ({ policy, selector, own }) =>
    `A rule of ${named(policy)} lets nobody pass by its podSelector ${quoted(selector)}: no Pod ${own ? 'of its own namespace' : 'of the namespaces selected'} has such labels`,
  'NP-04': ({ policy, range }) =>
    `A rule of ${named(policy)} lets no Pod pass by its ipBlock ${range}: that is part of the range of Pods, and no Pod has an address there`,
  'NP-05': ({ policy, namespace, direction, allows }) =>
    allows === 'all'
      ? `For all Pods of namespace ${namespace} everything passes for ${direction}, whatever other policies say: ${named(policy)} selects them all and allows all`
      : `For all Pods of namespace ${namespace} nothing passes for ${direction} but what other policies allow: ${named(policy)} selects them all and allows nothing`,
  'NP-06': ({ namespace, direction, open }) =>
    `For ${some(open)} everything passes for ${direction}: of the policies of namespace ${namespace} none for that direction selects them`,
  'NP-11': ({ policy, port, declared }) =>
    `What the Pods serve does not pass by a rule of ${named(policy)}: it allows ${port}, and they declare that port for ${list(declared)} only`,
  'NP-14': ({ policy }) => `${named(policy)} restricts only what its Pods send: what is sent to them passes by it unseen`,
  'NP-15': ({ policy, why, section }) =>
    why === 'no-type'
      ? `The ${section} rules of ${named(policy)} change nothing for requests: its policyTypes do not name that direction`
      : `Nothing is let in to the Pods of ${named(policy)}: it names no policyTypes and has egress rules only, which makes it a policy for ${section} too`,
  'NP-16': ({ kind, count }) =>
    `Requests can go another way than shown: the input holds ${count} of ${kind}, which can decide before or after the policies here and ${plural(count, 'is', 'are')} not weighed`,
  'NP-07': (facts) => `${dropped(facts)}: ${isolated(facts)}, and no rule comes near`,
  'NP-08': (facts) => `${near(facts)} allows ${whom[facts.direction]} on ${some(facts.ports)} only`,
  'NP-09': (facts) => `${near(facts)} allows that port ${preposition[facts.direction]} ${peers(facts)} only`,
  'NP-10': (facts) => `${near(facts)} names a port that the receiving Pod does not have: ${some(facts.names.map(quoted))}`,
  'NP-12': ({ percent, service }) =>
    `${number(percent)}% of the requests${service === null ? '' : ` to Service ${service}`} are dropped by isolation, the others arrive: policies do not see all ways alike`,
  'NP-13': ({ pod, policies: refs }) =>
    `Whether ${policies(refs)} holds anything back from Pod ${pod} depends on the network plugin: the Pod stands on the network of its node`,
  'NP-20': (facts) =>
    `${near(facts)} allows ${facts.client}, an address that the Pod does not see: the source is rewritten before (masquerade)`,
  'NP-21': (facts) =>
    `${near(facts)} allows port ${facts.servicePort}, which is the port of Service ${facts.service}; what counts is the port of the Pod`,
  'NP-22': (facts) =>
    `${near(facts)} allows that port from ${peers(facts)} only; behind router ${facts.router} the Pod sees the router, not the client`,
}

/** Headings of findings about policies as they stand. */
export const policyTitles = {
  'DNS-02': 'DNS on UDP only',
  'NP-01': 'Policy selects no Pod',
  'NP-02': 'No such namespace to allow',
  'NP-03': 'No such Pods to allow',
  'NP-04': 'No Pod in the address block',
  'NP-05': 'Default of a namespace',
  'NP-06': 'Pods without a policy',
  'NP-11': 'Policy for another protocol',
  'NP-14': 'Policy for egress only',
  'NP-15': 'Types and sections differ',
  'NP-16': 'Policies that are not weighed',
} as const
