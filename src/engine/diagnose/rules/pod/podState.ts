import { type Cluster, type FindingFacts, named, type Pod, refKey, type Severity, type Trace } from '../../../model'
import { type Diagnostic, docs, type Found } from '../../rule'
import { podsBehindStop } from './behindService'

type PodCode = 'POD-01' | 'POD-02' | 'POD-03' | 'POD-04'

/** What keeps requests from a Pod that somebody saw; null: nothing, or it has finished. */
function stateOf({ phase, ready, terminating, waiting, assumed }: Pod): PodCode | null {
  if (assumed.includes('pod') || phase === 'Succeeded' || phase === 'Failed') return null
  if (terminating) return 'POD-04'
  if (waiting !== null) return 'POD-02'
  if (phase === 'Pending') return 'POD-01'
  return ready ? null : 'POD-03'
}

const paths: Readonly<Record<PodCode, string>> = {
  'POD-01': 'status.phase',
  'POD-02': 'status.containerStatuses',
  'POD-03': 'status.conditions',
  'POD-04': 'metadata.deletionTimestamp',
}

/**
 * A diagnostic about Pods in one state, once for each workload. Behind a Service that has no endpoint for it, it is an error on that
 * request's path.
 */
export function onPods<K extends PodCode>(
  code: K,
  severity: Severity,
  factsOf: (owner: string, pods: readonly Pod[]) => FindingFacts[K],
): Diagnostic<K> {
  const find = (pods: readonly Pod[], as: Severity): readonly Found<K>[] =>
    [...grouped(pods.filter((pod) => stateOf(pod) === code)).values()].map((group) => {
      const [{ ref, workload }] = group
      return { facts: factsOf(named(workload ?? ref), group), severity: as, object: ref, path: paths[code] }
    })
  return {
    code,
    docs: docs.podLifecycle,
    inCluster: ({ pods }: Cluster) => find(pods, severity),
    onTrace: (cluster: Cluster, trace: Trace) => find(podsBehindStop(cluster, trace), 'error'),
  }
}

/** Pods of one workload that wait for one reason stand together. */
function grouped(pods: readonly Pod[]): ReadonlyMap<string, readonly [Pod, ...Pod[]]> {
  const groups = new Map<string, [Pod, ...Pod[]]>()
  for (const pod of pods) {
    const key = `${refKey(pod.workload ?? pod.ref)} ${pod.waiting}`
    const group = groups.get(key)
    if (group) group.push(pod)
    else groups.set(key, [pod])
  }
  return groups
}
