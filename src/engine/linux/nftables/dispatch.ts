import type { NftablesStatement } from '../../model'
import type { ProxyContext } from '../proxyContext'
import { inChain, type NftablesDeclarations, type NftablesWrite, say } from './write'

/** The maps and sets that hold what belongs to Service ports. `nodeport-ips` exists only where not every address answers. */
export function declaredSets({ nodePorts }: ProxyContext): NftablesDeclarations['sets'] {
  const set = (name: string, comment: string) => ({ name, comment, timeoutSeconds: null })
  return [
    set('cluster-ips', 'Active ClusterIPs'),
    ...(nodePorts.kind === 'listed' ? [set('nodeport-ips', 'IPs that accept NodePort traffic')] : []),
  ]
}

export const declaredMaps: NftablesDeclarations['maps'] = [
  { name: 'firewall-ips', key: 'addressAndPort', comment: 'destinations that are subject to LoadBalancerSourceRanges' },
  { name: 'no-endpoint-nodeports', key: 'port', comment: 'vmap to drop or reject packets to service nodeports with no endpoints' },
  { name: 'no-endpoint-services', key: 'addressAndPort', comment: 'vmap to drop or reject packets to services with no endpoints' },
  { name: 'service-ips', key: 'addressAndPort', comment: 'ClusterIP, ExternalIP and LoadBalancer IP traffic' },
  { name: 'service-nodeports', key: 'port', comment: 'NodePort traffic' },
]

/** The few rules that look up what all Service ports wrote into the maps. */
export function dispatchRules(context: ProxyContext): readonly NftablesWrite[] {
  const { nodePorts, family, settings } = context
  const ranges = settings.serviceRanges.filter((range) => range.family === family).map((range) => range.text)
  const unallocated: NftablesStatement = {
    statement: 'address',
    of: 'destination',
    negated: false,
    operand: { is: 'list', ranges },
  }
  const addresses = nodePorts.kind === 'listed' ? nodePorts.addresses : []
  return [
    inChain(
      'cluster-ips-check',
      [say.inSet('destination', 'cluster-ips'), say.end('reject')],
      null,
      'Reject traffic to invalid ports of ClusterIPs',
    ),
    ...(ranges.length === 0
      ? []
      : [inChain('cluster-ips-check', [unallocated, say.end('drop')], null, 'Drop traffic to unallocated ClusterIPs')]),
    ...addresses.map((address): NftablesWrite => ({ to: 'set', set: 'nodeport-ips', address, origin: null })),
    inChain('reject-chain', [say.end('reject')]),
    inChain('service-endpoints-check', [say.lookUp('addressAndPort', 'no-endpoint-services')]),
    inChain('nodeport-endpoints-check', [...toNodePorts(context, 'refusal'), say.lookUp('port', 'no-endpoint-nodeports')]),
    inChain('firewall-check', [say.lookUp('addressAndPort', 'firewall-ips')]),
    inChain('services', [say.lookUp('addressAndPort', 'service-ips')]),
    inChain('services', [...toNodePorts(context, 'way'), say.lookUp('port', 'service-nodeports')]),
  ]
}

/** That a packet is for an address with node ports. What is refused has reached the node: that the address is local is known. */
function toNodePorts({ nodePorts, family }: ProxyContext, use: 'way' | 'refusal'): readonly NftablesStatement[] {
  if (nodePorts.kind === 'listed') return [say.inSet('destination', 'nodeport-ips')]
  const notLoopback: NftablesStatement = {
    statement: 'address',
    of: 'destination',
    negated: true,
    operand: { is: 'range', range: family === 'IPv4' ? '127.0.0.0/8' : '::1' },
  }
  return use === 'way' ? [{ statement: 'local', of: 'destination' }, notLoopback] : [notLoopback]
}
