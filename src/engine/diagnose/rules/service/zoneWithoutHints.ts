import { endpointsOf } from '../../../kubernetes/servicePortEndpoints'
import { nearEndpoints } from '../../../kubernetes/trafficDistribution'
import { type Cluster, type ClusterNode, qualifiedName, type Service } from '../../../model'
import { type Diagnostic, docs, type Found } from '../../rule'

/** SVC-30: hints keep the endpoints of a Service for some zones, and another zone that has nodes gets none: from there all endpoints are used. */
export const zoneWithoutHints: Diagnostic<'SVC-30'> = {
  code: 'SVC-30',
  docs: docs.trafficDistribution,
  inCluster: (cluster) => {
    const zones = zonesOf(cluster)
    return zones.length < 2 ? [] : cluster.services.flatMap((service) => found(cluster, service, zones))
  },
}

/** One node of each zone: hints for zones treat its nodes alike. */
function zonesOf({ nodes }: Cluster): readonly ClusterNode[] {
  return [...new Map(nodes.flatMap((node) => (node.zone ? [[node.zone, node] as const] : []))).values()]
}

function found({ lookup }: Cluster, service: Service, zones: readonly ClusterNode[]): readonly Found<'SVC-30'>[] {
  const [port] = service.ports
  const endpoints = port ? endpointsOf(lookup, service, port, service.ipFamilies?.[0] ?? 'IPv4') : []
  if (!endpoints.some(({ hints }) => hints.zones.length > 0)) return []
  const near = zones.filter((node) => nearEndpoints(endpoints, node, false).prefers !== null)
  if (near.length === 0 || near.length === zones.length) return []
  const without = zones.filter((node) => !near.includes(node)).map(({ zone }) => zone ?? '')
  const path = service.trafficDistribution === null ? null : 'spec.trafficDistribution'
  return [{ facts: { service: qualifiedName(service.ref), zones: without }, severity: 'info', object: service.ref, path }]
}
