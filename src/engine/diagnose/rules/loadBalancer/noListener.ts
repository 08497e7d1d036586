import { docs, onStop } from '../../rule'

/** LB-23: no listener on that port, with those the balancer has. */
export const noListener = onStop('LB-23', 'no-listener', docs.loadBalancer, ({ object, ...facts }) => {
  return { facts, severity: 'error', object, path: object.kind === 'ExternalLoadBalancer' ? 'spec.listeners' : null }
})
