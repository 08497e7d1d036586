import { labelSelectorText } from '../../../kubernetes/labelSelector'
import { type Diagnostic, docs } from '../../rule'
import { selectedBy } from './peers'

/** NP-01: a policy selects no Pod: it isolates nobody, and changes no answer. Information: other files, or an operator, may make the Pods. */
export const selectsNobody: Diagnostic<'NP-01'> = {
  code: 'NP-01',
  docs: docs.networkPolicy,
  inCluster: (cluster) =>
    cluster.policies
      .filter((policy) => selectedBy(cluster, policy).length === 0)
      .map(({ ref, selector }) => {
        const facts = { policy: ref, selector: labelSelectorText(selector) }
        return { facts, severity: 'info', object: ref, path: 'spec.podSelector' }
      }),
}
