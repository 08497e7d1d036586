import type { BalancerVip } from '../kubernetes/endpointCategories'
import type { Address, Endpoint, RuleOrigin } from '../model'
import type { ProxiedPort } from './proxiedPorts'

/** From which field of the input each kind of rule comes. A value that was filled in has no field. */
export const originOf = {
  clusterIp: ({ service, clusterIp }: ProxiedPort): RuleOrigin =>
    at(service, service.clusterIpAssumed ? null : service.clusterIps.indexOf(clusterIp) > 0 ? 'spec.clusterIPs' : 'spec.clusterIP'),
  externalIp: ({ service }: ProxiedPort, address: Address): RuleOrigin =>
    at(service, `spec.externalIPs[${service.externalIps.indexOf(address)}]`),
  vip: ({ service }: ProxiedPort, vip: BalancerVip): RuleOrigin => at(service, vip.path),
  nodePort: ({ service, port }: ProxiedPort): RuleOrigin => at(service, port.nodePortAssumed ? null : `spec.ports[${port.index}].nodePort`),
  sourceRanges: ({ service }: ProxiedPort): RuleOrigin => at(service, 'spec.loadBalancerSourceRanges'),
  healthCheck: ({ service }: ProxiedPort): RuleOrigin => at(service, 'spec.healthCheckNodePort'),
  externalPolicy: ({ service }: ProxiedPort): RuleOrigin => at(service, 'spec.externalTrafficPolicy'),
  internalPolicy: ({ service }: ProxiedPort): RuleOrigin => at(service, 'spec.internalTrafficPolicy'),
  affinity: ({ service }: ProxiedPort): RuleOrigin => at(service, 'spec.sessionAffinity'),
  /** Why nothing answers: the policy where endpoints exist elsewhere, else the selector that found none. */
  noEndpoints: (ported: ProxiedPort, policy: 'internalPolicy' | 'externalPolicy'): RuleOrigin => {
    if (ported.hasEndpoints) return originOf[policy](ported)
    return at(ported.service, ported.service.selector === null ? null : 'spec.selector')
  },
  /** The entry that names the endpoint, or the selector that found it. */
  endpoint: ({ service }: ProxiedPort, endpoint: Endpoint): RuleOrigin =>
    endpoint.object === null ? at(service, 'spec.selector') : { object: endpoint.object, path: endpoint.path },
} as const

function at(service: ProxiedPort['service'], path: string | null): RuleOrigin {
  return { object: service.ref, path }
}
