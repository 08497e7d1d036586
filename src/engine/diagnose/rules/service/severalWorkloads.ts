import { podIndex } from '../../../kubernetes/selectedPods'
import { type Cluster, named, type Pod, qualifiedName, refKey } from '../../../model'
import { type Diagnostic, docs, type Found } from '../../rule'

/** SVC-02: the selector finds Pods of several workloads, which share the requests: wanted of a canary, a slip elsewhere. */
export const severalWorkloads: Diagnostic<'SVC-02'> = { code: 'SVC-02', docs: docs.service, inCluster: shared }

function shared({ services, pods }: Cluster): readonly Found<'SVC-02'>[] {
  return services.flatMap((service) => {
    const workloads = workloadsOf(podIndex(pods).selected(service.ref.namespace ?? '', service.selector))
    if (workloads.length < 2) return []
    return [{ facts: { service: qualifiedName(service.ref), workloads }, severity: 'info', object: service.ref, path: 'spec.selector' }]
  })
}

/** Pods that finished take no requests; Pods that nobody keeps are no workload. */
function workloadsOf(pods: readonly Pod[]): readonly string[] {
  const running = pods.filter(({ phase }) => phase !== 'Succeeded' && phase !== 'Failed')
  const refs = running.flatMap(({ workload }) => workload ?? [])
  return [...new Map(refs.map((ref) => [refKey(ref), named(ref)])).values()]
}
