import { selects } from './kubernetes/labelSelector'
import { type Cluster, type Pod, qualifiedName, refKey, type Service } from './model'

/** Policies let in a few workloads among many: so many others are tried. */
const most = 12

/**
 * Who asks a Service from inside, as `--from` takes it, the likeliest first: a Pod that is not behind it, of its own namespace where there is
 * one, and then one Pod of each other workload there; without Pods a node.
 */
export function insideSenders(cluster: Cluster): (service: Service) => readonly string[] {
  const byNamespace = new Map<string, Pod[]>()
  for (const pod of cluster.pods) {
    const known = byNamespace.get(pod.ref.namespace ?? '')
    if (known) known.push(pod)
    else byNamespace.set(pod.ref.namespace ?? '', [pod])
  }
  // The first Pod of each namespace, in the order of the Pods.
  const firsts = [...byNamespace.values()].flatMap((pods) => pods.slice(0, 1))
  return (service) => {
    const { namespace } = service.ref
    const own = onePerWorkload(byNamespace.get(namespace ?? '') ?? [], (pod) => !selects(service.selector, pod.labels))
    const elsewhere = firsts.filter((pod) => pod.ref.namespace !== namespace).slice(0, most)
    const pods = [...own, ...elsewhere].slice(0, most)
    if (pods.length > 0) return pods.map(nameOf)
    if (cluster.pods[0]) return [nameOf(cluster.pods[0])]
    return [cluster.nodes[0] ? `node:${cluster.nodes[0].ref.name}` : 'external']
  }
}

function onePerWorkload(pods: readonly Pod[], isMeant: (pod: Pod) => boolean): readonly Pod[] {
  const found = new Map<string, Pod>()
  for (const pod of pods) {
    const key = refKey(pod.workload ?? pod.ref)
    if (!found.has(key) && isMeant(pod)) found.set(key, pod)
    if (found.size === most) break
  }
  return [...found.values()]
}

function nameOf(pod: Pod): string {
  return `pod:${qualifiedName(pod.ref)}`
}
