import {
  type Cluster,
  type Evidence,
  type NetworkPolicy,
  type Pod,
  type PolicyDirection,
  type PolicyFacts,
  type PolicyOutcome,
  qualifiedName,
  type ResourceRef,
  type RuleFacts,
  type Stop,
} from '../model'
import { nearMisses } from './policyNearMiss'
import { fitsPeers, fitsPorts, type PolicyQuestion } from './policyRule'

export type PolicyDecision =
  /** No policy isolates the Pod in this direction. */
  | { readonly kind: 'open' }
  | { readonly kind: 'passes'; readonly evidence: Evidence }
  | { readonly kind: 'isolated'; readonly stop: Stop; readonly evidence: Evidence }

const open: PolicyDecision = { kind: 'open' }

/**
 * May it pass? A Pod that any policy selects for a direction is isolated in that direction: then only what a rule of some
 * such policy allows passes. Policies only ever allow, so their order does not matter.
 *
 * A rule allows what fits one of its peers **and** one of its ports; an empty list fits everything. `podSelector` and
 * `namespaceSelector` in one entry must both hold. An `ipBlock` is held against the address that is really there: behind
 * masquerade a node's. Ports are the receiving Pod's; a named one is looked up on it, by name and protocol. Whatever the
 * policies say, a Pod reaches itself, and passes traffic with its own node.
 *
 * Pods on the network of their node are, for most network plugins, the node: no policy is applied to them, and no
 * selector finds them. So it is here; that, and a plugin that enforces policies at all, is assumed.
 * Left out: the newer cluster-wide policies, and those of vendors.
 * https://kubernetes.io/docs/concepts/services-networking/network-policies/
 */
export function decidePolicy(cluster: Cluster, question: PolicyQuestion): PolicyDecision {
  const isolating = isolatingPolicies(cluster, question.pod, question.direction)
  const [first] = isolating
  if (first === undefined) return open
  const facts = factsOf(cluster, question, isolating)
  const exempt = exemption(cluster, question)
  if (exempt !== null) return { kind: 'passes', evidence: evidenceOf(null, null, { ...facts, outcome: exempt, by: null }) }
  const allowing = allowingRule(cluster, question, isolating)
  if (allowing !== null) {
    const { policy, path } = allowing
    return { kind: 'passes', evidence: evidenceOf(policy, path, { ...facts, outcome: 'allowed', by: policy }) }
  }
  const missed = { ...facts, near: nearMisses(cluster, question, isolating) }
  const { policy, path } = missed.near[0] ?? { policy: first.ref, path: 'spec.podSelector' }
  return {
    kind: 'isolated',
    stop: { reason: question.direction === 'ingress' ? 'isolated-ingress' : 'isolated-egress', facts: missed },
    evidence: evidenceOf(policy, path, { ...missed, outcome: 'isolated', by: null }),
  }
}

function evidenceOf(object: ResourceRef | null, path: string | null, facts: RuleFacts['networkPolicy']): Evidence {
  return { rule: 'networkPolicy', object, path, facts }
}

/** The first rule that lets it pass. */
function allowingRule(
  cluster: Cluster,
  question: PolicyQuestion,
  isolating: readonly NetworkPolicy[],
): { readonly policy: ResourceRef; readonly path: string } | null {
  for (const policy of isolating)
    for (const rule of policy.rules[question.direction] ?? [])
      if (fitsPeers(cluster, policy, rule, question.other) && fitsPorts(rule, question)) return { policy: policy.ref, path: rule.path }
  return null
}

/** The policies that isolate a Pod in a direction. */
export function isolatingPolicies(cluster: Cluster, pod: Pod, direction: PolicyDirection): readonly NetworkPolicy[] {
  return cluster.lookup.policiesFor(pod).filter(({ rules }) => rules[direction] !== null)
}

function exemption(cluster: Cluster, { pod, other }: PolicyQuestion): Exclude<PolicyOutcome, 'allowed' | 'isolated'> | null {
  if (pod.hostNetwork) return 'host-network'
  if (other.pod === pod || (other.address !== null && pod.addresses.includes(other.address))) return 'itself'
  const node = pod.node === null ? null : cluster.lookup.node(pod.node)
  return other.address !== null && node?.addresses.includes(other.address) ? 'own-node' : null
}

function factsOf(
  cluster: Cluster,
  { direction, pod, other, port, protocol }: PolicyQuestion,
  isolating: readonly NetworkPolicy[],
): PolicyFacts {
  const owners = other.address === null ? [] : cluster.lookup.owners(other.address)
  const node = owners.find((owner) => owner.kind === 'node')
  return {
    direction,
    pod: qualifiedName(pod.ref),
    other: {
      address: other.address,
      pod: other.pod && qualifiedName(other.pod.ref),
      node: node?.kind === 'node' ? node.node.ref.name : null,
    },
    port,
    protocol,
    isolatedBy: isolating.map(({ ref }) => ref),
    near: [],
  }
}
