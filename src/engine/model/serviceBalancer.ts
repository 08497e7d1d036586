import type { Address, AddressSpan } from './address'
import type { LabelSelector } from './labelSelector'
import type { ClusterNode } from './node'
import type { SoftwareName } from './pod'
import type { ResourceRef } from './resource'

/** Software inside the cluster that gives Services addresses out of pools. */
export type PoolSoftware = 'MetalLB' | 'OpenELB'

/** Who makes the balancers of Services of type LoadBalancer. */
export type ProviderName = PoolSoftware | 'ServiceLB' | 'kube-vip' | 'AWS' | 'GKE' | 'Azure'

/** Who makes the balancer of one Service, and what says so: its class, an annotation, a node, or objects of the provider. */
export interface Provider {
  readonly name: ProviderName
  readonly by: 'class' | 'annotation' | 'node' | 'objects'
  readonly object: ResourceRef
  readonly path: string | null
}

/** A pool of addresses for Services of type LoadBalancer. */
export interface AddressPool {
  readonly software: PoolSoftware
  readonly ref: ResourceRef
  readonly labels: Readonly<Record<string, string>>
  readonly spans: readonly { readonly span: AddressSpan; readonly path: string }[]
  /** Who gets an address: any Service, only one that names the pool or the address, or none any more. */
  readonly gives: 'anyone' | 'who-asks' | 'nobody'
  /** Leaves out addresses that end in .0 and .255. */
  readonly avoidEnds: boolean
  /** For whom it is kept; null: for everybody. */
  readonly keptFor: KeptFor | null
  /** How OpenELB announces it; MetalLB says so in advertisements of their own. */
  readonly announces: 'layer2' | 'bgp' | 'vip' | null
  /** The one that OpenELB takes where nothing else is said. */
  readonly isDefault: boolean
}

/** Namespaces by name or labels, and Services by labels, that a pool is kept for. */
export interface KeptFor {
  /** The smaller goes first; null: after those that have one. */
  readonly priority: number | null
  readonly namespaces: readonly string[]
  readonly namespaceSelectors: readonly LabelSelector[]
  readonly serviceSelectors: readonly LabelSelector[]
}

/** Which nodes announce the addresses of which pools, and how (MetalLB). */
export interface Advertisement {
  readonly ref: ResourceRef
  readonly how: 'layer2' | 'bgp'
  /** Pools by name or labels; both empty: every pool. */
  readonly pools: readonly string[]
  readonly poolSelectors: readonly LabelSelector[]
  /** Empty: every node. */
  readonly nodeSelectors: readonly LabelSelector[]
  /** Routers that it is told to, by name; empty: all. */
  readonly peers: readonly string[]
}

/** A router that MetalLB talks BGP with, and from which nodes (empty: from every one). */
export interface BgpPeer {
  readonly ref: ResourceRef
  readonly nodeSelectors: readonly LabelSelector[]
}

/** Nodes that may answer for an address. */
interface Announcing {
  readonly nodes: readonly string[]
  /** The endpoints that count: those that still serve, or only those that are ready. */
  readonly counts: 'serving' | 'ready'
  /** What becomes of the address where no endpoint counts, with externalTrafficPolicy Cluster. */
  readonly withoutEndpoints: 'withdrawn' | 'announced'
  readonly object: ResourceRef
  readonly path: string | null
}

/** How one node is picked: by a hash that can be computed, by name, or by an election of which only the rules are known. */
export type NodePick = 'smallest-hash' | 'named' | 'election'

/** Who answers for the balancer's address of a Service. */
export type Announcement =
  /** A balancer outside that sends to any node: what clouds do, and what is assumed where nothing says more. */
  | { readonly how: 'balancer' }
  /** A balancer outside that sends to the Pods themselves. */
  | { readonly how: 'pods' }
  /** The address is that of a node, which answers as always. */
  | { readonly how: 'own-address' }
  /** Nobody: the pool has no advertisement, or what announces it is told not to. */
  | {
      readonly how: 'nobody'
      readonly why: 'no-advertisement' | 'switched-off'
      readonly object: ResourceRef
      readonly path: string | null
    }
  | ({ readonly how: 'one-node'; readonly picks: NodePick } & Announcing)
  /** Routers spread it over these nodes. */
  | ({ readonly how: 'nodes' } & Announcing)

/** Why no node answers for an address: nobody announces it, no endpoint is left (on any node, or on one that may answer), or no node may answer. */
export type UnansweredCause = 'no-advertisement' | 'switched-off' | 'no-endpoint' | 'no-local-endpoint' | 'no-node'

/** Out of which pool an address comes, and why that one. */
export interface PoolChoice {
  readonly pool: ResourceRef
  readonly software: PoolSoftware
  /**
   * Named by the Service, asked for by address, kept for it, the next in line; `any`: one that only older versions of the software
   * would take; or, of an address in a status: it holds it.
   */
  readonly why: 'named' | 'asked' | 'kept' | 'automatic' | 'any' | 'holds'
  /** What decided: the Service's own words, or the pool's. */
  readonly object: ResourceRef
  readonly path: string | null
}

/** What no pool gives. */
export type PoolFault = 'no-pool' | 'no-such-pool' | 'none-fits' | 'full' | 'not-in-pool' | 'in-use'

/** Why a Service has no balancer's address and will get none. */
export type PendingCause =
  /** Nobody of the input serves the class that it names. */
  | { readonly why: 'class'; readonly className: string }
  | {
      readonly why: 'pool'
      readonly software: PoolSoftware
      readonly fault: PoolFault
      /** The pool and the address that the Service asks for. */
      readonly wanted: string | null
      readonly asked: Address | null
      /** Where it asks; null: it asks for nothing. */
      readonly path: string | null
    }

/** What keeps a Service from an address, or will with a later version of the software. */
export type AddressFault = PendingCause | { readonly why: 'version'; readonly software: PoolSoftware; readonly pool: string }

/** What stands behind the balancer's address of a Service. */
export interface ServiceBalancer {
  /** Null: nothing of the input tells. */
  readonly provider: Provider | null
  readonly pool: PoolChoice | null
  readonly announcement: Announcement
  /** Null: it has an address, or may get one. */
  readonly pending: PendingCause | null
}

/** A balancer of which nothing is known: one outside that sends to any node. */
export const unknownBalancer: ServiceBalancer = { provider: null, pool: null, announcement: { how: 'balancer' }, pending: null }

/** What of the input tells who makes balancers, and how. */
export interface BalancerObjects {
  readonly pools: readonly AddressPool[]
  readonly advertisements: readonly Advertisement[]
  readonly peers: readonly BgpPeer[]
  readonly nodes: readonly ClusterNode[]
  readonly namespaceLabels: (namespace: string) => Readonly<Record<string, string>>
  /** Software whose Pods are in the input. */
  readonly running: ReadonlyMap<SoftwareName, RunningSoftware>
  /** The Pods that k3s runs for a Service, by `namespace/name`. */
  readonly serviceLb: ReadonlyMap<string, RunningSoftware>
}

export interface RunningSoftware {
  /** One of its Pods, or what makes them. */
  readonly object: ResourceRef
  readonly flags: Readonly<Record<string, string>>
  /** Where its Pods run that carry traffic, or announce addresses. */
  readonly nodes: ReadonlySet<string>
}
