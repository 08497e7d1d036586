import { type Cluster, type ClusterLookup, type KubeObject, kindKey, qualifiedName, refKey } from '../model'

const kept = new WeakMap<ClusterLookup, Map<string, readonly KubeObject[]>>()

/** The objects of a kind that count, as they are written: of equal names one. Those that the API server refuses are among them. */
export function currentObjects(cluster: Cluster, kind: string, group: string): readonly KubeObject[] {
  if (cluster.lookup.count(kindKey({ group, kind })) === 0) return []
  const ofCluster = kept.get(cluster.lookup) ?? new Map<string, readonly KubeObject[]>()
  kept.set(cluster.lookup, ofCluster)
  const all = ofCluster.get(kind) ?? ofKind(cluster, kind)
  ofCluster.set(kind, all)
  return all.filter(({ ref }) => ref.group === group)
}

/** The Ingresses of Kubernetes: other groups call kinds of theirs so, too. An object of the old group that stands under the new one as well is one. */
export function ingressesOf(cluster: Cluster): readonly KubeObject[] {
  const current = currentObjects(cluster, 'Ingress', 'networking.k8s.io')
  const known = new Set(current.map(({ ref }) => qualifiedName(ref)))
  return [...current, ...currentObjects(cluster, 'Ingress', 'extensions').filter(({ ref }) => !known.has(qualifiedName(ref)))]
}

function ofKind({ objects, lookup }: Cluster, kind: string): readonly KubeObject[] {
  const found = new Map<string, KubeObject>()
  for (const object of objects) if (object.ref.kind === kind) found.set(refKey(object.ref), lookup.object(object.ref) ?? object)
  return [...found.values()]
}
