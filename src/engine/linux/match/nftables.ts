import {
  type Address,
  type LinuxMatch,
  type LinuxOutcome,
  type LinuxPacket,
  type NftablesChain,
  type NftablesElement,
  type NftablesHook,
  type NftablesMap,
  type NftablesOperand,
  type NftablesRule,
  type NftablesRuleSet,
  type NftablesStatement,
  type NftablesVerdict,
  socketText,
} from '../../model'
import { inRange, type Surroundings } from './surroundings'

/** How a rule or chain ended: `continue` to the next rule, `return` to the chain that jumped here, or for good. */
type End = 'continue' | 'return' | 'drop' | 'reject' | 'done'

interface Walk {
  readonly ruleSet: NftablesRuleSet
  readonly chains: ReadonlyMap<string, NftablesChain>
  readonly maps: ReadonlyMap<string, NftablesMap>
  readonly packet: LinuxPacket
  readonly around: Surroundings
  readonly lit: string[]
  destination: LinuxPacket['destination']
  rewritten: boolean
  marked: boolean
  masquerade: boolean
}

/**
 * Sends the first packet of a connection through the chains of each hook that it passes, by their priority. What the node
 * itself sends to itself comes in again by loopback.
 */
export function matchNftables(ruleSet: NftablesRuleSet, packet: LinuxPacket, around: Surroundings): LinuxMatch {
  const walk: Walk = {
    ruleSet,
    chains: new Map(ruleSet.chains.map((chain) => [chain.name, chain])),
    maps: new Map(ruleSet.maps.map((map) => [map.name, map])),
    packet,
    around,
    lit: [],
    destination: packet.destination,
    rewritten: false,
    marked: false,
    masquerade: false,
  }
  return { outcome: travel(walk), lit: walk.lit }
}

function travel(walk: Walk): LinuxOutcome {
  const fromNode = walk.packet.entered === 'node'
  const entry = hook(walk, fromNode ? 'output' : 'prerouting')
  if (entry) return entry
  const stays = walk.around.isLocal(walk.destination.address)
  const passed = stays ? hook(walk, 'input') : fromNode ? null : hook(walk, 'forward')
  if (passed) return passed
  const { marked } = walk
  if (fromNode || !stays) hook(walk, 'postrouting')
  return walk.rewritten ? { verdict: 'delivered', to: walk.destination, marked, masquerade: walk.masquerade } : { verdict: 'unhandled' }
}

/** Runs the base chains of a hook; an outcome where one of them refuses the packet. */
function hook(walk: Walk, at: NftablesHook): LinuxOutcome | null {
  const base = walk.ruleSet.chains.filter((chain) => chain.base?.hook === at)
  for (const chain of base.sort((a, b) => (a.base?.priority ?? 0) - (b.base?.priority ?? 0))) {
    const end = run(walk, chain)
    if (end === 'drop') return { verdict: 'dropped' }
    if (end === 'reject') return { verdict: 'rejected' }
  }
  return null
}

function run(walk: Walk, chain: NftablesChain | undefined): End {
  for (const rule of chain?.rules ?? []) {
    const end = runRule(walk, rule)
    if (end !== 'continue') return end
  }
  return 'return'
}

/** Statements are carried out one after the other, as far as they match. A rule is lit where all its conditions hold. */
function runRule(walk: Walk, rule: NftablesRule): End {
  const named: string[] = []
  for (const statement of rule.statements) {
    if (isCondition(statement)) {
      if (!holds(walk, statement)) return 'continue'
      named.push(...elementsNamed(walk, statement))
      continue
    }
    if (statement.statement === 'lookUp') return lookUp(walk, [rule.id, ...named], statement)
    walk.lit.push(rule.id, ...named)
    const end = carryOut(walk, statement)
    if (end !== 'continue') return end
  }
  return 'continue'
}

type Condition = Extract<NftablesStatement, { statement: 'address' | 'podSource' | 'local' | 'protocol' | 'newConnection' | 'markAbsent' }>

const conditions: ReadonlySet<NftablesStatement['statement']> = new Set<Condition['statement']>([
  'address',
  'podSource',
  'local',
  'protocol',
  'newConnection',
  'markAbsent',
])

function isCondition(statement: NftablesStatement): statement is Condition {
  return conditions.has(statement.statement)
}

function holds(walk: Walk, condition: Condition): boolean {
  const { packet, around } = walk
  switch (condition.statement) {
    case 'address':
      return isNamed(walk, addressOf(walk, condition.of), condition.operand) !== condition.negated
    case 'podSource':
      return around.comesFromPod(condition.pods) !== condition.negated
    case 'local':
      return around.isLocal(addressOf(walk, condition.of))
    case 'protocol':
      return condition.protocol === packet.protocol
    case 'newConnection':
      return true
    case 'markAbsent':
      return !walk.marked
  }
}

function addressOf(walk: Walk, side: 'source' | 'destination'): Address {
  return side === 'source' ? walk.packet.source : walk.destination.address
}

function isNamed(walk: Walk, address: Address, operand: NftablesOperand): boolean {
  if (operand.is === 'range') return inRange(address, operand.range)
  if (operand.is === 'list') return operand.ranges.some((range) => inRange(address, range))
  return elementFor(walk, operand.set, address) !== undefined
}

function elementFor(walk: Walk, set: string, address: Address): NftablesElement | undefined {
  return walk.ruleSet.sets.find(({ name }) => name === set)?.elements.find((element) => element.address === address)
}

/** The element of a set that made a condition hold. */
function elementsNamed(walk: Walk, condition: Condition): readonly string[] {
  if (condition.statement !== 'address' || condition.operand.is !== 'set') return []
  const element = elementFor(walk, condition.operand.set, addressOf(walk, condition.of))
  return element ? [element.id] : []
}

/** A rule that looks up is lit, with the entry, where there is one. */
function lookUp(walk: Walk, found: readonly string[], { key, map }: Extract<NftablesStatement, { statement: 'lookUp' }>): End {
  const { address, port } = walk.destination
  const asked = `${walk.packet.protocol.toLowerCase()} . ${port}`
  const wanted = key === 'port' ? asked : `${address} . ${asked}`
  const entry = walk.maps.get(map)?.entries.find((candidate) => candidate.key === wanted)
  if (!entry) return 'continue'
  walk.lit.push(...found, entry.id)
  return follow(walk, entry.verdict)
}

function carryOut(walk: Walk, statement: Exclude<NftablesStatement, Condition | { statement: 'lookUp' }>): End {
  switch (statement.statement) {
    case 'verdict':
      return follow(walk, statement.verdict)
    case 'random':
      return follow(walk, { verdict: 'goto', chain: picked(walk, statement.chains) })
    case 'setMark':
      walk.marked = statement.operation === 'or'
      return 'continue'
    case 'remember':
      return 'continue'
    case 'dnat':
      walk.destination = { address: statement.address, port: statement.port }
      walk.rewritten = true
      return 'done'
    case 'masquerade':
      walk.masquerade = true
      return 'done'
  }
}

/** After `jump` the chain goes on where the other returns; after `goto` it does not. */
function follow(walk: Walk, verdict: NftablesVerdict): End {
  if (verdict.verdict !== 'goto' && verdict.verdict !== 'jump') return verdict.verdict
  const end = run(walk, walk.chains.get(verdict.chain))
  return end === 'return' && verdict.verdict === 'jump' ? 'continue' : end
}

/** Chance takes the endpoint that was asked for; the first where none was. */
function picked(walk: Walk, chains: readonly string[]): string {
  const rewritesToWanted = (chain: string) =>
    (walk.chains.get(chain)?.rules ?? []).some((rule) =>
      rule.statements.some(
        (statement) => statement.statement === 'dnat' && socketText(statement.address, statement.port) === walk.packet.endpoint,
      ),
    )
  return chains.find(rewritesToWanted) ?? chains[0] ?? ''
}
