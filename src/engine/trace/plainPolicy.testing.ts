import ipaddr from 'ipaddr.js'
import type { Cluster, KubeObject, Pod } from '../model'

/**
 * A second reading of NetworkPolicy for tests: straight from the objects as they are written, in the order in which the
 * documentation tells it. It shares nothing with the rule that the engine uses.
 * https://kubernetes.io/docs/concepts/services-networking/network-policies/
 */

/** One end of a packet: the Pod whose policies are asked, the address at the other end, and the port of the receiver. */
export interface PlainEnd {
  readonly pod: Pod
  readonly other: string | null
  readonly port: number
  readonly protocol: string
}

interface Selector {
  readonly matchLabels?: Readonly<Record<string, string>>
  readonly matchExpressions?: readonly { readonly key: string; readonly operator: string; readonly values?: readonly string[] }[]
}
interface Peer {
  readonly podSelector?: Selector
  readonly namespaceSelector?: Selector
  readonly ipBlock?: { readonly cidr: string; readonly except?: readonly string[] }
}
interface Rule {
  readonly from?: readonly Peer[]
  readonly to?: readonly Peer[]
  readonly ports?: readonly { readonly port?: number | string; readonly endPort?: number; readonly protocol?: string }[]
}
interface Spec {
  readonly podSelector?: Selector
  readonly policyTypes?: readonly string[]
  readonly ingress?: readonly Rule[]
  readonly egress?: readonly Rule[]
}

export function passesPlainly(cluster: Cluster, policies: readonly KubeObject[], direction: 'ingress' | 'egress', end: PlainEnd): boolean {
  const { pod, other } = end
  if (pod.hostNetwork) return true
  if (other !== null && (/^127\.|^::1$/.test(other) || pod.addresses.some((address) => address === other))) return true
  if (cluster.nodes.some((node) => node.ref.name === pod.node && node.addresses.some((address) => address === other))) return true
  const specs = policies
    .map(({ body }) => body.spec as Spec)
    .filter((spec) => chosen(spec.podSelector ?? {}, pod.labels) && hasDirection(spec, direction))
  if (specs.length === 0) return true
  return specs.some((spec) => (spec[direction] ?? []).some((rule) => ruleAllows(cluster, rule, direction, end)))
}

function hasDirection(spec: Spec, direction: 'ingress' | 'egress'): boolean {
  if (spec.policyTypes !== undefined && spec.policyTypes.length > 0)
    return spec.policyTypes.includes(direction === 'ingress' ? 'Ingress' : 'Egress')
  return direction === 'ingress' || (spec.egress ?? []).length > 0
}

function ruleAllows(cluster: Cluster, rule: Rule, direction: 'ingress' | 'egress', end: PlainEnd): boolean {
  const peers = (direction === 'ingress' ? rule.from : rule.to) ?? []
  const ports = rule.ports ?? []
  const found = cluster.pods.find((pod) => !pod.hostNetwork && pod.addresses.some((address) => address === end.other))
  const receiver = direction === 'ingress' ? end.pod : found
  const peerFits = peers.length === 0 || peers.some((peer) => peerIs(peer, end.other, found))
  const portFits =
    ports.length === 0 ||
    ports.some(({ port, endPort, protocol = 'TCP' }) => {
      if (protocol !== end.protocol) return false
      if (port === undefined) return true
      if (typeof port === 'number') return end.port >= port && end.port <= (endPort ?? port)
      return receiver?.ports.some((own) => own.name === port && own.protocol === protocol && own.port === end.port) ?? false
    })
  return peerFits && portFits
}

/** Every Pod and policy of generated clusters stands in namespace default. */
function peerIs({ podSelector, namespaceSelector, ipBlock }: Peer, address: string | null, pod: Pod | undefined): boolean {
  if (ipBlock) return address !== null && within(address, ipBlock.cidr) && !(ipBlock.except ?? []).some((cidr) => within(address, cidr))
  if (!pod) return false
  const namespaceFits = !namespaceSelector || chosen(namespaceSelector, { 'kubernetes.io/metadata.name': 'default' })
  return namespaceFits && (!podSelector || chosen(podSelector, pod.labels))
}

function chosen({ matchLabels = {}, matchExpressions = [] }: Selector, labels: Readonly<Record<string, string>>): boolean {
  const pairs = Object.entries(matchLabels).every(([key, value]) => labels[key] === value)
  const expressions = matchExpressions.every(({ key, operator, values = [] }) => {
    const value = labels[key]
    if (operator === 'Exists') return value !== undefined
    if (operator === 'DoesNotExist') return value === undefined
    return operator === 'In' ? value !== undefined && values.includes(value) : value === undefined || !values.includes(value)
  })
  return pairs && expressions
}

function within(address: string, cidr: string): boolean {
  const parsed = ipaddr.parse(address)
  const [range, bits] = ipaddr.parseCIDR(cidr)
  return parsed.kind() === range.kind() && parsed.match([range, bits] as never)
}
