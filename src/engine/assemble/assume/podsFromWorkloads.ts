import { fitsNode } from '../../kubernetes/nodeFit'
import { type Assumption, type ClusterNode, compareText, type Pod, type ResourceRef, refKey, type Workload } from '../../model'
import { stableSuffix } from '../../model/stableHash'

/** More Pods of one workload than this tell no more about a path. */
const mostPods = 5_000

/**
 * The Pods that the controllers would make of workloads whose Pods are not in the input. A workload with an owner
 * (a ReplicaSet of a Deployment) is left to its owner where that is in the input.
 */
export function podsFromWorkloads(
  workloads: readonly Workload[],
  declared: readonly Pod[],
  nodes: readonly ClusterNode[],
): { readonly pods: readonly Pod[]; readonly assumptions: readonly Assumption[] } {
  // A dump of a cluster may hold its Pods alone.
  if (workloads.length === 0) return { pods: [], assumptions: fromTemplates(declared) }
  const hasPods = havingPods(declared)
  const keepers = new Set(declared.flatMap((pod) => (pod.workload === null ? [] : [refKey(pod.workload)])))
  const known = new Set(workloads.map((workload) => `${workload.ref.namespace}/${workload.kind}/${workload.ref.name}`))
  const pods: Pod[] = []
  const assumptions: Assumption[] = []
  for (const workload of workloads) {
    const owned = workload.owners.some((owner) => known.has(`${workload.ref.namespace}/${owner}`))
    if (owned || keepers.has(refKey(workload.ref)) || hasPods(workload)) continue
    const places = placesOf(workload, nodes)
    const made = podNames(workload, places).map((name, index) => makePod(workload, name, places, index))
    if (made.length === 0) continue
    pods.push(...made)
    assumptions.push({ what: 'pods', workload: workload.ref, pods: made.map((pod) => pod.ref) })
  }
  return { pods, assumptions: [...assumptions, ...fromTemplates(declared)] }
}

/** Pods that were seen without labels or ports have those of the workload whose name they bear. */
function fromTemplates(declared: readonly Pod[]): readonly Assumption[] {
  const byWorkload = new Map<string, { readonly workload: ResourceRef; readonly pods: ResourceRef[] }>()
  for (const { ref, workload } of declared
    .filter((pod) => pod.assumed.includes('template'))
    .sort((a, b) => compareText(refKey(a.ref), refKey(b.ref)))) {
    if (workload === null) continue
    const known = byWorkload.get(refKey(workload)) ?? { workload, pods: [] }
    known.pods.push(ref)
    byWorkload.set(refKey(workload), known)
  }
  return [...byWorkload.values()].map(({ workload, pods }) => ({ what: 'pod-template', workload, pods }))
}

/**
 * The nodes that Pods of a workload may stand on, by name. Of nodes that nobody describes each will do. Null: nodes are described, and
 * none of them fits.
 */
function placesOf({ kind, template }: Workload, nodes: readonly ClusterNode[]): readonly string[] | null {
  const described = nodes.filter(({ assumed }) => assumed !== 'node')
  const { placement, nodeName } = template
  // The controller of DaemonSets has its Pods tolerate what befalls nodes in their life.
  const tolerations = kind === 'DaemonSet' ? [...placement.tolerations, ...toleratedByDaemons] : placement.tolerations
  const asked = { ...placement, tolerations }
  const fitting = described.length === 0 ? nodes : described.filter((node) => fitsNode(asked, node))
  return fitting.length > 0 || nodeName !== null ? fitting.map(({ ref }) => ref.name) : null
}

/** https://kubernetes.io/docs/concepts/workloads/controllers/daemonset/#taints-and-tolerations */
const toleratedByDaemons = ['not-ready', 'unreachable', 'disk-pressure', 'memory-pressure', 'pid-pressure', 'unschedulable'].map(
  (word) => ({ key: `node.kubernetes.io/${word}`, operator: 'Exists', value: '', effect: null }) as const,
)

/** A workload has Pods in the input where one in its namespace carries all labels of its template and its name in front. */
function havingPods(declared: readonly Pod[]): (workload: Workload) => boolean {
  const byNamespace = new Map<string, Pod[]>()
  for (const pod of declared) {
    const namespace = pod.ref.namespace ?? ''
    const known = byNamespace.get(namespace)
    if (known) known.push(pod)
    else byNamespace.set(namespace, [pod])
  }
  return (workload) =>
    (byNamespace.get(workload.ref.namespace ?? '') ?? []).some(
      (pod) =>
        pod.ref.name.startsWith(`${workload.ref.name}-`) &&
        Object.entries(workload.template.labels).every(([key, value]) => pod.labels[key] === value),
    )
}

/** Names as the controllers make them: ordinals for a StatefulSet, hashes for the others. */
function podNames(workload: Workload, places: readonly string[] | null): string[] {
  const { name } = workload.ref
  const key = refKey(workload.ref)
  const count = workload.kind === 'DaemonSet' ? (places?.length ?? 0) : Math.min(workload.replicas, mostPods)
  const prefix = workload.kind === 'Deployment' ? `${name}-${stableSuffix(key, 9)}` : name
  const used = new Set<string>()
  return Array.from({ length: count }, (_, index) => {
    if (workload.kind === 'StatefulSet') return `${name}-${index}`
    return freeName(prefix, `${key}/${index}`, used)
  })
}

function freeName(prefix: string, key: string, used: Set<string>): string {
  for (let attempt = 0; ; attempt += 1) {
    const name = `${prefix}-${stableSuffix(attempt === 0 ? key : `${key}/${attempt}`, 5)}`
    if (used.has(name)) continue
    used.add(name)
    return name
  }
}

/** Spread over the nodes in name order, round-robin within the workload; a DaemonSet has one on each. Where no node fits, it waits. */
function makePod(workload: Workload, name: string, places: readonly string[] | null, index: number): Pod {
  const { template } = workload
  const ref: ResourceRef = { group: '', kind: 'Pod', namespace: workload.ref.namespace, name }
  const named = workload.kind === 'StatefulSet' && workload.serviceName !== null
  return {
    ref,
    labels: { ...template.labels, ...controllerLabels(workload, name, index) },
    node: template.nodeName ?? places?.[index % Math.max(1, places.length)] ?? null,
    addresses: [],
    hostNetwork: template.hostNetwork,
    hostname: named ? name : template.hostname,
    subdomain: named ? workload.serviceName : template.subdomain,
    phase: places === null ? 'Pending' : 'Running',
    ready: places !== null,
    terminating: false,
    waiting: null,
    ports: template.ports,
    dnsPolicy: template.dnsPolicy,
    dnsConfig: template.dnsConfig,
    dnsPath: template.dnsPath,
    workload: workload.ref,
    software: template.software,
    assumed: places === null ? ['pod'] : ['pod', 'address', 'readiness'],
    writtenIn: { object: workload.ref, source: workload.source },
  }
}

/**
 * Labels that a controller gives its Pods besides those of the template, as Services and policies use them to find one Pod.
 * https://kubernetes.io/docs/concepts/workloads/controllers/statefulset/#pod-name-label
 */
function controllerLabels({ kind, ref }: Workload, name: string, index: number): Readonly<Record<string, string>> {
  switch (kind) {
    case 'StatefulSet':
      return { 'statefulset.kubernetes.io/pod-name': name, 'apps.kubernetes.io/pod-index': String(index) }
    case 'Job':
      return { 'batch.kubernetes.io/job-name': ref.name, 'job-name': ref.name }
    default:
      return {}
  }
}
