import type { AddressRange, Protocol } from './address'
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
  /** What it allows in each direction; null: it does not isolate in that direction. */
  readonly rules: Readonly<Record<PolicyDirection, readonly PolicyRule[] | null>>
}
