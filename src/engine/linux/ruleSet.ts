import type { AddressFamily, Cluster, ClusterNode, LinuxRuleSet } from '../model'
import { iptablesRuleSet } from './iptables/ruleSet'
import { nftablesRuleSet } from './nftables/ruleSet'
import { proxiedPorts, type RuleScope } from './proxiedPorts'
import { proxyContext } from './proxyContext'

/**
 * The rules that the proxy of one node writes for one address family, each with the field it comes from.
 *
 * The rules of the few Services on a path are cheap also in a large cluster.
 * https://kubernetes.io/docs/reference/networking/virtual-ips/
 */
export function linuxRules(cluster: Cluster, node: ClusterNode, family: AddressFamily, scope: RuleScope): LinuxRuleSet {
  const context = proxyContext(cluster, node, family)
  const ports = proxiedPorts(cluster, node, family, scope)
  return context.settings.mode === 'iptables' ? iptablesRuleSet(context, ports) : nftablesRuleSet(context, ports)
}
