import type { ClusterNode, Endpoint, EndpointHints, Evidence, Service, SliceEndpoint, TrafficDistribution } from '../model'

/** Which endpoints hints leave over for this node; `prefers` null: hints do not count here. */
export interface NearEndpoints {
  readonly prefers: TrafficDistribution | null
  readonly isNear: (endpoint: Endpoint) => boolean
}

/**
 * Hints on endpoints keep traffic near. They count only where **every** ready endpoint has hints and one of them is for
 * this node, or else for its zone; hints for nodes come first. Else all endpoints count. Traffic under policy Local
 * never looks at hints. The annotation of the Service plays no part here: the hints alone decide.
 * https://kubernetes.io/docs/reference/networking/virtual-ips/#traffic-distribution
 */
export function nearEndpoints(endpoints: readonly Endpoint[], node: ClusterNode, hintsForNodesCount: boolean): NearEndpoints {
  const ready = endpoints.filter((endpoint) => endpoint.ready)
  const forNode = ({ hints }: Endpoint) => hints.nodes.includes(node.ref.name)
  const forZone = ({ hints }: Endpoint) => node.zone !== null && hints.zones.includes(node.zone)
  if (hintsForNodesCount && ready.every((endpoint) => endpoint.hints.nodes.length > 0) && ready.some(forNode))
    return { prefers: 'PreferSameNode', isNear: forNode }
  if (ready.every((endpoint) => endpoint.hints.zones.length > 0) && ready.some(forZone))
    return { prefers: 'PreferSameZone', isNear: forZone }
  return { prefers: null, isNear: () => true }
}

/** That hints kept the packet near; nothing where they do not count. */
export function trafficDistributionEvidence(
  service: Service,
  node: ClusterNode,
  prefers: TrafficDistribution | null,
  counts: { readonly used: number; readonly of: number },
): readonly Evidence[] {
  if (prefers === null) return []
  const path = service.trafficDistribution === null ? null : 'spec.trafficDistribution'
  return [{ rule: 'trafficDistribution', object: service.ref, path, facts: { prefers, node: node.ref.name, zone: node.zone, ...counts } }]
}

/**
 * The hints that the endpoint slice controller writes for `trafficDistribution`: each ready endpoint is kept for its own
 * zone, and with PreferSameNode for its own node too.
 */
export function hintsFor(service: Service, endpoint: Pick<SliceEndpoint, 'node' | 'zone' | 'ready'>): EndpointHints {
  const { trafficDistribution } = service
  if (trafficDistribution === null || !endpoint.ready) return { nodes: [], zones: [] }
  const zones = endpoint.zone === null ? [] : [endpoint.zone]
  return { nodes: trafficDistribution === 'PreferSameNode' && endpoint.node !== null ? [endpoint.node] : [], zones }
}
