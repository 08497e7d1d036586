import {
  type IptablesChain,
  type IptablesMatch,
  type IptablesRule,
  type IptablesRuleSet,
  type IptablesTarget,
  socketText,
} from '../../engine/model'
import { isAssumed, plainLine, podSourceInIptables, type RuleBlock, type RuleLine } from './ruleLine'

/**
 * The rules in the frame of `iptables-save`. Within a rule, words stand as kube-proxy writes them: its own order of
 * matches, addresses without `/32`, marks without their mask.
 */
export function iptablesLines({ tables }: IptablesRuleSet): readonly RuleLine[] {
  return tables.flatMap(({ name, chains }) => [
    plainLine(`*${name}`),
    ...chains.map((chain) => plainLine(`:${chain.name} ${chain.builtIn ? 'ACCEPT' : '-'} [0:0]`)),
    ...chains.flatMap((chain) => chain.rules.map((rule) => ruleLine(chain, rule))),
    plainLine('COMMIT'),
  ])
}

/** The same chain by chain, table after table. */
export function iptablesBlocks({ tables }: IptablesRuleSet): readonly RuleBlock[] {
  return tables.flatMap(({ name: table, chains }) =>
    chains.map((chain) => ({
      kind: 'chain' as const,
      table,
      name: chain.name,
      facts: [],
      lines: chain.rules.map((rule) => ruleLine(chain, rule)),
    })),
  )
}

function ruleLine({ name }: IptablesChain, { id, matches, target, origin }: IptablesRule): RuleLine {
  const words = ['-A', name, ...matches.map(matchText), ...(target === null ? [] : [targetText(target)])]
  const assumed = matches.some((match) => match.match === 'podSource' && isAssumed(match.pods))
  return { text: words.join(' '), rule: id, origin, assumed }
}

function matchText(match: IptablesMatch): string {
  switch (match.match) {
    case 'comment':
      return `-m comment --comment ${match.text.includes(' ') ? `"${match.text}"` : match.text}`
    case 'protocol':
      return `-m ${match.protocol.toLowerCase()} -p ${match.protocol.toLowerCase()}`
    case 'source':
      return `${not(match.negated)}-s ${match.range}`
    case 'destination':
      return `${not(match.negated)}-d ${match.range}`
    case 'podSource':
      return `${not(match.negated)}${podSourceInIptables(match.pods)}`
    case 'destinationPort':
      return `--dport ${match.port}`
    case 'localSource':
      return '-m addrtype --src-type LOCAL'
    case 'localDestination':
      return '-m addrtype --dst-type LOCAL'
    case 'conntrackState':
      return `-m conntrack ${not(match.negated)}--ctstate ${match.states.join(',')}`
    case 'mark':
      return `-m mark ${not(match.negated)}--mark ${match.mark}/${match.mark}`
    case 'probability':
      return `-m statistic --mode random --probability ${match.probability}`
    case 'recentlySeen':
      return `-m recent --name ${match.list} --rcheck --seconds ${match.seconds} --reap`
    case 'remember':
      return `-m recent --name ${match.list} --set`
    case 'counter':
      return `-m nfacct --nfacct-name ${match.name}`
  }
}

function not(negated: boolean): string {
  return negated ? '! ' : ''
}

function targetText(target: IptablesTarget): string {
  switch (target.target) {
    case 'jump':
      return `-j ${target.chain}`
    case 'DNAT':
      return `-j DNAT --to-destination ${socketText(target.address, target.port)}`
    case 'MARK':
      return `-j MARK --${target.operation}-mark ${target.mark}`
    default:
      return `-j ${target.target}`
  }
}
