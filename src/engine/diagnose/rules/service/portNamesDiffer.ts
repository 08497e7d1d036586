import { portLabel } from '../../../kubernetes/portNames'
import { type Cluster, type EndpointSlice, qualifiedName } from '../../../model'
import { nameThatJoins } from '../../changes/service'
import { type Diagnostic, docs } from '../../rule'

/** SVC-26: no port of the written endpoints has the Service port's name and protocol, so they do not join. */
export const portNamesDiffer: Diagnostic<'SVC-26'> = {
  code: 'SVC-26',
  docs: docs.slices,
  inCluster: (cluster) =>
    cluster.services.flatMap((service) => {
      const written = cluster.lookup.slices(service.ref).filter((slice) => slice.object !== null && slice.endpoints.length > 0)
      const [first] = written
      if (first === undefined) return []
      const ports = written.flatMap((slice) => slice.ports)
      return service.ports
        .filter((port) => !ports.some((entry) => entry.name === port.name && entry.protocol === port.protocol))
        .map((port) => {
          const found = [...new Set(ports.map((entry) => portLabel(entry.name, entry.protocol)))]
          const facts = { service: qualifiedName(service.ref), wanted: portLabel(port.name, port.protocol), found }
          return {
            facts,
            severity: 'error' as const,
            object: first.object,
            path: nameOf(cluster, first),
            change: nameThatJoins(cluster, service, port, written),
          }
        })
    }),
}

/** The name of the first port, which is what does not join; of a port without a name the port. */
function nameOf({ lookup }: Cluster, { object, ports }: EndpointSlice): string | null {
  const port = ports[0]?.path?.replace(/\.port$/, '') ?? null
  const source = object && lookup.object(object)?.source
  return port !== null && source?.locate(`${port}.name`) ? `${port}.name` : port
}
