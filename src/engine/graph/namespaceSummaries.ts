import { type Cluster, compareText, type NamespaceSummary, type Pod } from '../model'

/** Every namespace in which something can be drawn, the largest first; of equal ones by name. One pass over the cluster. */
export function namespaceSummaries(cluster: Cluster): readonly NamespaceSummary[] {
  const counts = new Map<string, { routers: number; services: number; pods: number; notReady: number; workloads: Set<string> }>()
  const of = (namespace: string) => {
    const known = counts.get(namespace) ?? { routers: 0, services: 0, pods: 0, notReady: 0, workloads: new Set<string>() }
    counts.set(namespace, known)
    return known
  }
  for (const { ref } of cluster.routers) if (ref.namespace !== null) of(ref.namespace).routers += 1
  for (const { ref } of cluster.services) of(ref.namespace ?? '').services += 1
  for (const pod of cluster.pods) {
    const count = of(pod.ref.namespace ?? '')
    count.pods += 1
    if (isLate(pod)) count.notReady += 1
    if (pod.workload !== null) count.workloads.add(`${pod.workload.kind}/${pod.workload.name}`)
  }
  return [...counts]
    .map(([name, { workloads, ...numbers }]) => ({ id: `namespace/${name}`, name, ...numbers, workloads: workloads.size }))
    .sort((a, b) => b.pods + b.services + b.routers - (a.pods + a.services + a.routers) || compareText(a.name, b.name))
}

/** A Pod that ought to be ready and is not: one that has done its work or leaves is not. */
function isLate({ ready, terminating, phase }: Pod): boolean {
  return !ready && !terminating && phase !== 'Succeeded'
}
