import type { NftablesStatement } from '../../model'
import { originOf } from '../origins'
import type { ProxiedPort } from '../proxiedPorts'
import type { ProxyContext } from '../proxyContext'
import { checksSources, portNames } from './portNames'
import { inChain, markForMasquerade, type NftablesWrite, say } from './write'

/**
 * Which packets to the cluster IP are masqueraded: all if the settings say so; else those that do not come from a Pod.
 * Where Pods cannot be told from others, none.
 */
export function internalTrafficRules({ settings, pods }: ProxyContext, ported: ProxiedPort): readonly NftablesWrite[] {
  if (!ported.internalPolicy.any || (!settings.masqueradeAll && pods === null)) return []
  const notFromPod: readonly NftablesStatement[] =
    settings.masqueradeAll || pods === null ? [] : [{ statement: 'podSource', pods, negated: true }]
  const statements = [say.destination(ported.clusterIp), ...notFromPod, markForMasquerade]
  return [inChain(portNames(ported).internal, statements, originOf.clusterIp(ported))]
}

/**
 * The chain of what comes to outside addresses. Policy Cluster: everything is masqueraded. Local: Pods and the node itself
 * take a short cut to all endpoints; all others keep their source and reach only endpoints on this node.
 */
export function externalTrafficRules({ pods }: ProxyContext, ported: ProxiedPort): readonly NftablesWrite[] {
  if (!ported.hasEndpoints || !ported.external) return []
  const names = portNames(ported)
  const local = ported.externalPolicy.scope === 'local'
  const rule = (statements: readonly NftablesStatement[], comment: string | null = null) =>
    inChain(names.external, statements, originOf.externalPolicy(ported), comment)
  const fromNode: NftablesStatement = { statement: 'local', of: 'source' }
  const shortCuts = [
    ...(pods === null
      ? []
      : [rule([{ statement: 'podSource', pods, negated: false }, say.goTo(names.cluster)], 'short-circuit pod traffic')]),
    rule([fromNode, markForMasquerade], 'masquerade local traffic'),
    rule([fromNode, say.goTo(names.cluster)], 'short-circuit local traffic'),
  ]
  return [
    ...(local ? shortCuts : [rule([markForMasquerade])]),
    ...(ported.externalPolicy.any ? [rule([say.goTo(local ? names.local : names.cluster)])] : []),
  ]
}

/** Source ranges: all other sources are dropped. Where a range holds the node, the balancer's own addresses are sources too. */
export function firewallRules(ported: ProxiedPort): readonly NftablesWrite[] {
  if (!checksSources(ported)) return []
  const ranges = [...ported.sourceRanges, ...(ported.rangeHoldsNode ? ported.vips.map(({ address }) => address) : [])]
  const others: NftablesStatement = { statement: 'address', of: 'source', negated: true, operand: { is: 'list', ranges } }
  return [inChain(portNames(ported).firewall, [others, say.end('drop')], originOf.sourceRanges(ported))]
}
