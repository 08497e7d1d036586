import { qualifiedName } from '../../../model'
import { type Diagnostic, docs, onStop, serviceRef } from '../../rule'

/** LB-01: nobody outside can ask it: a LoadBalancer Service without an address yet, or one of a type that never has one. */
export const pendingLoadBalancer: Diagnostic<'LB-01'> = {
  ...onStop('LB-01', 'no-load-balancer-address', docs.loadBalancer, (facts) => {
    if (facts.type === 'LoadBalancer') return null
    return { facts, severity: 'error', object: serviceRef(facts.service), path: 'spec.type' }
  }),
  inCluster: (cluster) =>
    cluster.services
      .filter((service) => service.type === 'LoadBalancer' && service.loadBalancerAddresses.length === 0)
      .map((service) => {
        const facts = { service: qualifiedName(service.ref), type: service.type }
        return { facts, severity: 'warning', object: service.ref, path: 'status.loadBalancer' }
      }),
}
