import type { Cluster, ClusterLookup } from '../model'

/** Namespaces that every cluster has. */
const alwaysThere = ['default', 'kube-system', 'kube-public', 'kube-node-lease']

const known = new WeakMap<ClusterLookup, ReadonlySet<string>>()

/** Whether a namespace exists: its object is in the input, something of the input stands in it, or every cluster has it. */
export function namespaceExists(cluster: Cluster, name: string): boolean {
  const names = known.get(cluster.lookup) ?? namespacesOf(cluster)
  known.set(cluster.lookup, names)
  return names.has(name)
}

function namespacesOf(cluster: Cluster): ReadonlySet<string> {
  const written = cluster.objects.flatMap(({ ref }) => (ref.kind === 'Namespace' && ref.group === '' ? ref.name : (ref.namespace ?? [])))
  return new Set([...alwaysThere, ...written])
}
