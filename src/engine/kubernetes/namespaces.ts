import type { Cluster } from '../model'

/** Namespaces that every cluster has. */
const alwaysThere = ['default', 'kube-system', 'kube-public', 'kube-node-lease']

/** Whether a namespace exists: its object is in the input, something of the input stands in it, or every cluster has it. */
export function namespaceExists(cluster: Cluster, name: string): boolean {
  return alwaysThere.includes(name) || cluster.lookup.namespaces.has(name)
}
