import { distance } from 'fastest-levenshtein'
import { selectorText } from '../../../kubernetes/labelSelector'
import { podIndex } from '../../../kubernetes/selectedPods'
import { type Cluster, type Pod, qualifiedName, refKey, type Service, type Workload } from '../../../model'

/** A workload that a Service could have meant, by one of its Pods. */
export interface NearWorkload {
  readonly pod: Pod
  readonly workload: string
  readonly labels: string
  /** True where a workload of the namespace has no Service: one may be missing it. */
  readonly someAreFree: boolean
}

/**
 * Finds the workload that the selector of a Service most likely means, among those of its namespace that bear one of its keys: one whose
 * ports the Service asks for, whose probes can succeed, whose labels or name are spelled most like the Service's, and that no other Service
 * finds, in this order. A workload of the name of another Service that finds nothing is meant by that one.
 */
export function nearestWorkloads(cluster: Cluster, lost: readonly Service[]): (service: Service) => NearWorkload | null {
  const namespaces = new Map<string, readonly Candidate[]>()
  const lostNames = new Set(lost.map(({ ref }) => qualifiedName(ref)))
  const templates = new Map(cluster.workloads.map((workload) => [refKey(workload.ref), workload]))
  return (service) => {
    const namespace = service.ref.namespace ?? ''
    const all = namespaces.get(namespace) ?? candidatesIn(cluster, namespace)
    namespaces.set(namespace, all)
    const keys = Object.keys(service.selector ?? {})
    const near = all
      .filter(
        ({ pod, name }) =>
          keys.some((key) => Object.hasOwn(pod.labels, key)) && (name === qualifiedName(service.ref) || !lostNames.has(name)),
      )
      .map((candidate) => ({
        candidate,
        rank: rankOf(service, candidate, templates.get(refKey(candidate.pod.workload ?? candidate.pod.ref))),
      }))
      .sort((a, b) => compareRanks(a.rank, b.rank))
    // Where every workload has its Service, only one that is spelled alike is told.
    const someAreFree = near.some(({ candidate }) => !candidate.isServed)
    const found = someAreFree ? near[0] : near.find(({ candidate }) => spelling(service, candidate) <= 2)
    if (found === undefined) return null
    const { name, pod } = found.candidate
    return { pod, workload: name, labels: selectorText(pick(pod.labels, keys)), someAreFree }
  }
}

interface Candidate {
  readonly name: string
  readonly pod: Pod
  readonly isServed: boolean
}

/** The workloads of a namespace, and Pods that nobody keeps, by their first Pod. */
function candidatesIn(cluster: Cluster, namespace: string): readonly Candidate[] {
  const index = podIndex(cluster.pods)
  const served = new Set(
    cluster.services.flatMap(({ ref, selector }) => (ref.namespace === namespace ? index.selected(namespace, selector) : [])),
  )
  const found = new Map<string, Candidate>()
  for (const pod of index.inNamespace(namespace)) {
    const key = refKey(pod.workload ?? pod.ref)
    if (!found.has(key)) found.set(key, { name: qualifiedName(pod.workload ?? pod.ref), pod, isServed: served.has(pod) })
  }
  return [...found.values()]
}

type Rank = readonly number[]

function rankOf(service: Service, candidate: Candidate, workload: Workload | undefined): Rank {
  const { pod } = candidate
  const hasPorts = service.ports.every(({ targetPort, protocol }) =>
    targetPort.kind === 'name'
      ? pod.ports.some((port) => port.name === targetPort.name && port.protocol === protocol)
      : pod.ports.length === 0 || pod.ports.some((port) => port.port === targetPort.number),
  )
  const canSucceed = (workload?.template.probes ?? []).every(({ port, ports }) =>
    ports.some((each) => (typeof port === 'string' ? each.name === port : each.port === port)),
  )
  return [Number(!hasPorts), Number(!canSucceed), spelling(service, candidate), Number(candidate.isServed)]
}

/** How many letters the labels asked for, or the names, are apart. */
function spelling({ ref, selector }: Service, { name, pod }: Candidate): number {
  const labels = Object.entries(selector ?? {}).flatMap(([key, value]) => {
    const own = Object.hasOwn(pod.labels, key) ? pod.labels[key] : undefined
    return own === undefined || own === value ? [] : [distance(value, own)]
  })
  return Math.min(distance(ref.name, name.slice(name.indexOf('/') + 1)), ...labels)
}

function compareRanks(a: Rank, b: Rank): number {
  const at = a.findIndex((value, index) => value !== b[index])
  return at === -1 ? 0 : (a[at] ?? 0) - (b[at] ?? 0)
}

function pick(labels: Readonly<Record<string, string>>, keys: readonly string[]): Record<string, string> {
  return Object.fromEntries(Object.entries(labels).filter(([key]) => keys.includes(key)))
}
