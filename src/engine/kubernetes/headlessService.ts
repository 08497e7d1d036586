import {
  type Address,
  type ClusterLookup,
  compareText,
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
export function headlessPortAnswers(served: readonly number[], pod: Pod | null, dialled: number, ports: readonly ServicePort[]): boolean {
  if (served.includes(dialled)) return true
  if (pod?.ports.some((port) => port.port === dialled)) return true
  // A port that the Service does not mention either: nothing speaks against a listener.
  return !ports.some((port) => port.port === dialled)
}

export function headlessEvidence(service: Service, endpoints: number, port: number): Evidence {
  return { rule: 'headlessService', object: service.ref, path: 'spec.clusterIP', facts: { endpoints, port } }
}

/** Whether DNS tells an endpoint: a ready one; with publishNotReadyAddresses any. */
export function isPublished(service: Service, endpoint: SliceEndpoint): boolean {
  return endpoint.ready || service.publishNotReadyAddresses
}

/** The endpoints that the name of a headless Service leads to. Ports do not matter. */
export function headlessEndpoints(lookup: ClusterLookup, service: Service): readonly SliceEndpoint[] {
  return lookup.slices(service.ref).flatMap((slice) => slice.endpoints.filter((endpoint) => isPublished(service, endpoint)))
}

/** The addresses of endpoints, each once, in text order. */
export function addressesOf(endpoints: readonly SliceEndpoint[]): readonly Address[] {
  return [...new Set(endpoints.flatMap((endpoint) => endpoint.addresses))].sort(compareText)
}
