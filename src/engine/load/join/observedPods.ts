import type { KubeObject } from '../../model'
import { mapIn, type UnknownMap } from '../values'

/** The names that controllers give their Pods, behind the name of the workload. */
const suffixes: Readonly<Record<string, RegExp>> = {
  Deployment: /^-([a-z0-9]{1,10})-[a-z0-9]{5}$/,
  ReplicaSet: /^-[a-z0-9]{5}$/,
  ReplicationController: /^-[a-z0-9]{5}$/,
  DaemonSet: /^-[a-z0-9]{5}$/,
  Job: /^-[a-z0-9]{5}$/,
  StatefulSet: /^-\d+$/,
}

/**
 * A Pod that a terminal showed without its labels has those of the template of its workload, and the containers of it. Whose it is, its
 * name says: controllers name their Pods after themselves. Marked as filled in, since nobody printed it.
 */
export function completePods(objects: readonly KubeObject[]): readonly KubeObject[] {
  const workloads = new Map<string, KubeObject[]>()
  for (const object of objects) {
    if (!Object.hasOwn(suffixes, object.ref.kind)) continue
    const namespace = object.ref.namespace ?? ''
    workloads.set(namespace, [...(workloads.get(namespace) ?? []), object])
  }
  return objects.map((object) => {
    if (object.ref.kind !== 'Pod' || object.observed !== 'alone') return object
    const own = (workloads.get(object.ref.namespace ?? '') ?? []).filter((workload) => suffixOf(object, workload) !== null)
    // `web-api-…` is of web-api, not of web.
    const [nearest] = own.sort((a, b) => b.ref.name.length - a.ref.name.length)
    return nearest ? completed(object, nearest) : object
  })
}

function suffixOf(pod: KubeObject, workload: KubeObject): RegExpExecArray | null {
  const { kind, name } = workload.ref
  return pod.ref.name.startsWith(name) ? (suffixes[kind]?.exec(pod.ref.name.slice(name.length)) ?? null) : null
}

function completed(pod: KubeObject, workload: KubeObject): KubeObject {
  const template = mapIn(mapIn(workload.body, 'spec'), 'template')
  const hash = suffixOf(pod, workload)?.[1]
  const labels = { ...mapIn(mapIn(template, 'metadata'), 'labels'), ...(hash === undefined ? {} : { 'pod-template-hash': hash }) }
  const owner =
    hash === undefined
      ? { kind: workload.ref.kind, name: workload.ref.name, controller: true }
      : { kind: 'ReplicaSet', name: `${workload.ref.name}-${hash}`, controller: true }
  const metadata = { labels, ownerReferences: [owner], ...mapIn(pod.body, 'metadata') }
  const spec = { ...mapIn(template, 'spec'), ...mapIn(pod.body, 'spec') }
  const filledIn = [
    ...(isDerived('labels', mapIn(template, 'metadata'), mapIn(pod.body, 'metadata')) ? ['metadata.labels'] : []),
    ...(isDerived('containers', mapIn(template, 'spec'), mapIn(pod.body, 'spec')) ? ['spec.containers'] : []),
  ]
  return { ...pod, body: { ...pod.body, metadata, spec }, filledIn: new Set([...pod.filledIn, ...filledIn]) }
}

/** A template that a terminal's table showed may itself say nothing of it. */
function isDerived(field: string, template: UnknownMap, pod: UnknownMap): boolean {
  return Object.hasOwn(template, field) && !Object.hasOwn(pod, field)
}
