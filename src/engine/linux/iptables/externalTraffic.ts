import type { IptablesMatch, IptablesTarget } from '../../model'
import { originOf } from '../origins'
import type { ProxiedPort } from '../proxiedPorts'
import type { ProxyContext } from '../proxyContext'
import { portChains } from './portChains'
import { type IptablesWrite, jumpTo, markForMasquerade, match } from './write'

/**
 * The chain of what comes to outside addresses. Policy Cluster: everything is masqueraded, the endpoint may stand on
 * another node. Local: Pods and the node itself take a short cut to all endpoints (the node masqueraded, for its source
 * may be the very address it asks); all others keep their source and reach only endpoints on this node.
 */
export function externalTrafficRules(context: ProxyContext, ported: ProxiedPort): readonly IptablesWrite[] {
  if (!ported.hasEndpoints || !ported.external) return []
  const chains = portChains(ported)
  const local = ported.externalPolicy.scope === 'local'
  const rule = (matches: readonly IptablesMatch[], target: IptablesTarget): IptablesWrite => ({
    table: 'nat',
    chain: chains.external,
    matches,
    target,
    origin: originOf.externalPolicy(ported),
  })
  const about = (what: string) => match.comment(`${what} for ${ported.name} external destinations`)
  const fromNode: IptablesMatch = { match: 'localSource' }
  const shortCuts = [
    ...(context.pods === null
      ? []
      : [rule([about('pod traffic'), { match: 'podSource', pods: context.pods, negated: false }], jumpTo(chains.cluster))]),
    rule([about('masquerade LOCAL traffic'), fromNode], markForMasquerade),
    rule([about('route LOCAL traffic'), fromNode], jumpTo(chains.cluster)),
  ]
  return [
    ...(local ? shortCuts : [rule([about('masquerade traffic')], markForMasquerade)]),
    ...(ported.externalPolicy.any ? [rule([], jumpTo(local ? chains.local : chains.cluster))] : []),
  ]
}
