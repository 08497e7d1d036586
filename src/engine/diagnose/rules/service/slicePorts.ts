import { type Cluster, named } from '../../../model'
import { type Diagnostic, docs } from '../../rule'

/** SVC-28: an EndpointSlice of addresses without a port: no port of the Service joins it, and nothing is sent there. */
export const sliceWithoutPorts: Diagnostic<'SVC-28'> = {
  code: 'SVC-28',
  docs: docs.slices,
  inCluster: ({ slices, lookup }: Cluster) =>
    slices.flatMap(({ object, ports, endpoints, service, origin }) => {
      // A headless Service without ports has such slices, and its names lead to their addresses.
      const asks = (lookup.service(service.namespace ?? '', service.name)?.ports.length ?? 0) > 0
      if (object === null || origin !== 'EndpointSlice' || ports.length > 0 || endpoints.length === 0 || !asks) return []
      return [
        {
          facts: { slice: named(object), service: `${service.namespace}/${service.name}` },
          severity: 'info' as const,
          object,
          path: 'endpoints',
        },
      ]
    }),
}
