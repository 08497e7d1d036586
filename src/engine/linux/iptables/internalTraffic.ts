import { originOf } from '../origins'
import type { ProxiedPort } from '../proxiedPorts'
import type { ProxyContext } from '../proxyContext'
import { portChains } from './portChains'
import { addressed } from './services'
import { type IptablesWrite, markForMasquerade, match } from './write'

/**
 * Which packets to the cluster IP are masqueraded: all if the settings say so; else those that do not come from a Pod, for
 * the endpoint may stand on another node. Where Pods cannot be told from others, none.
 */
export function internalTrafficRules(context: ProxyContext, ported: ProxiedPort): readonly IptablesWrite[] {
  const { settings, pods } = context
  if (!ported.internalPolicy.any || (!settings.masqueradeAll && pods === null)) return []
  const notFromPod = settings.masqueradeAll || pods === null ? [] : [{ match: 'podSource', pods, negated: true } as const]
  return [
    {
      table: 'nat',
      chain: portChains(ported).internal,
      matches: [match.comment(`${ported.name} cluster IP`), ...addressed(ported, ported.clusterIp), ...notFromPod],
      target: markForMasquerade,
      origin: originOf.clusterIp(ported),
    },
  ]
}
