import type { Endpoint, Service } from '../model'
import type { PolicyDecision } from './externalTrafficPolicy'

/**
 * For traffic to a cluster IP. Cluster: any endpoint. Local: only those on the sender's node; if there is none, the
 * packet is dropped. Never asked for node ports and load balancers.
 * https://kubernetes.io/docs/concepts/services-networking/service-traffic-policy/
 */
export function internalTrafficPolicy(service: Service, node: string, endpoints: readonly Endpoint[]): PolicyDecision {
  const policy = service.internalTrafficPolicy
  const local = policy === 'Local'
  const considered = local ? endpoints.filter((endpoint) => endpoint.node === node) : endpoints
  const facts = { policy, endpoints: local ? 'local' : 'all' } as const
  return {
    scope: facts.endpoints,
    considered,
    evidence: { rule: 'internalTrafficPolicy', object: service.ref, path: 'spec.internalTrafficPolicy', facts },
  }
}
