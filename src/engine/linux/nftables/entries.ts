import type { Address, NftablesVerdict, RuleOrigin } from '../../model'
import { originOf } from '../origins'
import type { ProxiedPort } from '../proxiedPorts'
import { checksSources, portNames } from './portNames'
import type { NftablesWrite } from './write'

/** What one Service port writes into the maps and sets: the way to its chains, or a refusal. */
export function portEntries(ported: ProxiedPort): readonly NftablesWrite[] {
  const names = portNames(ported)
  const clusterIp = originOf.clusterIp(ported)
  const outside = [
    ...ported.externalIps.map((address) => ({ address, from: originOf.externalIp(ported, address) })),
    ...ported.vips.map((vip) => ({ address: vip.address, from: originOf.vip(ported, vip) })),
  ]
  const { internalPolicy, externalPolicy, hasEndpoints } = ported
  return [
    { to: 'set', set: 'cluster-ips', address: ported.clusterIp, origin: clusterIp },
    internalPolicy.any
      ? entry('service-ips', addressed(ported, ported.clusterIp), goTo(names.internal), clusterIp)
      : refusal(ported, 'internalPolicy', 'no-endpoint-services', addressed(ported, ported.clusterIp)),
    ...outside.flatMap(({ address, from }) => [
      ...(hasEndpoints ? [entry('service-ips', addressed(ported, address), goTo(names.external), from)] : []),
      ...(externalPolicy.any ? [] : [refusal(ported, 'externalPolicy', 'no-endpoint-services', addressed(ported, address))]),
    ]),
    ...(checksSources(ported) ? ported.vips : []).map(({ address }) =>
      entry('firewall-ips', addressed(ported, address), goTo(names.firewall), originOf.sourceRanges(ported)),
    ),
    ...nodePortEntries(ported),
  ]
}

function nodePortEntries(ported: ProxiedPort): readonly NftablesWrite[] {
  const { nodePort, protocol } = ported.port
  if (nodePort === null) return []
  const key = `${protocol.toLowerCase()} . ${nodePort}`
  return [
    ...(ported.hasEndpoints ? [entry('service-nodeports', key, goTo(portNames(ported).external), originOf.nodePort(ported))] : []),
    ...(ported.externalPolicy.any ? [] : [refusal(ported, 'externalPolicy', 'no-endpoint-nodeports', key)]),
  ]
}

/** Rejected where the Service has no endpoint at all; dropped where only this node has none and the policy is Local. */
function refusal(ported: ProxiedPort, policy: 'internalPolicy' | 'externalPolicy', map: string, key: string): NftablesWrite {
  const verdict: NftablesVerdict = ported.hasEndpoints ? { verdict: 'drop' } : goTo('reject-chain')
  return { to: 'map', map, key, verdict, comment: ported.name, origin: originOf.noEndpoints(ported, policy) }
}

function entry(map: string, key: string, verdict: NftablesVerdict, origin: RuleOrigin): NftablesWrite {
  return { to: 'map', map, key, verdict, comment: null, origin }
}

function addressed({ port }: ProxiedPort, address: Address): string {
  return `${address} . ${port.protocol.toLowerCase()} . ${port.port}`
}

function goTo(chain: string): NftablesVerdict {
  return { verdict: 'goto', chain }
}
