import type { LinuxRuleSet } from '../../engine'
import { iptablesLines } from './iptables'
import { nftablesLines } from './nftables'
import type { RuleLine } from './ruleLine'

export type { RuleLine }

/** The lines of a rule set, in the form of its mode. */
export function ruleLines(rules: LinuxRuleSet): readonly RuleLine[] {
  return rules.mode === 'iptables' ? iptablesLines(rules) : nftablesLines(rules)
}
