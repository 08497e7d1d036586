import { fieldsOf } from '../../../fields'
import { type Cluster, type KubeObject, named, type Severity, type Trace } from '../../../model'
import { currentObjects, ingressesOf } from '../../objects'
import { type Diagnostic, docs, type Found } from '../../rule'

/**
 * LB-02: who makes the load balancer of a Service or Ingress says that it could not open a port of it. On a trace: for the port that was
 * asked.
 * https://kubernetes.io/docs/reference/kubernetes-api/service-resources/service-v1/#ServiceStatus
 */
export const portError: Diagnostic<'LB-02'> = {
  code: 'LB-02',
  docs: docs.loadBalancer,
  inCluster: (cluster) => balanced(cluster).flatMap((object) => errorsOf(object, 'error')),
  onTrace: (cluster, trace) => {
    const asked = trace.hops[0]?.concept?.destination.port
    const met = balancedOnPath(cluster, trace)
    return met
      .flatMap((object) => errorsOf(object, trace.reason === null ? 'warning' : 'error'))
      .filter(({ facts }) => facts.port === asked)
  },
}

function balanced(cluster: Cluster): readonly KubeObject[] {
  return [...currentObjects(cluster, 'Service', ''), ...ingressesOf(cluster)]
}

/** Those whose load balancer the request came to. */
function balancedOnPath(cluster: Cluster, trace: Trace): readonly KubeObject[] {
  const refs = trace.hops.flatMap(({ component: { kind, namespace, name }, because }) => [
    ...(kind === 'Ingress' ? [{ group: 'networking.k8s.io', kind, namespace, name }] : []),
    ...because.flatMap(({ rule, object }) => (object !== null && (rule === 'loadBalancer' || object.kind === 'Ingress') ? [object] : [])),
  ])
  return [...new Set(refs.flatMap((ref) => cluster.lookup.object(ref) ?? []))]
}

function errorsOf(object: KubeObject, severity: Severity): readonly Found<'LB-02'>[] {
  const ways = fieldsOf(object, []).map('status').map('loadBalancer').maps('ingress')
  return ways
    .flatMap((way) => way.maps('ports'))
    .flatMap((entry) => {
      const [port, error] = [entry.port('port'), entry.text('error')]
      if (port === null || error === null || error === '') return []
      return [{ facts: { object: named(object.ref), port, error }, severity, object: object.ref, path: entry.pathOf('error') }]
    })
}
