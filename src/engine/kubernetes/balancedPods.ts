import type { Cluster, Endpoint, Evidence, Service, ServicePort } from '../model'
import { endpointsEvidence, usableEndpoints } from './endpointConditions'
import { endpointsOf } from './servicePortEndpoints'

const aws = 'service.beta.kubernetes.io/aws-load-balancer-'

/**
 * The annotation that makes a balancer of AWS send to the Pods themselves, past node and kube-proxy: `ip` targets, or the
 * older type `nlb-ip`. Null: it sends to node ports.
 * https://kubernetes-sigs.github.io/aws-load-balancer-controller/latest/guide/service/nlb/#configuration
 */
export function podTargets({ annotations }: Service): string | null {
  if (annotations[`${aws}nlb-target-type`] === 'ip') return `${aws}nlb-target-type`
  return annotations[`${aws}type`] === 'nlb-ip' ? `${aws}type` : null
}

/**
 * The Pods that a balancer outside sends to by itself: the ready endpoints of the Service port, of the first family that has
 * any. Its own health check leaves out the others, also those that still serve while they terminate.
 * https://kubernetes-sigs.github.io/aws-load-balancer-controller/latest/guide/service/nlb/#ip-mode
 */
export function balancedPods(
  cluster: Cluster,
  service: Service,
  port: ServicePort,
): { readonly usable: readonly Endpoint[]; readonly evidence: Evidence } {
  const [all = []] = (['IPv4', 'IPv6'] as const)
    .map((family) => endpointsOf(cluster.lookup, service, port, family))
    .filter((endpoints) => endpoints.length > 0)
  const chosen = usableEndpoints(all.filter((endpoint) => endpoint.ready || !endpoint.terminating))
  return { usable: chosen.usable, evidence: endpointsEvidence(service, all, all, chosen) }
}
