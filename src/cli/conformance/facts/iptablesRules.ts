import type { IptablesMatch, IptablesRule, IptablesTarget, LinuxRuleSet } from '../../../engine'
import { socketText } from '../../../engine'
import { CaseProblem, type Difference, onlyKnown, shown } from '../caseFile'
import { engineWith, proxyUnderTest } from '../clusterUnderTest'
import { compareValues } from '../compareValues'
import { isMap, listOf, mapOf, textOf } from '../untyped'
import type { FactKind } from './factKind'

type RuleMap = Readonly<Record<string, unknown>>
type Tables = Readonly<Record<string, Readonly<Record<string, readonly RuleMap[]>>>>

/** Chains to which every Service adds its rules: those of different Services may interleave. */
const sharedChains = ['KUBE-SERVICES', 'KUBE-NODEPORTS', 'KUBE-EXTERNAL-SERVICES', 'KUBE-PROXY-FIREWALL']

/** `iptables-rules`: every chain that kube-proxy writes and every rule in it, in order. An empty chain counts as none. */
export const iptablesRules: FactKind = (fact) => {
  onlyKnown('expect', mapOf(fact.expect), ['rules'])
  const expect = tablesIn(mapOf(fact.expect).rules)
  const proxy = proxyUnderTest(fact.proxy)
  const asked = { node: proxy.nodeName, family: proxy.family, services: null, filledIn: false, packet: null }
  const { rules } = engineWith(fact.id, fact.manifests).ask('linuxRules', asked, proxy.settings)
  const got = tablesOf(rules)
  const chains = new Set([...chainsIn(expect), ...chainsIn(got)])
  return [...chains].flatMap((chain) => compareChain(chain, expect, got))
}

function tablesIn(value: unknown): Tables {
  if (!isMap(value)) throw new CaseProblem('expect names no tables')
  onlyKnown('rules', value, ['filter', 'nat'])
  return Object.fromEntries(
    Object.entries(value).map(([table, chains]) => [
      table,
      Object.fromEntries(Object.entries(mapOf(chains)).map(([chain, rules]) => [chain, listOf(rules).map(mapOf)])),
    ]),
  )
}

/** What the proxy writes into chains of its own; the jumps from the kernel's chains are not in the tables. */
function tablesOf(ruleSet: LinuxRuleSet): Tables {
  if (ruleSet.mode !== 'iptables') throw new CaseProblem(`mode ${ruleSet.mode} has no such tables`)
  return Object.fromEntries(
    ruleSet.tables.map(({ name, chains }) => [
      name,
      Object.fromEntries(chains.filter(({ builtIn }) => !builtIn).map((chain) => [chain.name, chain.rules.map(ruleMap)])),
    ]),
  )
}

function chainsIn(tables: Tables): readonly string[] {
  return Object.entries(tables).flatMap(([table, chains]) => Object.keys(chains).map((chain) => `${table}.${chain}`))
}

function compareChain(path: string, expect: Tables, got: Tables): readonly Difference[] {
  const [table = '', chain = ''] = path.split('.')
  const [wanted, found] = [expect, got].map((tables) => tables[table]?.[chain] ?? []) as [readonly RuleMap[], readonly RuleMap[]]
  if (!sharedChains.includes(chain)) return compareRules(path, wanted, found)
  const parts = new Set([...wanted, ...found].map(partOf))
  return [
    ...[...parts].flatMap((part) => {
      const own = (rules: readonly RuleMap[]) => rules.filter((rule) => partOf(rule) === part)
      return compareRules(path, inOrder(part, own(wanted)), inOrder(part, own(found)))
    }),
    ...(endsWell(found) ? [] : [{ field: path, expected: 'the jump to node ports as the last rule', got: shown(found.at(-1)) }]),
  ]
}

function compareRules(path: string, wanted: readonly RuleMap[], found: readonly RuleMap[]): readonly Difference[] {
  if (wanted.length !== found.length) return [{ field: path, expected: shown(wanted), got: shown(found) }]
  return wanted.flatMap((rule, index) => compareValues(rule, found[index], { exact: true }, `${path}[${index}]`))
}

/** Whose rule it is: the Service port at the beginning of its comment. */
function partOf(rule: RuleMap): string {
  return (textOf(rule.comment) ?? '').split(' ')[0] ?? ''
}

const nodePortEntry = 'kubernetes'

/** Node port addresses have no order. */
function inOrder(part: string, rules: readonly RuleMap[]): readonly RuleMap[] {
  return part === nodePortEntry ? [...rules].sort((a, b) => (shown(a) < shown(b) ? -1 : 1)) : rules
}

function endsWell(rules: readonly RuleMap[]): boolean {
  const entries = rules.filter((rule) => partOf(rule) === nodePortEntry).length
  return rules.slice(rules.length - entries).every((rule) => partOf(rule) === nodePortEntry)
}

function ruleMap({ matches, target }: IptablesRule): RuleMap {
  return Object.assign({}, ...matches.map(matchMap), target === null ? {} : targetMap(target))
}

function matchMap(match: IptablesMatch): RuleMap {
  const said = (value: string, negated: boolean) => (negated ? `!${value}` : value)
  switch (match.match) {
    case 'comment':
      return { comment: match.text }
    case 'protocol':
      return { protocol: match.protocol.toLowerCase() }
    case 'source':
      return { source: said(match.range, match.negated) }
    case 'destination':
      return { destination: said(match.range, match.negated) }
    case 'podSource':
      return 'range' in match.pods
        ? { source: said(match.pods.range, match.negated) }
        : { inInterface: said(interfaceOf(match.pods), match.negated) }
    case 'destinationPort':
      return { destinationPort: match.port }
    case 'localSource':
      return { sourceType: 'LOCAL' }
    case 'localDestination':
      return { destinationType: 'LOCAL' }
    case 'conntrackState':
      return { conntrackState: said(match.states.join(','), match.negated) }
    case 'mark':
      return { mark: said(`${match.mark}/${match.mark}`, match.negated) }
    case 'probability':
      return { probability: match.probability }
    case 'recentlySeen':
      return { recent: { list: match.list, op: 'check', seconds: match.seconds, reap: true } }
    case 'remember':
      return { recent: { list: match.list, op: 'set' } }
    case 'counter':
      return { counter: match.name }
  }
}

function interfaceOf(pods: Extract<IptablesMatch, { match: 'podSource' }>['pods']): string {
  return pods.by === 'interface' ? pods.name : pods.by === 'interfacePrefix' ? `${pods.prefix}+` : ''
}

function targetMap(target: IptablesTarget): RuleMap {
  switch (target.target) {
    case 'jump':
      return { target: target.chain }
    case 'DNAT':
      return { target: 'DNAT', toDestination: socketText(target.address, target.port) }
    case 'MARK':
      return { target: 'MARK', setMark: `${target.operation} ${target.mark}` }
    default:
      return { target: target.target }
  }
}
