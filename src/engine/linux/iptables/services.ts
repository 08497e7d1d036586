import type { Address, IptablesMatch, RuleOrigin } from '../../model'
import { originOf } from '../origins'
import type { ProxiedPort } from '../proxiedPorts'
import { portChains } from './portChains'
import { refused } from './refusals'
import { type IptablesWrite, jumpTo, match } from './write'

/** What KUBE-SERVICES does with the virtual addresses of one Service port: the way to its chains, or a refusal. */
export function serviceRules(ported: ProxiedPort): readonly IptablesWrite[] {
  const chains = portChains(ported)
  const outside = [
    ...ported.externalIps.map((address) => ({
      address,
      what: 'external IP',
      chain: chains.external,
      from: originOf.externalIp(ported, address),
    })),
    ...ported.vips.map((vip) => ({
      address: vip.address,
      what: 'loadbalancer IP',
      chain: chains.balancer,
      from: originOf.vip(ported, vip),
    })),
  ]
  return [
    ported.internalPolicy.any
      ? capture(ported, ported.clusterIp, 'cluster IP', chains.internal, originOf.clusterIp(ported))
      : refused(ported, 'internalPolicy', addressed(ported, ported.clusterIp)),
    ...outside.flatMap(({ address, what, chain, from }) => [
      ...(ported.hasEndpoints ? [capture(ported, address, what, chain, from)] : []),
      ...(ported.externalPolicy.any ? [] : [refused(ported, 'externalPolicy', addressed(ported, address))]),
    ]),
  ]
}

function capture(ported: ProxiedPort, address: Address, what: string, chain: string, origin: RuleOrigin): IptablesWrite {
  const matches = [match.comment(`${ported.name} ${what}`), ...addressed(ported, address)]
  return { table: 'nat', chain: 'KUBE-SERVICES', matches, target: jumpTo(chain), origin }
}

/** That a packet is for the Service port at one of its addresses. */
export function addressed({ port }: ProxiedPort, address: Address): readonly IptablesMatch[] {
  return [match.protocol(port.protocol), match.destination(address), match.port(port.port)]
}
