import type { NftablesRuleSet } from '../../model'
import type { ProxiedPort } from '../proxiedPorts'
import type { ProxyContext } from '../proxyContext'
import { baseJumps, startingChains } from './baseChains'
import { declaredMaps, declaredSets, dispatchRules } from './dispatch'
import { affinitySets, choiceRules, endpointRules } from './endpoints'
import { portEntries } from './entries'
import { masqueradeRules } from './masquerade'
import { externalTrafficRules, firewallRules, internalTrafficRules } from './traffic'
import { fillIn } from './write'

/**
 * The rules of kube-proxy in nftables mode: one table, in which maps lead from addresses and ports to chains.
 * https://kubernetes.io/docs/reference/networking/virtual-ips/#proxy-mode-nftables
 */
export function nftablesRuleSet(context: ProxyContext, ports: readonly ProxiedPort[]): NftablesRuleSet {
  const declared = {
    sets: [...declaredSets(context), ...ports.flatMap(affinitySets)],
    maps: declaredMaps,
    chains: startingChains,
  }
  const writes = [
    ...baseJumps(),
    ...masqueradeRules(context),
    ...dispatchRules(context),
    ...ports.flatMap((ported) => [
      ...portEntries(ported),
      ...internalTrafficRules(context, ported),
      ...externalTrafficRules(context, ported),
      ...firewallRules(ported),
      ...choiceRules(ported),
      ...endpointRules(ported),
    ]),
  ]
  return { mode: 'nftables', family: context.family, node: context.node.ref.name, ...fillIn(declared, writes) }
}
