import type { IptablesRuleSet } from '../../model'
import type { ProxiedPort } from '../proxiedPorts'
import type { ProxyContext } from '../proxyContext'
import { choiceRules, endpointRules } from './endpoints'
import { externalTrafficRules } from './externalTraffic'
import { firewallRules } from './firewall'
import { internalTrafficRules } from './internalTraffic'
import { kernelJumps, startingChains } from './kernelChains'
import { masqueradeRules } from './masquerade'
import { healthCheckRules, nodePortEntry, nodePortRules } from './nodePorts'
import { serviceRules } from './services'
import { staticFilterRules } from './staticFilter'
import { tablesOf } from './write'

/**
 * The rules of kube-proxy in iptables mode: nat rewrites, filter refuses what was not rewritten.
 * https://kubernetes.io/docs/reference/networking/virtual-ips/#proxy-mode-iptables
 */
export function iptablesRuleSet(context: ProxyContext, ports: readonly ProxiedPort[]): IptablesRuleSet {
  const writes = [
    ...kernelJumps(),
    ...masqueradeRules(context),
    ...staticFilterRules(context),
    ...ports.flatMap((ported) => [
      ...serviceRules(ported),
      ...nodePortRules(context, ported),
      ...healthCheckRules(ported),
      ...internalTrafficRules(context, ported),
      ...externalTrafficRules(context, ported),
      ...firewallRules(ported),
      ...choiceRules(context, ported),
      ...endpointRules(context, ported),
    ]),
    ...nodePortEntry(context),
  ]
  return { mode: 'iptables', family: context.family, node: context.node.ref.name, tables: tablesOf(startingChains(), writes) }
}
