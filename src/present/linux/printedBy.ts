import type { LinuxRuleSet } from '../../engine/model'

/** The command that prints these rules on a node. */
export function printedBy({ mode, family }: Pick<LinuxRuleSet, 'mode' | 'family'>): string {
  if (mode === 'iptables') return family === 'IPv4' ? 'iptables-save' : 'ip6tables-save'
  return `nft list table ${family === 'IPv4' ? 'ip' : 'ip6'} kube-proxy`
}
