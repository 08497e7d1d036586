import { type Cluster, named, type RejectedRule, refKey } from '../../../model'
import { type Diagnostic, docs } from '../../rule'

/** ING-08: another Ingress has the host, or the host and path, first: requests never come to this one. */
export const samePathTwice: Diagnostic<'ING-08'> = {
  code: 'ING-08',
  docs: docs.multipleMatches,
  inCluster: (cluster) =>
    lostRules(cluster).map(({ object, path, why }) => ({
      facts: { ingress: named(object), taken: why === 'host-taken' ? 'host' : 'path' },
      severity: 'info',
      object,
      path,
    })),
}

/** The rules of Ingresses that lose to an older one, each once. */
function lostRules(cluster: Cluster): readonly RejectedRule[] {
  const lost = cluster.routers
    .flatMap(({ listeners }) => listeners.flatMap(({ rejected }) => rejected))
    .filter(({ object, why }) => object.kind === 'Ingress' && (why === 'same-as-earlier' || why === 'host-taken'))
  return [...new Map(lost.map((rule) => [`${refKey(rule.object)} ${rule.path}`, rule])).values()]
}
