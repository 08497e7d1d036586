import type { LinuxRuleSet } from '../../engine/model'
import { iptablesBlocks, iptablesLines } from './iptables'
import { nftablesBlocks, nftablesLines } from './nftables'
import type { RuleBlock, RuleLine } from './ruleLine'

export type { RuleBlock, RuleLine }

/** The lines of a rule set, in the form of its mode. */
export function ruleLines(rules: LinuxRuleSet): readonly RuleLine[] {
  return rules.mode === 'iptables' ? iptablesLines(rules) : nftablesLines(rules)
}

/** The chains, sets and maps of a rule set that hold anything, in the order in which they are printed. */
export function ruleBlocks(rules: LinuxRuleSet): readonly RuleBlock[] {
  const blocks = rules.mode === 'iptables' ? iptablesBlocks(rules) : nftablesBlocks(rules)
  return blocks.filter((block) => block.lines.length > 0)
}
