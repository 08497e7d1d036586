import { usableEndpoints } from '../../../kubernetes/endpointConditions'
import { endpointsOf } from '../../../kubernetes/servicePortEndpoints'
import { qualifiedName, socketText } from '../../../model'
import { type Diagnostic, docs } from '../../rule'

/**
 * SVC-04: there are endpoints that are not ready: no request goes there, and where none may be used every request is rejected. That some are
 * not ready is information: it comes and goes with every rollout.
 */
export const noneReady: Diagnostic<'SVC-04'> = {
  code: 'SVC-04',
  docs: docs.debug,
  inCluster: (cluster) =>
    cluster.services.flatMap((service) => {
      const endpoints = service.ports.flatMap((port) =>
        (['IPv4', 'IPv6'] as const).flatMap((family) => endpointsOf(cluster.lookup, service, port, family)),
      )
      const { usable, fallback } = usableEndpoints(endpoints)
      const some = usable.length > 0
      const kept = new Set(usable)
      const out = endpoints.filter((endpoint) => !kept.has(endpoint) && !(some && endpoint.terminating))
      if (out.length === 0 || fallback === 'serving-terminating') return []
      const notReady = [
        ...new Set(out.map((endpoint) => (endpoint.pod ? qualifiedName(endpoint.pod) : socketText(endpoint.address, endpoint.port)))),
      ]
      return [
        {
          facts: { service: qualifiedName(service.ref), notReady },
          severity: some ? 'info' : 'warning',
          object: service.ref,
          path: 'spec.selector',
        },
      ]
    }),
}
