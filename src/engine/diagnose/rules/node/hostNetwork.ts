import { type Cluster, type Pod, qualifiedName, type Trace } from '../../../model'
import { type Diagnostic, docs, type Found } from '../../rule'

/**
 * ND-03: a Pod on the way stands on the network of its node: it has the node's addresses and ports, and most network plugins apply no policy
 * to it. Where policies select it, NP-13 says so.
 */
export const onHostNetwork: Diagnostic<'ND-03'> = { code: 'ND-03', docs: docs.hostNetworkPolicy, onTrace: found }

function found(cluster: Cluster, { ending }: Trace): readonly Found<'ND-03'>[] {
  const pod = ending.verdict === 'delivered' && ending.endpoint.ref ? cluster.lookup.podOf(ending.endpoint.ref) : null
  if (!pod?.hostNetwork || pod.node === null || cluster.lookup.policiesFor(pod).length > 0) return []
  return [
    { facts: { pod: qualifiedName(pod.ref), node: pod.node }, severity: 'info', object: pod.writtenIn.object, path: pathOf(cluster, pod) },
  ]
}

/** A Pod has its own spec, one that a workload makes the template's. */
function pathOf({ lookup }: Cluster, { writtenIn }: Pod): string | null {
  const source = lookup.object(writtenIn.object)?.source
  return ['spec.hostNetwork', 'spec.template.spec.hostNetwork'].find((path) => source?.locate(path)) ?? null
}
