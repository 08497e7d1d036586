import type { AddressSpan } from './address'
import type { LabelSelector } from './labelSelector'
import type { ResourceRef } from './resource'

/** Software inside the cluster that gives Services addresses out of pools. */
export type PoolSoftware = 'MetalLB' | 'OpenELB'

/** A pool of addresses for Services of type LoadBalancer. */
export interface AddressPool {
  readonly software: PoolSoftware
  readonly ref: ResourceRef
  readonly labels: Readonly<Record<string, string>>
  readonly spans: readonly AddressSpan[]
  /** False: only Services that name it get an address of it. */
  readonly autoAssign: boolean
  /** Leaves out addresses that end in .0 and .255. */
  readonly avoidEnds: boolean
  /** The smaller goes first. */
  readonly priority: number
  /** Namespaces by name or labels, and Services by labels, that it is kept for; all null: for everybody. */
  readonly namespaces: readonly string[] | null
  readonly namespaceSelectors: readonly LabelSelector[] | null
  readonly serviceSelectors: readonly LabelSelector[] | null
  /** How OpenELB announces it; MetalLB says so in advertisements of their own. */
  readonly announces: 'layer2' | 'bgp' | null
}

/** Which nodes announce the addresses of which pools, and how (MetalLB). */
export interface Advertisement {
  readonly ref: ResourceRef
  readonly how: 'layer2' | 'bgp'
  /** Pools by name or labels; both null: every pool. */
  readonly pools: readonly string[] | null
  readonly poolSelectors: readonly LabelSelector[] | null
  /** Null: every node. */
  readonly nodeSelectors: readonly LabelSelector[] | null
}

/** Who answers for the balancer's address of a Service. */
export type Announcement =
  /** A balancer outside that sends to any node: what clouds do, and what is assumed where nothing says more. */
  | { readonly how: 'balancer' }
  /** A balancer outside that sends to the Pods themselves. */
  | { readonly how: 'pods'; readonly path: string }
  /** One of these nodes answers for it. `picks`: which one is known, or only that it is one. */
  | {
      readonly how: 'one-node'
      readonly nodes: readonly string[]
      readonly picks: 'smallest-hash' | 'first'
      readonly object: ResourceRef
      readonly path: string
    }
  /** Routers spread it over these nodes. */
  | { readonly how: 'nodes'; readonly nodes: readonly string[]; readonly object: ResourceRef; readonly path: string }

/** Why a Service has no balancer's address and will get none. */
export type PendingCause =
  /** Nobody of the input serves the class that it names. */
  | { readonly why: 'class'; readonly className: string }
  /** No pool fits, or those that do are empty. */
  | { readonly why: 'pool'; readonly software: PoolSoftware; readonly wanted: string | null }
