import { selects } from '../../../kubernetes/labelSelector'
import { type Cluster, named, refKey, stopOf, type Trace, type Workload } from '../../../model'
import { type Diagnostic, docs, type Found } from '../../rule'

/**
 * POD-06: a workload that is scaled to zero, or of which fewer Pods are ready than it asks for. A ReplicaSet of a Deployment is judged by
 * its owner; how many Pods a DaemonSet or a Job has is no wish of theirs.
 */
export const missingReplicas: Diagnostic<'POD-06'> = {
  code: 'POD-06',
  docs: docs.deployment,
  inCluster: (cluster) => below(cluster, ({ owners }) => owners.length === 0),
  onTrace: scaledToZero,
}

const scaled = ['Deployment', 'ReplicaSet', 'StatefulSet', 'ReplicationController']

function below({ workloads, pods }: Cluster, counts: (workload: Workload) => boolean): readonly Found<'POD-06'>[] {
  const wanted = workloads.filter((workload) => scaled.includes(workload.kind) && counts(workload))
  if (wanted.length === 0) return []
  const seen = new Map<string, number>()
  for (const { workload, ready, terminating, assumed } of pods) {
    if (workload === null || assumed.includes('pod')) continue
    const key = refKey(workload)
    seen.set(key, (seen.get(key) ?? 0) + Number(ready && !terminating))
  }
  return wanted.flatMap((workload): readonly Found<'POD-06'>[] => {
    // Of a workload whose Pods nobody saw only its own number is known.
    const ready = seen.get(refKey(workload.ref)) ?? workload.replicas
    return workload.replicas > 0 && ready >= workload.replicas ? [] : [found(workload, ready)]
  })
}

function found({ ref, replicas }: Workload, ready: number): Found<'POD-06'> {
  return { facts: { workload: named(ref), wanted: replicas, ready }, severity: 'info', object: ref, path: 'spec.replicas' }
}

/** The workloads that a Service without endpoints would find, if they had Pods. */
function scaledToZero(cluster: Cluster, trace: Trace): readonly Found<'POD-06'>[] {
  const stop = stopOf(trace.ending)
  if (stop?.reason !== 'no-endpoints' && stop?.reason !== 'no-address-behind-name') return []
  const [namespace = '', name = ''] = stop.facts.service.split('/')
  const selector = cluster.lookup.service(namespace, name)?.selector ?? null
  return cluster.workloads
    .filter(
      ({ ref, kind, replicas, owners }) => scaled.includes(kind) && replicas === 0 && ref.namespace === namespace && owners.length === 0,
    )
    .filter(({ template }) => selects(selector, template.labels))
    .map((workload) => ({ ...found(workload, 0), severity: 'error' as const }))
}
