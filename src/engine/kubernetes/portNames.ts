import type { AddressFamily, ClusterLookup, Evidence, Service, ServicePort } from '../model'

/** A Service port that no endpoint joins, though the Service has endpoints. */
export interface PortNameMismatch {
  readonly wanted: string
  readonly found: readonly string[]
  readonly evidence: Evidence
}

/**
 * A Service port and its endpoints join by **name and protocol** (both empty for the single unnamed port). Where the
 * endpoints are computed from Pods, it is the *named* targetPort that no Pod declares.
 * https://kubernetes.io/docs/concepts/services-networking/service/#multi-port-services
 */
export function portNameMismatch(
  lookup: ClusterLookup,
  service: Service,
  port: ServicePort,
  family: AddressFamily,
): PortNameMismatch | null {
  const slices = lookup.slices(service.ref).filter((slice) => slice.family === family)
  if (!slices.some((slice) => slice.endpoints.length > 0)) return null
  const found = [...new Set(slices.flatMap((slice) => slice.ports.map((entry) => portLabel(entry.name, entry.protocol))))]
  const computed = port.targetPort.kind === 'name' && slices.every((slice) => slice.origin === 'selector')
  const wanted = portLabel(computed && port.targetPort.kind === 'name' ? port.targetPort.name : port.name, port.protocol)
  const path = `spec.ports[${port.index}].${computed ? 'targetPort' : port.name === '' ? 'port' : 'name'}`
  return { wanted, found, evidence: { rule: 'portNames', object: service.ref, path, facts: { wanted, found } } }
}

/** `http/TCP`, or only `TCP` for the single port without a name. */
export function portLabel(name: string, protocol: string): string {
  return name === '' ? protocol : `${name}/${protocol}`
}
