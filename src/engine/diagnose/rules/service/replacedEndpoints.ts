import { selectorText } from '../../../kubernetes/labelSelector'
import { qualifiedName } from '../../../model'
import { type Diagnostic, docs } from '../../rule'

/** SVC-24: Endpoints written by hand for a Service with a selector: the controller replaces them. */
export const replacedEndpoints: Diagnostic<'SVC-24'> = {
  code: 'SVC-24',
  docs: docs.selectorless,
  inCluster: (cluster) =>
    cluster.replacedEndpoints.map(({ service, object }) => {
      const selector = cluster.lookup.service(service.namespace ?? '', service.name)?.selector ?? {}
      return { facts: { service: qualifiedName(service), selector: selectorText(selector) }, severity: 'warning', object, path: 'subsets' }
    }),
}
