import { usableEndpoints } from '../../../kubernetes/endpointConditions'
import { endpointsOf } from '../../../kubernetes/servicePortEndpoints'
import { qualifiedName, socketText } from '../../../model'
import { type Diagnostic, docs } from '../../rule'

/** SVC-04: there are endpoints, and none may be used: every request is rejected. */
export const noneReady: Diagnostic<'SVC-04'> = {
  code: 'SVC-04',
  docs: docs.debug,
  inCluster: (cluster) =>
    cluster.services.flatMap((service) => {
      const endpoints = service.ports.flatMap((port) =>
        (['IPv4', 'IPv6'] as const).flatMap((family) => endpointsOf(cluster.lookup, service, port, family)),
      )
      if (endpoints.length === 0 || usableEndpoints(endpoints).usable.length > 0) return []
      const notReady = [
        ...new Set(endpoints.map((endpoint) => (endpoint.pod ? qualifiedName(endpoint.pod) : socketText(endpoint.address, endpoint.port)))),
      ]
      return [{ facts: { service: qualifiedName(service.ref), notReady }, severity: 'warning', object: service.ref, path: 'spec.selector' }]
    }),
}
