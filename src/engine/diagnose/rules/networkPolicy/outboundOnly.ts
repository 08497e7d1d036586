import { type Diagnostic, docs } from '../../rule'
import { selectedBy } from './peers'

/** NP-14: a policy for egress alone: what the Pods send is restricted, and answers come back; what is sent to them is not looked at. */
export const outboundOnly: Diagnostic<'NP-14'> = {
  code: 'NP-14',
  docs: docs.networkPolicy,
  inCluster: (cluster) =>
    cluster.policies
      .filter((policy) => policy.rules.ingress === null && policy.rules.egress !== null && selectedBy(cluster, policy).length > 0)
      .map(({ ref }) => ({ facts: { policy: ref }, severity: 'info', object: ref, path: 'spec.policyTypes' })),
}
