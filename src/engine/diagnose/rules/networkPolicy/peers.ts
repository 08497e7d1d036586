import { labelSelectorText, matchesSelector } from '../../../kubernetes/labelSelector'
import { podIndex } from '../../../kubernetes/selectedPods'
import type { Cluster, LabelSelector, NetworkPolicy, Pod, PolicyDirection, PolicyPeer, PolicyRule } from '../../../model'

/** One entry of `from` or `to`, and the field that says it. */
export interface PeerEntry {
  readonly policy: NetworkPolicy
  readonly peer: PolicyPeer
  readonly path: string
}

const lists = { ingress: 'from', egress: 'to' } as const
const directions = ['ingress', 'egress'] as const

/** Every rule of a policy that has an effect. */
export function rulesOf({ rules }: NetworkPolicy): readonly { readonly direction: PolicyDirection; readonly rule: PolicyRule }[] {
  return directions.flatMap((direction) => (rules[direction] ?? []).map((rule) => ({ direction, rule })))
}

export function peersOf(policy: NetworkPolicy): readonly PeerEntry[] {
  return rulesOf(policy).flatMap(({ direction, rule }) =>
    (rule.peers ?? []).map((peer, index) => ({ policy, peer, path: `${rule.path}.${lists[direction]}[${index}]` })),
  )
}

/** Namespaces by what their labels are asked for: policies of a cluster ask for the same again and again. */
export function namespaceFinder({ lookup }: Cluster): (selector: LabelSelector) => readonly string[] {
  const known = new Map<string, readonly string[]>()
  return (selector) => {
    const key = labelSelectorText(selector)
    const found = known.get(key) ?? [...lookup.namespaces].filter((name) => matchesSelector(selector, lookup.namespaceLabels(name)))
    known.set(key, found)
    return found
  }
}

/** Whether any Pod of these namespaces matches; each question is looked into once. */
export function podFinder({ pods }: Cluster): (namespaces: readonly string[], selector: LabelSelector) => boolean {
  const index = podIndex(pods)
  const known = new Map<string, boolean>()
  return (namespaces, selector) =>
    namespaces.some((namespace) => {
      const key = `${namespace} ${labelSelectorText(selector)}`
      const found = known.get(key) ?? index.matching(namespace, selector).length > 0
      known.set(key, found)
      return found
    })
}

/** The Pods that a policy selects. */
export function selectedBy({ pods }: Cluster, { ref, selector }: NetworkPolicy): readonly Pod[] {
  return podIndex(pods).matching(ref.namespace ?? '', selector)
}
