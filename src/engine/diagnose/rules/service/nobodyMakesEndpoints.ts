import { qualifiedName } from '../../../model'
import { type Diagnostic, docs } from '../../rule'
import { writtenEndpoints } from './emptyEndpoints'

/** SVC-23: no selector, and nobody wrote Endpoints or EndpointSlices of that name. */
export const nobodyMakesEndpoints: Diagnostic<'SVC-23'> = {
  code: 'SVC-23',
  docs: docs.selectorless,
  inCluster: (cluster) =>
    cluster.services
      .filter(
        (service) =>
          service.selector === null &&
          service.selectorKnown &&
          service.type !== 'ExternalName' &&
          cluster.lookup.slices(service.ref).length === 0 &&
          writtenEndpoints(cluster, service.ref) === null,
      )
      .filter((service) => service.ref.name !== 'kubernetes' || service.ref.namespace !== 'default')
      .map((service) => ({ facts: { service: qualifiedName(service.ref) }, severity: 'info', object: service.ref, path: 'spec' })),
}
