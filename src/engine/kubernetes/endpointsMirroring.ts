import type { EndpointSlice } from '../model'

/** An Endpoints object as its mirroring controller looks at it. */
export interface EndpointsToMirror {
  readonly slices: readonly EndpointSlice[]
  readonly terminating: boolean
  readonly labels: Readonly<Record<string, string>>
  readonly annotations: Readonly<Record<string, string>>
}

/** Only so many addresses of a subset are mirrored. */
const mostPerSubset = 1000

/**
 * The slices made of Endpoints that somebody wrote for a Service without selector: one for each family and set of
 * ports. kube-proxy reads slices alone, so what is not mirrored counts for nothing: an object that is being deleted, one
 * with the label `endpointslice.kubernetes.io/skip-mirror: "true"`, one that holds a leader election, and subsets
 * without addresses.
 * https://kubernetes.io/docs/concepts/services-networking/service/#services-without-selectors
 */
export function mirroredSlices(endpoints: EndpointsToMirror): readonly EndpointSlice[] {
  const { terminating, labels, annotations } = endpoints
  const skipped = labels['endpointslice.kubernetes.io/skip-mirror'] === 'true'
  if (terminating || skipped || Object.hasOwn(annotations, 'control-plane.alpha.kubernetes.io/leader')) return []
  const byPorts = new Map<string, EndpointSlice>()
  for (const slice of endpoints.slices) {
    const key = `${slice.family} ${slice.ports
      .map((port) => `${port.name}/${port.protocol}/${port.port}`)
      .sort()
      .join(' ')}`
    const known = byPorts.get(key)
    const added = slice.endpoints.slice(0, mostPerSubset)
    byPorts.set(key, known ? { ...known, endpoints: [...known.endpoints, ...added] } : { ...slice, endpoints: added })
  }
  return [...byPorts.values()].filter((slice) => slice.endpoints.length > 0)
}
