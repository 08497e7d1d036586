import { qualifiedName } from '../../../model'
import { type Diagnostic, docs } from '../../rule'

/** LB-01: a LoadBalancer Service without an address: nobody outside can ask it yet. */
export const pendingLoadBalancer: Diagnostic<'LB-01'> = {
  code: 'LB-01',
  docs: docs.loadBalancer,
  inCluster: (cluster) =>
    cluster.services
      .filter((service) => service.type === 'LoadBalancer' && service.loadBalancerAddresses.length === 0)
      .map((service) => {
        const facts = { service: qualifiedName(service.ref), type: service.type }
        return { facts, severity: 'warning', object: service.ref, path: 'status.loadBalancer' }
      }),
}
