import { type EndpointSlice, familyOf, type SliceEndpoint } from '../model'

/** One subset of an Endpoints object: endpoints of any family, ready ones first, in the order in which they stand. */
export type WrittenSubset = Omit<EndpointSlice, 'family'>

/** An Endpoints object as its mirroring controller looks at it. */
export interface EndpointsToMirror {
  readonly subsets: readonly WrittenSubset[]
  readonly terminating: boolean
  readonly labels: Readonly<Record<string, string>>
  readonly annotations: Readonly<Record<string, string>>
}

/** Only so many addresses of a subset are mirrored. */
const mostPerSubset = 1000

/**
 * The slices made of Endpoints that somebody wrote for a Service without selector: one for each family and set of
 * ports, an address in it once. kube-proxy reads slices alone, so what is not mirrored counts for nothing: an object
 * that is being deleted, one with the label `endpointslice.kubernetes.io/skip-mirror: "true"`, one that holds a leader
 * election, and subsets without addresses.
 * https://kubernetes.io/docs/concepts/services-networking/service/#services-without-selectors
 */
export function mirroredSlices(endpoints: EndpointsToMirror): readonly EndpointSlice[] {
  const { terminating, labels, annotations } = endpoints
  const skipped = labels['endpointslice.kubernetes.io/skip-mirror'] === 'true'
  if (terminating || skipped || Object.hasOwn(annotations, 'control-plane.alpha.kubernetes.io/leader')) return []
  const mirrored = endpoints.subsets.map((subset) => ({ ...subset, endpoints: subset.endpoints.slice(0, mostPerSubset) }))
  const byPorts = new Map<string, EndpointSlice>()
  for (const slice of mirrored.flatMap(slicesOfSubset)) {
    const key = `${slice.family} ${slice.ports
      .map((port) => `${port.name}/${port.protocol}/${port.port}`)
      .sort()
      .join(' ')}`
    const known = byPorts.get(key)
    byPorts.set(key, { ...(known ?? slice), endpoints: eachOnce([...(known?.endpoints ?? []), ...slice.endpoints]) })
  }
  return [...byPorts.values()]
}

/** A subset in the form of slices: one for each address family in it. */
export function slicesOfSubset(subset: WrittenSubset): readonly EndpointSlice[] {
  return (['IPv4', 'IPv6'] as const).flatMap((family): EndpointSlice[] => {
    const endpoints = subset.endpoints.filter((endpoint) => endpoint.addresses.some((address) => familyOf(address) === family))
    return endpoints.length > 0 ? [{ ...subset, family, endpoints }] : []
  })
}

/** Of entries for one address, host name and Pod the last counts. */
function eachOnce(endpoints: readonly SliceEndpoint[]): readonly SliceEndpoint[] {
  return [...new Map(endpoints.map((entry) => [`${entry.addresses.join()} ${entry.hostname} ${entry.pod?.name}`, entry])).values()]
}
