import { fieldsOf } from '../../../fields'
import { type Cluster, type KubeObject, named, qualifiedName, refKey, type Service } from '../../../model'
import { type Diagnostic, docs, type Found, onStop, serviceRef } from '../../rule'

/**
 * LB-01: nobody outside can ask it: a LoadBalancer Service without an address yet, or one of a type that never has one. So it is of an Ingress
 * that gets a balancer of its own; one that a controller in Pods serves is asked at that controller, and only its status names no address.
 */
export const pendingLoadBalancer: Diagnostic<'LB-01'> = {
  ...onStop('LB-01', 'no-load-balancer-address', docs.loadBalancer, (facts) => {
    if (facts.type === 'LoadBalancer') return null
    return { facts, severity: 'error', object: serviceRef(facts.service), path: 'spec.type' }
  }),
  inCluster: (cluster) => [...pendingServices(cluster), ...pendingIngresses(cluster)],
}

const path = 'status.loadBalancer'

function pendingServices(cluster: Cluster): readonly Found<'LB-01'>[] {
  return cluster.services
    .filter((service) => isPending(service) && service.balancer.pending === null)
    .map((service) => {
      const facts = { service: qualifiedName(service.ref), type: service.type }
      return { facts, severity: 'warning', object: service.ref, path }
    })
}

/** Of those that somebody serves in this input, and that a cluster has: what kubectl makes out of flags has an empty status, too. */
function pendingIngresses(cluster: Cluster): readonly Found<'LB-01'>[] {
  const found = cluster.routers.flatMap(({ serves, entry, profile, assumed }) =>
    serves.flatMap((ref): readonly Found<'LB-01'>[] => {
      const object = ref.kind === 'Ingress' && (entry.at === 'outside' || !assumed) ? cluster.lookup.object(ref) : null
      if (object === null || !waitsForAddress(object)) return []
      const facts = { ingress: named(ref), software: profile.software, own: entry.at === 'outside' }
      return [{ facts, severity: facts.own ? 'warning' : 'info', object: ref, path }]
    }),
  )
  return [...new Map(found.map((each) => [each.object && refKey(each.object), each])).values()]
}

function waitsForAddress(object: KubeObject): boolean {
  const root = fieldsOf(object, [])
  const status = root.map('status')
  return (
    root.map('metadata').has('creationTimestamp') && status.isMap('loadBalancer') && status.map('loadBalancer').maps('ingress').length === 0
  )
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
