import { podTargets } from '../../../kubernetes/balancedPods'
import { endpointsOf } from '../../../kubernetes/servicePortEndpoints'
import { type Cluster, qualifiedName, refKey, type Service, type TrafficPolicy } from '../../../model'
import { currentObjects } from '../../objects'
import { type Diagnostic, docs } from '../../rule'

const path = 'spec.externalTrafficPolicy'

/** LB-03: a balancer that sends to nodes, and every node sends on: the Pod sees a node's address and not the client's. */
export const clientAddressLost: Diagnostic<'LB-03'> = {
  code: 'LB-03',
  docs: docs.trafficPolicy,
  inCluster: (cluster) =>
    writtenServices(cluster, 'LoadBalancer', 'Cluster')
      .filter((service) => podTargets(service) === null)
      .map((service) => ({
        facts: { service: qualifiedName(service.ref) },
        severity: 'info',
        object: service.ref,
        path: service.source.locate(path) === null ? 'spec' : path,
      })),
}

/** LB-04: with externalTrafficPolicy Local a node port answers on nodes that have an endpoint, and there are others. */
export const someNodesAnswer: Diagnostic<'LB-04'> = {
  code: 'LB-04',
  docs: docs.trafficPolicy,
  inCluster: (cluster) =>
    writtenServices(cluster, 'NodePort', 'Local').flatMap((service) => {
      const nodes = nodesWith(cluster, service)
      if (nodes.length === 0 || nodes.length >= cluster.nodes.length) return []
      const facts = { service: qualifiedName(service.ref), nodesWith: nodes }
      return [{ facts, severity: 'info' as const, object: service.ref, path }]
    }),
}

/** Of the input: of a Service that a controller would make nobody chose the policy. */
function writtenServices(cluster: Cluster, type: Service['type'], policy: TrafficPolicy): readonly Service[] {
  const written = new Set(currentObjects(cluster, 'Service', '').map(({ ref }) => refKey(ref)))
  return cluster.services.filter(
    (service) => service.type === type && service.externalTrafficPolicy === policy && written.has(refKey(service.ref)),
  )
}

function nodesWith({ lookup }: Cluster, service: Service): readonly string[] {
  const endpoints = service.ports.flatMap((port) =>
    (['IPv4', 'IPv6'] as const).flatMap((family) => endpointsOf(lookup, service, port, family)),
  )
  return [...new Set(endpoints.flatMap(({ node }) => node ?? []))].sort()
}
