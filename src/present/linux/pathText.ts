import type { Answer } from '../../engine'
import type { Messages } from '../../i18n/messages'
import { paintFor } from '../export/paint'
import { printable } from '../export/textWidth'
import { packetText } from './packetText'
import { type RuleLine, ruleLines } from './ruleLines'

type HopRules = Answer<'linuxRulesOfTrace'>[number]

/** The rules that a packet meets on its way, node by node; those it matches have a mark in front. */
export function pathRulesText(path: readonly HopRules[], messages: Messages, colours = false): string {
  const paint = paintFor(colours)
  return path
    .map(({ node, rules, packet, match }) => {
      const lit = new Set(match.lit)
      const lines = ruleLines(rules).map((line) => {
        const text = printable(line.text.replaceAll('\t', '    '))
        const told = line.assumed ? messages.report.remark(text, messages.words.assumed) : text
        return isLit(line, lit) ? paint.bold(`> ${told}`) : `  ${told}`.trimEnd()
      })
      const head = `${node}  ${rules.mode} ${rules.family}  ${packetText(packet)}`
      return `\n${paint.bold(printable(head))}\n${lines.join('\n')}\n`
    })
    .join('')
}

/** The same as values, for `-o json`: each line with the rule it is, whether the packet matches it, and the field it comes from. */
export function pathRulesJson(path: readonly HopRules[]) {
  return path.map(({ hop, node, rules, packet, match }) => {
    const lit = new Set(match.lit)
    return {
      hop,
      node,
      mode: rules.mode,
      family: rules.family,
      packet,
      outcome: match.outcome,
      lit: match.lit,
      lines: ruleLines(rules).map((line) => ({ ...line, lit: isLit(line, lit) })),
    }
  })
}

function isLit({ rule }: RuleLine, lit: ReadonlySet<string>): boolean {
  return rule !== null && lit.has(rule)
}
