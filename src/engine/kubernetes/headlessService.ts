import {
  type Address,
  type ClusterLookup,
  compareText,
  type Endpoint,
  type Evidence,
  type Pod,
  type Service,
  type ServicePort,
  type SliceEndpoint,
} from '../model'

/**
 * A headless Service has no virtual IP and translates nothing: its name leads to the Pods' own addresses, and the
 * client reaches the Pod on the port it dialled. So a `port` that differs from `targetPort` finds nobody there, unless
 * a container declares that port too.
 * https://kubernetes.io/docs/concepts/services-networking/service/#headless-services
 */
export function headlessPortAnswers(
  endpoints: readonly Endpoint[],
  pod: Pod | null,
  dialled: number,
  ports: readonly ServicePort[],
): boolean {
  if (endpoints.some((endpoint) => endpoint.port === dialled)) return true
  if (pod?.ports.some((port) => port.port === dialled)) return true
  // A port that the Service does not mention either: nothing speaks against a listener.
  return !ports.some((port) => port.port === dialled)
}

export function headlessEvidence(service: Service, endpoints: number, port: number): Evidence {
  return { rule: 'headlessService', object: service.ref, path: 'spec.clusterIP', facts: { endpoints, port } }
}

/** The endpoints that the name of a headless Service leads to: the ready ones; all of them with publishNotReadyAddresses. Ports do not matter. */
export function headlessEndpoints(lookup: ClusterLookup, service: Service): readonly SliceEndpoint[] {
  const all = lookup.slices(service.ref).flatMap((slice) => slice.endpoints)
  return service.publishNotReadyAddresses ? all : all.filter((endpoint) => endpoint.ready)
}

/** The addresses of endpoints, each once, in text order. */
export function addressesOf(endpoints: readonly SliceEndpoint[]): readonly Address[] {
  return [...new Set(endpoints.flatMap((endpoint) => endpoint.addresses))].sort(compareText)
}
