import type { LabelSelector, Pod } from '../model'
import { matchesSelector } from './labelSelector'

/** Finds Pods by their labels without looking at all of them. */
export interface PodIndex {
  /** All Pods of a namespace. */
  readonly inNamespace: (namespace: string) => readonly Pod[]
  /** Those of a namespace that equal labels select; none where there are no labels to ask for, as a Service without selector has none. */
  readonly selected: (namespace: string, labels: Readonly<Record<string, string>> | null) => readonly Pod[]
  /** Those of a namespace that such a selector finds; one that asks for nothing finds all. */
  readonly matching: (namespace: string, selector: LabelSelector) => readonly Pod[]
}

const kept = new WeakMap<readonly Pod[], PodIndex>()

/** The index of these Pods: made when it is first asked for, and kept as long as they are. */
export function podIndex(pods: readonly Pod[]): PodIndex {
  const known = kept.get(pods) ?? makeIndex(pods)
  kept.set(pods, known)
  return known
}

interface Namespace {
  readonly pods: Pod[]
  /** Of each key that was asked for, the Pods by its value. */
  readonly byLabel: Map<string, Map<string, Pod[]>>
}

function makeIndex(pods: readonly Pod[]): PodIndex {
  const namespaces = new Map<string, Namespace>()
  for (const pod of pods) {
    const name = pod.ref.namespace ?? ''
    const known = namespaces.get(name)
    if (known) known.pods.push(pod)
    else namespaces.set(name, { pods: [pod], byLabel: new Map() })
  }
  const matching: PodIndex['matching'] = (name, selector) => {
    const namespace = namespaces.get(name)
    if (namespace === undefined) return []
    return rarest(namespace, selector.labels).filter((pod) => matchesSelector(selector, pod.labels))
  }
  return {
    inNamespace: (name) => namespaces.get(name)?.pods ?? [],
    matching,
    selected: (name, labels) => (labels === null || Object.keys(labels).length === 0 ? [] : matching(name, { labels, expressions: [] })),
  }
}

/** The Pods that bear the rarest of some labels: no other can have them all. */
function rarest(namespace: Namespace, labels: Readonly<Record<string, string>>): readonly Pod[] {
  let found: readonly Pod[] = namespace.pods
  for (const key of Object.keys(labels)) {
    const list = byValue(namespace, key).get(labels[key] ?? '') ?? []
    if (list.length < found.length) found = list
  }
  return found
}

function byValue({ pods, byLabel }: Namespace, key: string): ReadonlyMap<string, readonly Pod[]> {
  const known = byLabel.get(key)
  if (known) return known
  const index = new Map<string, Pod[]>()
  for (const pod of pods) {
    const value = Object.hasOwn(pod.labels, key) ? pod.labels[key] : undefined
    if (value === undefined) continue
    const list = index.get(value)
    if (list) list.push(pod)
    else index.set(value, [pod])
  }
  byLabel.set(key, index)
  return index
}
