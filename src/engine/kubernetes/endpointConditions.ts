import type { Candidate, Endpoint, Evidence, Service, Unusable } from '../model'
import type { NearEndpoints } from './trafficDistribution'

/** Which of a set of endpoints may be chosen. */
export interface UsableEndpoints {
  readonly usable: readonly Endpoint[]
  /** Where no endpoint of the set is ready, those that still serve while they terminate are used. */
  readonly fallback: 'none' | 'serving-terminating'
  /** What hints left over; null where nobody asked them (policy Local). */
  readonly near: NearEndpoints | null
}

/**
 * An endpoint is usable if it is ready. If the set has no ready endpoint, those that are serving and terminating are
 * used instead. Hints may leave over only some of the ready ones. Decided for each set on its own: all endpoints, or those of one node.
 * https://kubernetes.io/docs/reference/networking/virtual-ips/#traffic-to-terminating-endpoints
 */
export function usableEndpoints(endpoints: readonly Endpoint[], near: NearEndpoints | null = null): UsableEndpoints {
  const ready = endpoints.filter((endpoint) => endpoint.ready && (near === null || near.isNear(endpoint)))
  if (ready.length > 0) return { usable: ready, fallback: 'none', near }
  const draining = endpoints.filter((endpoint) => endpoint.serving && endpoint.terminating)
  return { usable: draining, fallback: draining.length > 0 ? 'serving-terminating' : 'none', near }
}

/** Every endpoint of the Service port with why it could or could not be chosen here. */
export function endpointsEvidence(
  service: Service,
  all: readonly Endpoint[],
  considered: readonly Endpoint[],
  chosen: UsableEndpoints,
): Evidence {
  const here = new Set(considered)
  const usable = new Set(chosen.usable)
  const candidates = all.map((endpoint): Candidate => {
    const { address, port, pod, node } = endpoint
    return { address, port, pod, node, usable: usable.has(endpoint) ? true : whyNot(endpoint, here.has(endpoint), chosen) }
  })
  const [first] = all
  const object = first?.object ?? service.ref
  const path = first?.object ? first.path : service.selector ? 'spec.selector' : null
  return { rule: 'endpointConditions', object, path, facts: { origin: first?.origin ?? 'none', candidates, fallback: chosen.fallback } }
}

function whyNot(endpoint: Endpoint, here: boolean, { usable, near }: UsableEndpoints): Unusable {
  if (!here) return 'not-on-this-node'
  if (endpoint.ready && near?.prefers) return near.prefers === 'PreferSameNode' ? 'kept-for-another-node' : 'kept-for-another-zone'
  if (endpoint.terminating) return usable.length > 0 && endpoint.serving ? 'ready-ones-exist' : 'terminating'
  return 'not-ready'
}
