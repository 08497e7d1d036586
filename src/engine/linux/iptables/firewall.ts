import { originOf } from '../origins'
import type { ProxiedPort } from '../proxiedPorts'
import { checksSources, portChains } from './portChains'
import { addressed } from './services'
import { type IptablesWrite, jumpTo, match } from './write'

/**
 * Source ranges: sources in a range go on, all others are not rewritten and so dropped later, by the address they still
 * carry. Where a range holds the node, the balancer's own addresses are sources too: a packet of the node to such an
 * address comes back to it with that address as its source.
 */
export function firewallRules(ported: ProxiedPort): readonly IptablesWrite[] {
  if (!checksSources(ported)) return []
  const { firewall, external } = portChains(ported)
  const guard = { table: 'nat', chain: firewall, origin: originOf.sourceRanges(ported) } as const
  const sources = [...ported.sourceRanges, ...(ported.rangeHoldsNode ? ported.vips.map(({ address }) => address) : [])]
  return [
    ...sources.map((source) => ({
      ...guard,
      matches: [match.comment(`${ported.name} loadbalancer IP`), match.source(source)],
      target: jumpTo(external),
    })),
    {
      ...guard,
      matches: [match.comment(`other traffic to ${ported.name} will be dropped by KUBE-PROXY-FIREWALL`)],
      target: null,
    },
    ...ported.vips.map(
      ({ address }): IptablesWrite => ({
        table: 'filter',
        chain: 'KUBE-PROXY-FIREWALL',
        matches: [match.comment(`${ported.name} traffic not accepted by ${firewall}`), ...addressed(ported, address)],
        target: { target: 'DROP' },
        origin: originOf.sourceRanges(ported),
      }),
    ),
  ]
}
