import { type AddressCounts, endpointsFromSelector, endpointsMembers, type Subset, withinCapacity } from '../kubernetes/endpointsObject'
import { endpointsOf } from '../kubernetes/servicePortEndpoints'
import { resolveTargetPort } from '../kubernetes/targetPort'
import {
  type Address,
  type AddressFamily,
  type Cluster,
  type EndpointSlice,
  type Pod,
  qualifiedName,
  type Service,
  type ServicePort,
} from '../model'

/** Questions about who is behind a Service. */
export const endpointQuestions = { endpointSlices, endpointsObject, endpointMembership, endpointsCapacity, findPort, serviceAddress }

/** An object, by namespace and name. */
export interface Named {
  readonly namespace: string
  readonly name: string
}

/** The slices of a Service, written or computed; of a Service without selector those made of its Endpoints. */
function endpointSlices(cluster: Cluster, { namespace, name }: Named): readonly EndpointSlice[] {
  return cluster.lookup.slices({ group: '', kind: 'Service', namespace, name })
}

/** The Endpoints object of a Service: what its controller makes of Pods, or what somebody wrote. Null: there is none. */
function endpointsObject(cluster: Cluster, asked: Named): readonly Subset[] | null {
  const service = cluster.lookup.service(asked.namespace, asked.name)
  if (service?.selector || service?.type === 'ExternalName') return endpointsFromSelector(service, podsOf(cluster, service))
  const written = endpointSlices(cluster, asked).filter((slice) => slice.origin === 'Endpoints')
  return written.length === 0 ? null : written.map(writtenSubset)
}

function writtenSubset(slice: EndpointSlice): Subset {
  const addresses = (ready: boolean): Address[] =>
    slice.endpoints.filter((endpoint) => endpoint.ready === ready).flatMap((endpoint) => endpoint.addresses)
  const ports = slice.ports.map(({ name, port, protocol }) => ({ name, port, protocol }))
  return { addresses: addresses(true), notReadyAddresses: addresses(false), ports }
}

/** The Pods, as `namespace/name`, in the Endpoints or in the EndpointSlices of a Service, in whatever state. */
function endpointMembership(cluster: Cluster, asked: Named & { readonly object: 'EndpointSlice' | 'Endpoints' }): readonly string[] {
  if (asked.object === 'EndpointSlice')
    return [
      ...new Set(
        endpointSlices(cluster, asked).flatMap((slice) => slice.endpoints.flatMap(({ pod }) => (pod ? [qualifiedName(pod)] : []))),
      ),
    ]
  const service = cluster.lookup.service(asked.namespace, asked.name)
  return service ? endpointsMembers(service, podsOf(cluster, service)).map((pod) => qualifiedName(pod.ref)) : []
}

function podsOf(cluster: Cluster, service: Service): readonly Pod[] {
  return cluster.pods.filter((pod) => pod.ref.namespace === service.ref.namespace)
}

/** How many addresses an Endpoints object keeps of each of its subsets. */
function endpointsCapacity(
  _cluster: Cluster,
  { subsets }: { readonly subsets: readonly AddressCounts[] },
): { readonly subsets: readonly AddressCounts[]; readonly truncated: boolean } {
  const stay = withinCapacity(subsets)
  return { subsets: stay, truncated: stay !== subsets }
}

/** The number that a Service port leads to on one Pod; null where the name is not found there, or the Pod is not. */
function findPort(
  cluster: Cluster,
  asked: Named & { readonly port: Pick<ServicePort, 'port' | 'protocol'> & { readonly targetPort: number | string | null } },
): number | null {
  const pod = cluster.lookup.pod(asked.namespace, asked.name)
  if (pod === null) return null
  const { port, protocol, targetPort } = asked.port
  const target =
    typeof targetPort === 'string'
      ? ({ kind: 'name', name: targetPort } as const)
      : ({ kind: 'number', number: targetPort ?? port } as const)
  return resolveTargetPort(pod, { protocol, targetPort: target })?.port ?? null
}

/** Every ready `ip:port` behind a Service port, which is given by number or name. Empty: there is no such port, or nobody behind it. */
function serviceAddress(cluster: Cluster, asked: Named & { readonly port: number | string }): readonly string[] {
  const service = cluster.lookup.service(asked.namespace, asked.name)
  const port = service?.ports.find((candidate) =>
    typeof asked.port === 'number' ? candidate.port === asked.port : candidate.name === asked.port,
  )
  if (!service || !port) return []
  const families: readonly AddressFamily[] = ['IPv4', 'IPv6']
  const all = families.flatMap((family) => endpointsOf(cluster.lookup, service, port, family))
  return all.filter((endpoint) => endpoint.ready).map(({ socket }) => socket)
}
