import type { LinuxRuleSet } from '../../engine/model'
import type { Messages } from '../../i18n/messages'
import { assumedRange } from './assumedRange'
import { printedBy } from './printedBy'
import { ruleLines } from './ruleLines'

/** The rules as the node prints them, with comment lines on top: what they are, and what in them is assumed. */
export function nodeText(node: string, rules: LinuxRuleSet, messages: Messages): string {
  const words = messages.linux
  const range = assumedRange(rules)
  const remarks = [words.copyHead(node, printedBy(rules)), ...(range === null ? [] : [words.assumedRange(range.range)])]
  return `${[...remarks.map((remark) => `# ${remark}`), ...ruleLines(rules).map(({ text }) => text)].join('\n')}\n`
}
