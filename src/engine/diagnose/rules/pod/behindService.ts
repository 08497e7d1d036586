import { podIndex } from '../../../kubernetes/selectedPods'
import { type Cluster, type Pod, stopOf, type Trace } from '../../../model'

/** The Pods that a Service selects, where a request stopped because the Service has no endpoint: what keeps them is what stopped it. */
export function podsBehindStop(cluster: Cluster, trace: Trace): readonly Pod[] {
  const stop = stopOf(trace.ending)
  if (stop?.reason !== 'no-endpoints' && stop?.reason !== 'no-address-behind-name') return []
  const [namespace = '', name = ''] = stop.facts.service.split('/')
  return podIndex(cluster.pods).selected(namespace, cluster.lookup.service(namespace, name)?.selector ?? null)
}
