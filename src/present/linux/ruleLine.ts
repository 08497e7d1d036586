import type { AddressFamily, PodSource, RuleOrigin } from '../../engine/model'

/** One line of a rule set as the tool on a node prints it. */
export interface RuleLine {
  readonly text: string
  /** The rule (or entry of a set or map) that the line is, by its id; null for frames and declarations. */
  readonly rule: string | null
  readonly origin: RuleOrigin | null
  /** The line holds a range of Pods that nobody wrote. */
  readonly assumed: boolean
}

/** A chain with its rules, or a set or map with its entries. */
export interface RuleBlock {
  readonly kind: 'chain' | 'set' | 'map'
  /** The table of an iptables chain; nftables has one for all. */
  readonly table: 'filter' | 'nat' | null
  readonly name: string
  /** What else is said of it: its type, where it hangs in the kernel, a comment. */
  readonly facts: readonly string[]
  readonly lines: readonly RuleLine[]
}

/** A line that is no rule. */
export function plainLine(text: string): RuleLine {
  return { text, rule: null, origin: null, assumed: false }
}

export function isAssumed(pods: PodSource): boolean {
  return pods.by === 'assumedRange'
}

/** How iptables says that a Pod sends. */
export function podSourceInIptables(pods: PodSource): string {
  if (pods.by === 'interface') return `-i ${pods.name}`
  return pods.by === 'interfacePrefix' ? `-i ${pods.prefix}+` : `-s ${pods.range}`
}

/** How nftables says that a Pod sends, or that none does. */
export function podSourceInNftables(pods: PodSource, negated: boolean, family: AddressFamily): string {
  const not = negated ? '!= ' : ''
  if (pods.by === 'interface') return `iif ${not}${pods.name}`
  return pods.by === 'interfacePrefix' ? `iif ${not}${pods.prefix}*` : `${addressWord(family)} saddr ${not}${pods.range}`
}

/** `ip` or `ip6`. */
export function addressWord(family: AddressFamily): string {
  return family === 'IPv4' ? 'ip' : 'ip6'
}
