import type { Address, AddressRange, Protocol } from './address'
import type { LabelSelector } from './labelSelector'
import type { ResourceRef } from './resource'

export type PolicyDirection = 'ingress' | 'egress'

/** The other end of a connection, as one entry of `from` or `to` names it. */
export type PolicyPeer =
  /** Pods of the namespaces selected; `namespaces` null: of the policy's own. */
  | { readonly kind: 'pods'; readonly namespaces: LabelSelector | null; readonly pods: LabelSelector }
  | { readonly kind: 'ipBlock'; readonly range: AddressRange; readonly except: readonly AddressRange[] }
  /** Names nothing that can be read: it is nobody. */
  | { readonly kind: 'nobody' }

/** Ports of the receiving Pod. */
export type PolicyPort =
  | { readonly kind: 'every'; readonly protocol: Protocol }
  | { readonly kind: 'numbers'; readonly protocol: Protocol; readonly first: number; readonly last: number }
  | { readonly kind: 'name'; readonly protocol: Protocol; readonly name: string }

/** One rule: it allows what comes from (or goes to) any of its peers on any of its ports. */
export interface PolicyRule {
  /** Null: anybody. */
  readonly peers: readonly PolicyPeer[] | null
  /** Null: every port of every protocol. */
  readonly ports: readonly PolicyPort[] | null
  /** Field path: `spec.ingress[0]`. */
  readonly path: string
}

/** A NetworkPolicy. It isolates the Pods that it selects and lets pass what its rules allow: nothing in it forbids. */
export interface NetworkPolicy {
  readonly ref: ResourceRef
  readonly selector: LabelSelector
  /** False where the API server filled in policyTypes. */
  readonly typesWritten: boolean
  /** Directions that it has rules for, and does not name: those rules do nothing. */
  readonly withoutEffect: readonly PolicyDirection[]
  /** What it allows in each direction; null: it does not isolate in that direction. */
  readonly rules: Readonly<Record<PolicyDirection, readonly PolicyRule[] | null>>
}

/** The other end of a connection, as the Pod whose policies are asked sees it. */
export interface PolicyEnd {
  readonly address: Address | null
  /** `namespace/name`; null: no Pod, or one that stands on the network of its node. */
  readonly pod: string | null
  /** The node that has the address. */
  readonly node: string | null
}

/** Whom a rule names, as selectors are written. */
export type PeerFact =
  /** Empty: all; `namespaces` null: those of the policy's own. */
  | { readonly by: 'labels'; readonly namespaces: string | null; readonly pods: string }
  | { readonly by: 'address'; readonly range: string; readonly except: readonly string[] }

/** A rule that nearly lets it pass: the right peer and other ports, or the right port and other peers. */
export type NearMiss = { readonly policy: ResourceRef; readonly path: string } & (
  | {
      readonly miss: 'port'
      /** `8080/TCP`, `8000-8010/UDP`, `8080/TCP (http)`. */
      readonly ports: readonly string[]
      /** Names among them that the receiving Pod does not have. */
      readonly unresolved: readonly string[]
    }
  | { readonly miss: 'peer'; readonly peers: readonly PeerFact[] }
)

/** What was asked of the policies of a Pod, and which of them isolate it. */
export interface PolicyFacts {
  readonly direction: PolicyDirection
  readonly pod: string
  readonly other: PolicyEnd
  readonly port: number
  readonly protocol: Protocol
  readonly isolatedBy: readonly ResourceRef[]
  /** The nearest first; the list is cut. */
  readonly near: readonly NearMiss[]
}

/** `allowed`: a rule lets it pass. The last three pass whatever the policies say. */
export type PolicyOutcome = 'allowed' | 'isolated' | 'itself' | 'own-node' | 'host-network'
