import { listenerOf } from '../../../kubernetes/externalLoadBalancer'
import { type BalancerBackend, type BalancerListener, backendsOfListener, type Cluster, type ExternalLoadBalancer } from '../../../model'
import { severityOfAbsence } from '../../presence'
import { balancerRef, type Diagnostic, docs, onStop } from '../../rule'

/** LB-06: a listener that leads nowhere: it has no backend with a share, or names nodes that the input does not have among others. */
export const noBackend: Diagnostic<'LB-06'> = {
  ...onStop('LB-06', 'no-backend', docs.loadBalancer, (facts, cluster) => {
    const balancer = cluster.balancers.find(({ ref }) => ref.name === facts.balancer)
    const listener = balancer && (listenerOf(balancer, facts.port, 'TCP') ?? listenerOf(balancer, facts.port, 'UDP'))
    return { facts, severity: 'error', object: balancer?.ref ?? balancerRef(facts.balancer), path: listener?.path ?? null }
  }),
  inCluster: (cluster) =>
    cluster.balancers.flatMap((balancer) =>
      balancer.listeners
        .filter((listener) => leadsNowhere(cluster, listener))
        .map((listener) => ({ ...placeOf(balancer, listener), severity: 'error' as const })),
    ),
}

function placeOf({ ref }: ExternalLoadBalancer, { port, path }: BalancerListener) {
  return { facts: { balancer: ref.name, port }, object: ref, path }
}

function leadsNowhere(cluster: Cluster, listener: BalancerListener): boolean {
  return backendsOfListener(listener).every((backend) => backend.weight === 0 || isGone(cluster, backend))
}

function isGone(cluster: Cluster, backend: BalancerBackend): boolean {
  if (backend.kind !== 'nodes' || backend.nodes === null || severityOfAbsence(cluster, '/Node', null) === 'info') return false
  const there = new Set(cluster.nodes.map(({ ref }) => ref.name))
  return !backend.nodes.some((name) => there.has(name))
}
