import { type Diagnostic, docs, onStop } from '../../rule'

/** LB-23: no listener on the port that was asked, with those the balancer has; standing: a balancer with none at all. */
export const noListener: Diagnostic<'LB-23'> = {
  ...onStop('LB-23', 'no-listener', docs.loadBalancer, ({ object, ...facts }) => {
    return { facts, severity: 'error', object, path: object.kind === 'ExternalLoadBalancer' ? 'spec.listeners' : null }
  }),
  inCluster: (cluster) =>
    cluster.balancers
      .filter(({ listeners }) => listeners.length === 0)
      .map(({ ref }) => ({
        facts: { balancer: ref.name, asked: null, listeners: [] },
        severity: 'error',
        object: ref,
        path: 'spec.listeners',
      })),
}
