import { docs, onStop, serviceRef } from '../../rule'

/** LB-22: the balancer sends to node ports, and the Service has none. */
export const noNodePort = onStop('LB-22', 'no-node-port', docs.loadBalancer, (facts) => {
  return { facts, severity: 'error', object: serviceRef(facts.service), path: 'spec.allocateLoadBalancerNodePorts' }
})
