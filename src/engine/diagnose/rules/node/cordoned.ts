import { type Diagnostic, docs } from '../../rule'

/** ND-02: a node that takes no further Pods. Those that are there go on taking requests. */
export const cordonedNode: Diagnostic<'ND-02'> = {
  code: 'ND-02',
  docs: docs.manualCordon,
  inCluster: ({ nodes }) =>
    nodes
      .filter(({ cordoned }) => cordoned)
      .map(({ ref }) => ({ facts: { node: ref.name }, severity: 'info', object: ref, path: 'spec.unschedulable' })),
}
