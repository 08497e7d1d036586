import { iptablesEndpointChainName } from '../../kubernetes/chainNames'
import { endpointProbability } from '../../kubernetes/endpointProbability'
import type { Endpoint, IptablesMatch, RuleOrigin } from '../../model'
import { originOf } from '../origins'
import type { ProxiedPort } from '../proxiedPorts'
import type { ProxyContext } from '../proxyContext'
import { portChains } from './portChains'
import { type IptablesWrite, jumpTo, markForMasquerade, match } from './write'

/** The choice among endpoints, once for each policy in use. */
export function choiceRules(context: ProxyContext, ported: ProxiedPort): readonly IptablesWrite[] {
  const chains = portChains(ported)
  return [
    ...choose(context, ported, chains.cluster, ported.clusterEndpoints),
    ...choose(context, ported, chains.local, ported.localEndpoints),
  ]
}

/** Clients that are remembered first; then chance, one endpoint after the other. */
function choose(context: ProxyContext, ported: ProxiedPort, chain: string, endpoints: readonly Endpoint[]): readonly IptablesWrite[] {
  const seconds = ported.service.sessionAffinitySeconds
  const rule = (endpoint: Endpoint, matches: readonly IptablesMatch[], origin: RuleOrigin): IptablesWrite => ({
    table: 'nat',
    chain,
    matches: [...remark(context, `${ported.name} -> ${endpoint.socket}`), ...matches],
    target: jumpTo(chainOf(ported, endpoint)),
    origin,
  })
  const seen = (endpoint: Endpoint, within: number): IptablesMatch => ({
    match: 'recentlySeen',
    list: chainOf(ported, endpoint),
    seconds: within,
  })
  return [
    ...(seconds === null ? [] : endpoints.map((endpoint) => rule(endpoint, [seen(endpoint, seconds)], originOf.affinity(ported)))),
    ...endpoints.map((endpoint, index) => rule(endpoint, chance(endpoints.length - index), originOf.endpoint(ported, endpoint))),
  ]
}

function chance(remaining: number): readonly IptablesMatch[] {
  return remaining === 1 ? [] : [{ match: 'probability', probability: endpointProbability(remaining) }]
}

/** The chains that rewrite, one for each endpoint. An endpoint that reaches itself is masqueraded: else it would answer itself. */
export function endpointRules(context: ProxyContext, ported: ProxiedPort): readonly IptablesWrite[] {
  return ported.reachable.flatMap((endpoint): readonly IptablesWrite[] => {
    const chain = chainOf(ported, endpoint)
    const own = { table: 'nat', chain, origin: originOf.endpoint(ported, endpoint) } as const
    const remember: readonly IptablesMatch[] = ported.service.sessionAffinitySeconds === null ? [] : [{ match: 'remember', list: chain }]
    return [
      { ...own, matches: [...remark(context, ported.name), match.source(endpoint.address)], target: markForMasquerade },
      {
        ...own,
        matches: [...remark(context, ported.name), ...remember, match.protocol(ported.port.protocol)],
        target: { target: 'DNAT', address: endpoint.address, port: endpoint.port },
      },
    ]
  })
}

function chainOf(ported: ProxiedPort, endpoint: Endpoint): string {
  return iptablesEndpointChainName(ported.identity, endpoint.address, endpoint.port)
}

/** A comment that a large cluster goes without. */
function remark(context: ProxyContext, text: string): readonly IptablesMatch[] {
  return context.large ? [] : [match.comment(text)]
}
