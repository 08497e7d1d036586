import type { Endpoint, Evidence, SenderSide, Service } from '../model'

/** The endpoints that a policy lets this node use. */
export interface PolicyDecision {
  readonly scope: 'all' | 'local'
  readonly considered: readonly Endpoint[]
  readonly evidence: Evidence
}

/**
 * For traffic to a node port, an external IP or a load balancer's address. Cluster: any endpoint. Local: from outside
 * only those on the node that the packet entered, so that the client's address can stay; senders inside (a Pod, the
 * node itself) take a short cut to all. Never asked for cluster IPs.
 * https://kubernetes.io/docs/reference/networking/virtual-ips/#external-traffic-policy
 */
export function externalTrafficPolicy(service: Service, sender: SenderSide, node: string, endpoints: readonly Endpoint[]): PolicyDecision {
  const policy = service.externalTrafficPolicy
  const local = policy === 'Local' && sender === 'outside'
  const considered = local ? endpoints.filter((endpoint) => endpoint.node === node) : endpoints
  const facts = { policy, sender, endpoints: local ? 'local' : 'all' } as const
  return {
    scope: facts.endpoints,
    considered,
    evidence: { rule: 'externalTrafficPolicy', object: service.ref, path: 'spec.externalTrafficPolicy', facts },
  }
}
