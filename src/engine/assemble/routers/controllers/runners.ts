import { selects } from '../../../kubernetes/labelSelector'
import { compareText, type KubeObject, type Pod, qualifiedName, type ResourceRef, refKey, type Service } from '../../../model'
import { groupBy } from '../../groupBy'
import { podSpecOf, softwareOf } from '../../readers/software'
import type { RouterContext, RouterObjects } from '../family'
import type { Flags } from './kind'
import { kindOfImage } from './kinds'
import type { Runner } from './serve'

/** The label by which Pods are found again that stand for a controller that the input lacks. */
export const assumedLabel = 'hopscope/controller'

/** A controller that runs in Pods of the cluster. */
export interface PodRunner extends Runner {
  /** The workload of its Pods, or the only Pod. */
  readonly ref: ResourceRef
  readonly version: string | null
  readonly pods: readonly Pod[]
  /** Those whose selectors find its Pods. */
  readonly services: readonly Service[]
  readonly assumed: boolean
}

const workloads = ['Deployment', 'DaemonSet', 'StatefulSet', 'ReplicaSet'] as const
const olderWorkloads = ['Deployment', 'DaemonSet', 'ReplicaSet'] as const

/** The controllers that objects of the input run, before there are Pods. */
export function writtenRunners(objects: RouterObjects): readonly Runner[] {
  const candidates = [
    ...objects.ofKind('', 'Pod'),
    ...workloads.flatMap((kind) => objects.ofKind('apps', kind)),
    ...olderWorkloads.flatMap((kind) => objects.ofKind('extensions', kind)),
  ]
  const found = candidates.flatMap((object: KubeObject) => {
    const namespace = object.ref.namespace ?? ''
    const software = softwareOf(podSpecOf(object.body), namespace)
    return software ? [{ namespace, software }] : []
  })
  return found.flatMap(({ namespace, software }) => {
    const kind = kindOfImage(software.name)
    if (kind === null || software.role !== 'proxy') return []
    const told = found.filter((other) => other.namespace === namespace && other.software.name === software.name)
    return [{ kind, flags: mergedFlags([...told.map((other) => other.software.flags), software.flags]) }]
  })
}

/** The controllers in the cluster's Pods: the Pods of one workload are one controller. */
export function podRunners(context: RouterContext): readonly PodRunner[] {
  const running = context.pods.filter((pod) => pod.software !== null || pod.labels[assumedLabel] !== undefined)
  const carrying = running.filter((pod) => pod.software?.role !== 'control')
  const groups = groupBy(carrying, (pod) => refKey(pod.workload ?? pod.ref))
  return [...groups.values()].flatMap((pods) => runnerOf(context, pods, running))
}

function runnerOf(context: RouterContext, pods: readonly Pod[], running: readonly Pod[]): PodRunner[] {
  const [first] = pods
  const software = first?.software
  const kind = software ? kindOfImage(software.name) : null
  if (!first || !software || kind === null) return []
  const told = running.filter((pod) => pod.ref.namespace === first.ref.namespace && pod.software?.name === software.name)
  return [
    {
      kind,
      flags: mergedFlags([...told.map((pod) => pod.software?.flags ?? {}), software.flags]),
      ref: first.workload ?? first.ref,
      version: software.version,
      pods,
      services: servicesOf(context, first),
      assumed: false,
    },
  ]
}

/** What stands for controllers that the input lacks: found by their label. */
export function assumedRunners(context: RouterContext): (kind: PodRunner['kind'], label: string) => PodRunner | null {
  const labelled = groupBy(
    context.pods.filter((pod) => pod.labels[assumedLabel] !== undefined),
    (pod) => pod.labels[assumedLabel] ?? '',
  )
  return (kind, label) => {
    const pods = labelled.get(label) ?? []
    const [first] = pods
    if (!first) return null
    return { kind, flags: {}, ref: first.workload ?? first.ref, version: null, pods, services: servicesOf(context, first), assumed: true }
  }
}

/** Services that find a Pod, those for people outside first. */
function servicesOf(context: RouterContext, pod: Pod): readonly Service[] {
  const order = { LoadBalancer: 0, NodePort: 1, ClusterIP: 2, ExternalName: 3 } as const
  return context.services
    .filter((service) => service.ref.namespace === pod.ref.namespace && selects(service.selector, pod.labels))
    .sort((a, b) => order[a.type] - order[b.type] || compareText(qualifiedName(a.ref), qualifiedName(b.ref)))
}

function mergedFlags(all: readonly Flags[]): Flags {
  return Object.assign({}, ...all)
}
