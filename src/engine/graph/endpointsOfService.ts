import { endpointsOf } from '../kubernetes/servicePortEndpoints'
import { type Cluster, familyOf, type Service } from '../model'

/** Every endpoint of every port of a Service, with the port it belongs to. */
export function endpointsOfService(cluster: Cluster, service: Service) {
  const families = service.clusterIps.length > 0 ? [...new Set(service.clusterIps.map(familyOf))] : (['IPv4', 'IPv6'] as const)
  return service.ports.flatMap((port) =>
    families.flatMap((family) => endpointsOf(cluster.lookup, service, port, family).map((endpoint) => ({ port, endpoint }))),
  )
}
