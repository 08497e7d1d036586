import type { Cluster, FieldChange, NearMiss, Plain, PolicyFacts } from '../../model'
import { listOf, mapOf, valueAt } from './untyped'

type Near<K extends NearMiss['miss']> = Extract<NearMiss, { miss: K }>

/** Labels by which applications are told apart, the first that a Pod has; those of one rollout are not among them. */
const telling = ['app.kubernetes.io/name', 'app', 'k8s-app', 'name', 'component', 'tier']

/** NP-09, NP-22: one more peer, so that nobody loses what the rule allows. */
export function onePeerMore(cluster: Cluster, { direction, pod, other }: PolicyFacts, near: Near<'peer'>): readonly FieldChange[] {
  const peer = other.pod === null ? addressPeer(other) : podPeer(cluster, other.pod, namespaceOf(pod), labelKeys(cluster, near))
  const path = `${near.path.slice(0, near.path.lastIndexOf('.'))}.${direction === 'ingress' ? 'from' : 'to'}`
  return peer === null ? [] : [{ do: 'append', object: near.policy, path, value: peer }]
}

/** NP-08: one more port. */
export function onePortMore({ port, protocol }: PolicyFacts, { policy, path }: Near<'port'>): readonly FieldChange[] {
  return [{ do: 'append', object: policy, path, value: protocol === 'TCP' ? { port } : { protocol, port } }]
}

/** NP-10, NP-21: the port that the Pod receives on in place of the one that is written, by name or by number. */
export function receivingPort(
  cluster: Cluster,
  { port }: PolicyFacts,
  { policy, path }: Near<'port'>,
  written: string | number,
): readonly FieldChange[] {
  const at = listOf(valueAt(cluster, policy, path)).findIndex((entry) => mapOf(entry).port === written && !('endPort' in mapOf(entry)))
  return at === -1 ? [] : [{ do: 'set', object: policy, path: `${path}[${at}].port`, value: port }]
}

/** The keys by which the rule tells Pods. */
function labelKeys(cluster: Cluster, { policy, path }: Near<'peer'>): readonly string[] {
  return listOf(valueAt(cluster, policy, path)).flatMap((entry) => Object.keys(mapOf(mapOf(mapOf(entry).podSelector).matchLabels)))
}

function podPeer(cluster: Cluster, name: string, home: string, keys: readonly string[]): Plain | null {
  const namespace = namespaceOf(name)
  const labels = cluster.lookup.pod(namespace, name.slice(namespace.length + 1))?.labels ?? {}
  const has = (key: string) => Object.hasOwn(labels, key)
  const chosen = keys.some(has) ? keys.filter(has) : [...telling, ...Object.keys(labels)].filter(has).slice(0, 1)
  if (chosen.length === 0) return null
  const podSelector = { matchLabels: Object.fromEntries(chosen.map((key) => [key, labels[key] ?? ''])) }
  return namespace === home
    ? { podSelector }
    : { namespaceSelector: { matchLabels: { 'kubernetes.io/metadata.name': namespace } }, podSelector }
}

/** A single address from outside; that of a node stands for whoever is hidden behind it. */
function addressPeer({ address, node }: PolicyFacts['other']): Plain | null {
  if (address === null || node !== null) return null
  return { ipBlock: { cidr: `${address}/${address.includes(':') ? 128 : 32}` } }
}

function namespaceOf(pod: string): string {
  return pod.split('/')[0] ?? ''
}
