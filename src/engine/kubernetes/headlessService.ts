import type { Endpoint, Evidence, Pod, Service, ServicePort } from '../model'

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

/** Ready endpoints of a headless Service are those its name leads to; all of them with publishNotReadyAddresses. */
export function headlessEndpoints(service: Service, endpoints: readonly Endpoint[]): readonly Endpoint[] {
  return service.publishNotReadyAddresses ? endpoints : endpoints.filter((endpoint) => endpoint.ready)
}
