import {
  type AddressFamily,
  type NftablesChain,
  type NftablesKey,
  type NftablesMap,
  type NftablesOperand,
  type NftablesRule,
  type NftablesRuleSet,
  type NftablesSet,
  type NftablesStatement,
  type NftablesVerdict,
  socketText,
} from '../../engine/model'
import { addressWord, isAssumed, plainLine, podSourceInNftables, type RuleBlock, type RuleLine } from './ruleLine'

/**
 * The rules in the frame of `nft list table`: sets, maps, chains. Within a rule, words stand as kube-proxy writes them;
 * each element of a set or map has a line of its own.
 */
export function nftablesLines(rules: NftablesRuleSet): readonly RuleLine[] {
  return [
    plainLine(`table ${addressWord(rules.family)} kube-proxy {`),
    plainLine('\tcomment "rules for kube-proxy"'),
    ...nftablesBlocks(rules).flatMap((block) => [plainLine(''), ...blockLines(block)]),
    plainLine('}'),
  ]
}

/** The same block by block, each line without its indent. */
export function nftablesBlocks({ family, sets, maps, chains }: NftablesRuleSet): readonly RuleBlock[] {
  return [
    ...sets.map((set) => setBlock(set, family)),
    ...maps.map((map) => mapBlock(map, family)),
    ...chains.map((chain) => chainBlock(chain, family)),
  ]
}

function setBlock({ name, comment, timeoutSeconds, elements }: NftablesSet, family: AddressFamily): RuleBlock {
  return {
    kind: 'set',
    table: null,
    name,
    facts: [
      `type ${addressType(family)}`,
      ...(timeoutSeconds === null ? [] : ['flags dynamic,timeout', `timeout ${timeoutSeconds}s`]),
      ...(comment === null ? [] : [`comment "${comment}"`]),
    ],
    lines: elements.map(({ id, address, origin }) => ({ text: address, rule: id, origin, assumed: false })),
  }
}

function mapBlock({ name, key, comment, entries }: NftablesMap, family: AddressFamily): RuleBlock {
  const type = key === 'port' ? 'inet_proto . inet_service' : `${addressType(family)} . inet_proto . inet_service`
  const lines = entries.map((entry) => {
    const remark = entry.comment === null ? '' : ` comment "${entry.comment}"`
    return { text: `${entry.key}${remark} : ${verdictText(entry.verdict)}`, rule: entry.id, origin: entry.origin, assumed: false }
  })
  return { kind: 'map', table: null, name, facts: [`type ${type} : verdict`, `comment "${comment}"`], lines }
}

function chainBlock({ name, base, comment, rules }: NftablesChain, family: AddressFamily): RuleBlock {
  const facts = [
    ...(comment === null ? [] : [`comment "${comment}"`]),
    ...(base === null ? [] : [`type ${base.type} hook ${base.hook} priority ${priorityText(base)}; policy accept;`]),
  ]
  return { kind: 'chain', table: null, name, facts, lines: rules.map((rule) => ruleLine(rule, family)) }
}

function blockLines({ kind, name, facts, lines }: RuleBlock): readonly RuleLine[] {
  const inside = kind === 'chain' ? lines.map((line) => ({ ...line, text: `\t\t${line.text}` })) : elementLines(lines)
  return [plainLine(`\t${kind} ${name} {`), ...facts.map((fact) => plainLine(`\t\t${fact}`)), ...inside, plainLine('\t}')]
}

function elementLines(elements: readonly RuleLine[]): readonly RuleLine[] {
  if (elements.length === 0) return []
  const listed = elements.map((line, index) => ({ ...line, text: `\t\t\t${line.text}${index < elements.length - 1 ? ',' : ''}` }))
  return [plainLine('\t\telements = {'), ...listed, plainLine('\t\t}')]
}

/** nft knows names for the usual priorities; `dstnat` is one of prerouting alone. */
function priorityText({ hook, priority }: NonNullable<NftablesChain['base']>): string {
  if (hook === 'prerouting' && priority === -100) return 'dstnat'
  if (hook === 'prerouting' && priority === -110) return 'dstnat - 10'
  if (hook === 'postrouting' && priority === 100) return 'srcnat'
  return priority === 0 ? 'filter' : String(priority)
}

function addressType(family: AddressFamily): string {
  return family === 'IPv4' ? 'ipv4_addr' : 'ipv6_addr'
}

function ruleLine({ id, statements, comment, origin }: NftablesRule, family: AddressFamily): RuleLine {
  return {
    text: `${nftablesRuleText(statements, family)}${comment === null ? '' : ` comment "${comment}"`}`,
    rule: id,
    origin,
    assumed: statements.some((statement) => statement.statement === 'podSource' && isAssumed(statement.pods)),
  }
}

function nftablesRuleText(statements: readonly NftablesStatement[], family: AddressFamily): string {
  return statements.map((statement) => statementText(statement, family)).join(' ')
}

function statementText(statement: NftablesStatement, family: AddressFamily): string {
  const ip = addressWord(family)
  switch (statement.statement) {
    case 'address':
      return `${ip} ${sideWord(statement.of)} ${statement.negated ? '!= ' : ''}${operandText(statement.operand)}`
    case 'podSource':
      return podSourceInNftables(statement.pods, statement.negated, family)
    case 'local':
      return `fib ${sideWord(statement.of)} type local`
    case 'protocol':
      return `meta l4proto ${statement.protocol.toLowerCase()}`
    case 'newConnection':
      return 'ct state new'
    case 'lookUp':
      return `${keyText(statement.key, ip)} vmap @${statement.map}`
    case 'random':
      return `numgen random mod ${statement.chains.length} vmap { ${statement.chains.map((chain, index) => `${index} : goto ${chain}`).join(' , ')} }`
    case 'markAbsent':
      return `mark and ${statement.mark} == 0`
    case 'setMark':
      return `mark set mark ${statement.operation} ${statement.mark}`
    case 'remember':
      return `update @${statement.set} { ${ip} saddr }`
    case 'dnat':
      return `dnat to ${socketText(statement.address, statement.port)}`
    case 'masquerade':
      return 'masquerade fully-random'
    case 'verdict':
      return verdictText(statement.verdict)
  }
}

function sideWord(of: 'source' | 'destination'): string {
  return of === 'source' ? 'saddr' : 'daddr'
}

function operandText(operand: NftablesOperand): string {
  if (operand.is === 'range') return operand.range
  return operand.is === 'set' ? `@${operand.set}` : `{ ${operand.ranges.join(' , ')} }`
}

function keyText(key: NftablesKey, ip: string): string {
  return key === 'port' ? 'meta l4proto . th dport' : `${ip} daddr . meta l4proto . th dport`
}

function verdictText(verdict: NftablesVerdict): string {
  return 'chain' in verdict ? `${verdict.verdict} ${verdict.chain}` : verdict.verdict
}
