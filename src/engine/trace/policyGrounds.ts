import type { Assumption, Cluster, Ending, Missing, ReadKind } from '../model'
import { isTunnel, stopOf, wasAsked } from '../model'
import type { HopDraft, SenderFact } from './visit'

/** The kinds of policies that are weighed, by `group/Kind`. */
const weighed: readonly ReadKind[] = ['networking.k8s.io/NetworkPolicy', 'extensions/NetworkPolicy']

/** Policies of the whole cluster, and of vendors, which no rule weighs yet: their answers could differ. */
const unweighed: readonly { readonly kind: string; readonly of: ReadKind; readonly everywhere: boolean }[] = [
  { kind: 'AdminNetworkPolicy', of: 'policy.networking.k8s.io/AdminNetworkPolicy', everywhere: true },
  { kind: 'BaselineAdminNetworkPolicy', of: 'policy.networking.k8s.io/BaselineAdminNetworkPolicy', everywhere: true },
  { kind: 'ClusterNetworkPolicy', of: 'policy.networking.k8s.io/ClusterNetworkPolicy', everywhere: true },
  { kind: 'CiliumNetworkPolicy', of: 'cilium.io/CiliumNetworkPolicy', everywhere: false },
  { kind: 'CiliumClusterwideNetworkPolicy', of: 'cilium.io/CiliumClusterwideNetworkPolicy', everywhere: true },
  { kind: 'projectcalico.org NetworkPolicy', of: 'projectcalico.org/NetworkPolicy', everywhere: false },
  { kind: 'projectcalico.org NetworkPolicy', of: 'crd.projectcalico.org/NetworkPolicy', everywhere: false },
  { kind: 'GlobalNetworkPolicy', of: 'projectcalico.org/GlobalNetworkPolicy', everywhere: true },
  { kind: 'GlobalNetworkPolicy', of: 'crd.projectcalico.org/GlobalNetworkPolicy', everywhere: true },
  { kind: 'crd.antrea.io NetworkPolicy', of: 'crd.antrea.io/NetworkPolicy', everywhere: false },
  { kind: 'crd.antrea.io ClusterNetworkPolicy', of: 'crd.antrea.io/ClusterNetworkPolicy', everywhere: true },
]

/** Policies that could change the answer: none in the input at all and nobody asked for them, or of a kind that is not weighed. A tunnel passes all of them by. */
export function missingPolicies(cluster: Cluster, sender: SenderFact, hops: readonly HopDraft[], ending: Ending): readonly Missing[] {
  const reason = stopOf(ending)?.reason ?? null
  const isIsolated = reason === 'isolated-egress' || reason === 'isolated-ingress'
  if ((ending.verdict !== 'delivered' && !isIsolated) || hops.some(isTunnel)) return []
  const { count } = cluster.lookup
  const found = unweighed.filter(({ of }) => count(of) > 0)
  const onPath = namespacesOf(sender, hops, ending)
  const absent = weighed.every((kind) => count(kind) === 0) && !areAsked(cluster, onPath)
  const others = found.filter(({ of, everywhere }) => everywhere || onPath.some((namespace) => count(of, namespace) > 0))
  return [
    ...(absent ? [{ kind: 'NetworkPolicy', why: 'not-in-input' } as const] : []),
    ...others.map(({ kind, of }): Missing => ({ kind, why: 'not-modelled', count: count(of) })),
  ]
}

/** A dump that asked for policies and has none tells that there are none. */
function areAsked({ asked }: Cluster, namespaces: readonly string[]): boolean {
  return weighed.some((kind) => wasAsked(asked, kind, namespaces))
}

function namespacesOf(sender: SenderFact, hops: readonly HopDraft[], ending: Ending): readonly string[] {
  const arrived = ending.verdict === 'delivered' && ending.endpoint.what === 'pod' ? ending.endpoint.ref : null
  const stops = hops.flatMap(({ component }) => (component.place === 'pod' ? [component.namespace] : []))
  return [sender.pod?.ref.namespace, arrived?.namespace, ...stops].filter((namespace) => namespace != null)
}

/** What is taken for granted where policies had a say. */
export function policyAssumptions(hops: readonly HopDraft[]): readonly Assumption[] {
  const made: Assumption[] = []
  let afterTranslation = false
  for (const { because, connection } of hops)
    for (const entry of because) {
      if (entry.rule !== 'networkPolicy') continue
      const { outcome, pod, isolatedBy } = entry.facts
      if (outcome === 'isolated') made.push({ what: 'policy-enforced', policies: isolatedBy })
      if (outcome === 'host-network') made.push({ what: 'host-network-policy', pod, policies: isolatedBy })
      else afterTranslation ||= isTranslated(hops, connection)
    }
  return afterTranslation ? [...made, { what: 'policy-after-translation' }] : made
}

/** A node or balancer rewrote the packet before the policies saw it. */
function isTranslated(hops: readonly HopDraft[], connection: number): boolean {
  return hops.some(
    (hop) => hop.connection === connection && hop.translations.some(({ what }) => what === 'source' || what === 'destination'),
  )
}
