import { qualifiedName, type Service } from '../../../model'
import { type Diagnostic, docs, type Found, onStop, serviceRef } from '../../rule'

/** LB-01: nobody outside can ask it: a LoadBalancer Service without an address yet, or one of a type that never has one. */
export const pendingLoadBalancer: Diagnostic<'LB-01'> = {
  ...onStop('LB-01', 'no-load-balancer-address', docs.loadBalancer, (facts) => {
    if (facts.type === 'LoadBalancer') return null
    return { facts, severity: 'error', object: serviceRef(facts.service), path: 'spec.type' }
  }),
  inCluster: (cluster) =>
    cluster.services
      .filter((service) => isPending(service) && service.balancer.pending === null)
      .map((service) => {
        const facts = { service: qualifiedName(service.ref), type: service.type }
        return { facts, severity: 'warning', object: service.ref, path: 'status.loadBalancer' }
      }),
}

/**
 * LB-24: it waits for an address that nobody will give: its class has no controller, or no pool fits. An address that only older
 * versions of its provider would give is worth a word.
 */
export const nobodyGivesAddress: Diagnostic<'LB-24'> = {
  code: 'LB-24',
  docs: docs.loadBalancer,
  inCluster: (cluster) =>
    cluster.services.flatMap((service): Found<'LB-24'>[] => {
      const { ref, balancer } = service
      const name = qualifiedName(ref)
      const { pool, pending } = balancer
      if (pool?.why === 'any') {
        const cause = { why: 'version', software: pool.software, pool: pool.pool.name } as const
        return [{ facts: { service: name, cause }, severity: 'info', object: ref, path: 'spec.type' }]
      }
      if (pending === null || !isPending(service)) return []
      const path = pending.why === 'class' ? 'spec.loadBalancerClass' : (pending.path ?? 'spec.type')
      return [{ facts: { service: name, cause: pending }, severity: 'error', object: ref, path }]
    }),
}

function isPending({ type, loadBalancerAddresses }: Service): boolean {
  return type === 'LoadBalancer' && loadBalancerAddresses.length === 0
}

/** LB-27: packets to the balancer's address come to no node: what should announce it says why, unless endpoints are missing. */
export const addressNotAnnounced = onStop('LB-27', 'address-not-announced', docs.loadBalancer, (facts, cluster) => {
  const own = serviceRef(facts.service)
  const announcement = cluster.lookup.service(own.namespace ?? '', own.name)?.balancer.announcement
  const isTold = facts.cause !== 'no-endpoint' && facts.cause !== 'no-local-endpoint'
  if (!isTold || announcement === undefined || !('object' in announcement)) return { facts, severity: 'error', object: own, path: null }
  return { facts, severity: 'error', object: announcement.object, path: announcement.path }
})
