import { labelSelectorText, matchesSelector, selectorText } from '../../../kubernetes/labelSelector'
import { named } from '../../../model'
import { type Diagnostic, docs } from '../../rule'

/**
 * POD-08: the selector of a workload does not match the labels of its own template: the API server refuses the workload, and there are no
 * Pods. A Job writes its selector itself.
 */
export const selectorDiffers: Diagnostic<'POD-08'> = {
  code: 'POD-08',
  docs: docs.deploymentSelector,
  inCluster: ({ workloads }) =>
    workloads.flatMap(({ ref, kind, selector, template }) => {
      if (kind === 'Job' || selector === null || matchesSelector(selector, template.labels)) return []
      const facts = { workload: named(ref), selector: labelSelectorText(selector), labels: selectorText(template.labels) }
      return [{ facts, severity: 'error', object: ref, path: 'spec.selector' }]
    }),
}
