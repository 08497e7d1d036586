import { type Fields, fieldsOf } from '../../fields'
import type { KubeObject, LoadProblem, ObjectSource, ResourceRef } from '../../model'
import { type PodShape, readPodShape } from './pod'

/** How the Pods of a workload are named and spread. */
export type WorkloadKind = 'Deployment' | 'ReplicaSet' | 'ReplicationController' | 'StatefulSet' | 'DaemonSet' | 'Job'

export interface Workload {
  readonly ref: ResourceRef
  readonly kind: WorkloadKind
  readonly replicas: number
  readonly template: PodShape
  /** The headless Service that names the Pods of a StatefulSet. */
  readonly serviceName: string | null
  /** `Kind/name` of the workloads that made this one, as a Deployment makes ReplicaSets. */
  readonly owners: readonly string[]
  readonly source: ObjectSource
}

/** Kinds that make Pods, by API group. */
export const workloadKinds: Readonly<Record<WorkloadKind, readonly string[]>> = {
  Deployment: ['apps', 'extensions'],
  ReplicaSet: ['apps', 'extensions'],
  StatefulSet: ['apps'],
  DaemonSet: ['apps', 'extensions'],
  ReplicationController: [''],
  Job: ['batch'],
}

/** A workload: how many Pods, and what they look like. */
export function readWorkload(object: KubeObject, problems: LoadProblem[]): Workload {
  const root = fieldsOf(object, problems)
  const spec = root.map('spec')
  const kind = object.ref.kind as WorkloadKind
  return {
    ref: object.ref,
    kind,
    replicas: replicas(kind, spec),
    template: readPodShape(spec.map('template'), object),
    serviceName: kind === 'StatefulSet' ? spec.text('serviceName') : null,
    owners: root
      .map('metadata')
      .maps('ownerReferences')
      .map((owner) => `${owner.text('kind')}/${owner.text('name')}`),
    source: object.source,
  }
}

function replicas(kind: WorkloadKind, spec: Fields): number {
  if (kind === 'Job') return Math.max(0, spec.integer('parallelism') ?? 1)
  return Math.max(0, spec.integer('replicas') ?? 1)
}
