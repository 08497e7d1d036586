import type { Address, AddressFamily, Protocol } from './address'
import type { ResourceRef } from './resource'

/** The field that a rule comes from; `path` null: nobody wrote it. */
export interface RuleOrigin {
  readonly object: ResourceRef
  readonly path: string | null
}

/** All rules that the proxy of one node writes for one address family. */
export type LinuxRuleSet = IptablesRuleSet | NftablesRuleSet

/** How rules tell that a Pod sends. */
export type PodSource =
  | { readonly by: 'range'; readonly range: string }
  | { readonly by: 'interface'; readonly name: string }
  | { readonly by: 'interfacePrefix'; readonly prefix: string }
  /** Nobody said the range. The range stands there as an example; every Pod of the cluster (or node) matches. */
  | { readonly by: 'assumedRange'; readonly range: string; readonly of: 'cluster' | 'node' }

export interface IptablesRuleSet {
  readonly mode: 'iptables'
  readonly family: AddressFamily
  readonly node: string
  readonly tables: readonly IptablesTable[]
}

export type IptablesTableName = 'filter' | 'nat'

export interface IptablesTable {
  readonly name: IptablesTableName
  readonly chains: readonly IptablesChain[]
}

export interface IptablesChain {
  readonly name: string
  /** A chain of the kernel (INPUT, PREROUTING …): only the proxy's jumps from it are listed. */
  readonly builtIn: boolean
  readonly rules: readonly IptablesRule[]
}

export interface IptablesRule {
  /** `table/chain/index`: names the rule within its set. */
  readonly id: string
  /** In the order in which they are written; all must hold. */
  readonly matches: readonly IptablesMatch[]
  /** Null where the rule only carries a comment. */
  readonly target: IptablesTarget | null
  readonly origin: RuleOrigin | null
}

export type IptablesMatch =
  | { readonly match: 'comment'; readonly text: string }
  | { readonly match: 'protocol'; readonly protocol: Protocol }
  /** An address or a range. */
  | { readonly match: 'source' | 'destination'; readonly range: string; readonly negated: boolean }
  | { readonly match: 'podSource'; readonly pods: PodSource; readonly negated: boolean }
  | { readonly match: 'destinationPort'; readonly port: number }
  /** The address is one of the node's own. */
  | { readonly match: 'localSource' | 'localDestination' }
  | { readonly match: 'conntrackState'; readonly states: readonly string[]; readonly negated: boolean }
  | { readonly match: 'mark'; readonly mark: string; readonly negated: boolean }
  | { readonly match: 'probability'; readonly probability: string }
  /** The source was seen by that list (an endpoint's chain) within so many seconds. */
  | { readonly match: 'recentlySeen'; readonly list: string; readonly seconds: number }
  /** Writes the source into the list; always holds. */
  | { readonly match: 'remember'; readonly list: string }
  /** Counts; always holds. */
  | { readonly match: 'counter'; readonly name: string }

export type IptablesTarget =
  | { readonly target: 'jump'; readonly chain: string }
  | { readonly target: 'ACCEPT' | 'DROP' | 'REJECT' | 'RETURN' | 'MASQUERADE' }
  | { readonly target: 'DNAT'; readonly address: Address; readonly port: number }
  | { readonly target: 'MARK'; readonly operation: 'or' | 'xor'; readonly mark: string }

export interface NftablesRuleSet {
  readonly mode: 'nftables'
  readonly family: AddressFamily
  readonly node: string
  readonly sets: readonly NftablesSet[]
  readonly maps: readonly NftablesMap[]
  readonly chains: readonly NftablesChain[]
}

/** Addresses; with a timeout, those that were seen lately. */
export interface NftablesSet {
  readonly name: string
  readonly comment: string | null
  readonly timeoutSeconds: number | null
  readonly elements: readonly NftablesElement[]
}

export interface NftablesElement {
  /** `set/name/address`. */
  readonly id: string
  readonly address: Address
  readonly origin: RuleOrigin | null
}

/** What is looked up in a map: address, protocol and port, or protocol and port. */
export type NftablesKey = 'addressAndPort' | 'port'

export interface NftablesMap {
  readonly name: string
  readonly key: NftablesKey
  readonly comment: string
  readonly entries: readonly NftablesEntry[]
}

export interface NftablesEntry {
  /** `map/name/key`. */
  readonly id: string
  /** `172.30.0.41 . tcp . 80` or `tcp . 30080`. */
  readonly key: string
  readonly verdict: NftablesVerdict
  readonly comment: string | null
  readonly origin: RuleOrigin | null
}

export type NftablesHook = 'prerouting' | 'input' | 'forward' | 'output' | 'postrouting'

export interface NftablesChain {
  readonly name: string
  /** Where in the kernel the chain hangs; null: only other chains lead to it. */
  readonly base: { readonly type: 'filter' | 'nat'; readonly hook: NftablesHook; readonly priority: number } | null
  readonly comment: string | null
  readonly rules: readonly NftablesRule[]
}

export interface NftablesRule {
  /** `chain/name/index`. */
  readonly id: string
  readonly statements: readonly NftablesStatement[]
  readonly comment: string | null
  readonly origin: RuleOrigin | null
}

export type NftablesOperand =
  | { readonly is: 'range'; readonly range: string }
  | { readonly is: 'list'; readonly ranges: readonly string[] }
  | { readonly is: 'set'; readonly set: string }

export type NftablesStatement =
  | {
      readonly statement: 'address'
      readonly of: 'source' | 'destination'
      readonly negated: boolean
      readonly operand: NftablesOperand
    }
  | { readonly statement: 'podSource'; readonly pods: PodSource; readonly negated: boolean }
  /** The address is one of the node's own. */
  | { readonly statement: 'local'; readonly of: 'source' | 'destination' }
  | { readonly statement: 'protocol'; readonly protocol: Protocol }
  | { readonly statement: 'newConnection' }
  | { readonly statement: 'lookUp'; readonly key: NftablesKey; readonly map: string }
  /** One of the chains, with equal chances. */
  | { readonly statement: 'random'; readonly chains: readonly string[] }
  | { readonly statement: 'markAbsent'; readonly mark: string }
  | { readonly statement: 'setMark'; readonly operation: 'or' | 'xor'; readonly mark: string }
  /** Writes the source into the set. */
  | { readonly statement: 'remember'; readonly set: string }
  | { readonly statement: 'dnat'; readonly address: Address; readonly port: number }
  | { readonly statement: 'masquerade' }
  | { readonly statement: 'verdict'; readonly verdict: NftablesVerdict }

export type NftablesVerdict =
  | { readonly verdict: 'drop' | 'reject' | 'return' }
  | { readonly verdict: 'goto' | 'jump'; readonly chain: string }

/** The first packet of a connection, as it reaches a node's rules. */
export interface LinuxPacket {
  readonly source: Address
  readonly destination: { readonly address: Address; readonly port: number }
  readonly protocol: Protocol
  /** Whether it came in from the network (a Pod or another machine), or a process of the node itself sends it. */
  readonly entered: 'network' | 'node'
  /** `ip:port` that chance picks where it may pick that; null: the first. */
  readonly endpoint: string | null
}

/** What the rules make of a packet. */
export type LinuxOutcome =
  | {
      readonly verdict: 'delivered'
      readonly to: { readonly address: Address; readonly port: number }
      /** The rules asked for masquerade. */
      readonly marked: boolean
      /** It happens: the packet leaves the node. */
      readonly masquerade: boolean
    }
  | { readonly verdict: 'dropped' | 'rejected' | 'unhandled' }
  /** iptables: let in to the node's own health check. */
  | { readonly verdict: 'accepted' }

/** The rules (and entries of sets and maps) that a packet matches, by id in the order in which the kernel meets them. */
export interface LinuxMatch {
  readonly lit: readonly string[]
  readonly outcome: LinuxOutcome
}
