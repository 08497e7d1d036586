import {
  type IptablesChain,
  type IptablesMatch,
  type IptablesRule,
  type IptablesRuleSet,
  type IptablesTableName,
  type LinuxMatch,
  type LinuxOutcome,
  type LinuxPacket,
  socketText,
} from '../../model'
import { inRange, type Surroundings } from './surroundings'

/** How a chain ended; null: at its end, and the chain that jumped here goes on. */
type End = 'accept' | 'drop' | 'reject' | 'dnat' | 'masquerade' | null

interface Walk {
  readonly rules: ReadonlyMap<string, IptablesChain>
  readonly packet: LinuxPacket
  readonly around: Surroundings
  readonly lit: string[]
  destination: LinuxPacket['destination']
  rewritten: boolean
  marked: boolean
}

/**
 * Sends the first packet of a connection through the tables as the kernel does: nat rewrites the destination, filter
 * decides with the address it then has, and what leaves the node passes POSTROUTING. What the node itself sends to itself
 * comes in again by loopback.
 */
export function matchIptables(ruleSet: IptablesRuleSet, packet: LinuxPacket, around: Surroundings): LinuxMatch {
  const rules = new Map(ruleSet.tables.flatMap(({ name, chains }) => chains.map((chain) => [`${name}/${chain.name}`, chain] as const)))
  const walk: Walk = { rules, packet, around, lit: [], destination: packet.destination, rewritten: false, marked: false }
  return { outcome: travel(walk), lit: walk.lit }
}

function travel(walk: Walk): LinuxOutcome {
  const fromNode = walk.packet.entered === 'node'
  run(walk, 'nat', fromNode ? 'OUTPUT' : 'PREROUTING')
  const stays = walk.around.isLocal(walk.destination.address)
  if (fromNode) {
    const out = refusalOf(run(walk, 'filter', 'OUTPUT'))
    if (out) return out
  }
  const leaves = fromNode || !stays
  const passed = stays ? run(walk, 'filter', 'INPUT') : fromNode ? null : run(walk, 'filter', 'FORWARD')
  const refused = refusalOf(passed)
  if (refused) return refused
  const marked = walk.marked
  const masquerade = leaves && run(walk, 'nat', 'POSTROUTING') === 'masquerade'
  if (walk.rewritten) return { verdict: 'delivered', to: walk.destination, marked, masquerade }
  return { verdict: passed === 'accept' ? 'accepted' : 'unhandled' }
}

function refusalOf(end: End): LinuxOutcome | null {
  return end === 'drop' ? { verdict: 'dropped' } : end === 'reject' ? { verdict: 'rejected' } : null
}

function run(walk: Walk, table: IptablesTableName, name: string): End {
  for (const rule of walk.rules.get(`${table}/${name}`)?.rules ?? []) {
    if (!rule.matches.every((match) => holds(walk, table, rule, match))) continue
    walk.lit.push(rule.id)
    const end = carryOut(walk, table, rule)
    if (end === 'return') return null
    if (end !== null) return end
  }
  return null
}

function carryOut(walk: Walk, table: IptablesTableName, { target }: IptablesRule): End | 'return' {
  switch (target?.target) {
    case undefined:
      return null
    case 'jump':
      return run(walk, table, target.chain)
    case 'MARK':
      walk.marked = target.operation === 'or'
      return null
    case 'DNAT':
      walk.destination = { address: target.address, port: target.port }
      walk.rewritten = true
      return 'dnat'
    case 'RETURN':
      return 'return'
    case 'ACCEPT':
      return 'accept'
    case 'DROP':
      return 'drop'
    case 'REJECT':
      return 'reject'
    case 'MASQUERADE':
      return 'masquerade'
  }
}

function holds(walk: Walk, table: IptablesTableName, rule: IptablesRule, match: IptablesMatch): boolean {
  const { packet, around, destination } = walk
  switch (match.match) {
    case 'comment':
    case 'counter':
    case 'remember':
      return true
    case 'protocol':
      return match.protocol === packet.protocol
    case 'source':
      return inRange(packet.source, match.range) !== match.negated
    case 'destination':
      return inRange(destination.address, match.range) !== match.negated
    case 'podSource':
      return around.comesFromPod(match.pods) !== match.negated
    case 'destinationPort':
      return match.port === destination.port
    case 'localSource':
      return around.isLocal(packet.source)
    case 'localDestination':
      return around.isLocal(destination.address)
    case 'conntrackState':
      return (match.states.includes('NEW') || (walk.rewritten && match.states.includes('DNAT'))) !== match.negated
    case 'mark':
      return walk.marked !== match.negated
    case 'probability':
      return picks(walk, table, rule)
    // The first packet of a client that nobody remembers.
    case 'recentlySeen':
      return false
  }
}

/** Chance takes the endpoint that was asked for; the first where none was. */
function picks(walk: Walk, table: IptablesTableName, { target }: IptablesRule): boolean {
  if (walk.packet.endpoint === null) return true
  const chain = target?.target === 'jump' ? walk.rules.get(`${table}/${target.chain}`) : undefined
  return (chain?.rules ?? []).some(
    (rule) => rule.target?.target === 'DNAT' && socketText(rule.target.address, rule.target.port) === walk.packet.endpoint,
  )
}
