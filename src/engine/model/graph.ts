import type { ResourceRef } from './resource'
import type { PlaceKind } from './trace'

/** What a place is, in a word for its card. */
export type PlaceBadge = 'ClusterIP' | 'NodePort' | 'LoadBalancer' | 'ExternalName' | 'Headless' | 'ready' | 'not-ready' | 'terminating'

/** One place of the cluster. Knows no position on a screen. */
export interface GraphPlace {
  /** Equals the id of a hop at that place: `service/default/web`, `node/node1`, `endpoint/default/web/10.244.1.2:8080`. */
  readonly id: string
  readonly lane: PlaceKind
  readonly kind: string
  readonly namespace: string | null
  readonly name: string
  /** Addresses, as they are shown. */
  readonly addresses: readonly string[]
  readonly badge: PlaceBadge | null
  /** The node on which it stands. */
  readonly node: string | null
  /** The workload that its Pod belongs to: places of one workload can be folded. */
  readonly workload: string | null
  readonly assumed: boolean
  /** The object in the text that says so. */
  readonly ref: ResourceRef | null
  readonly file: string | null
  readonly line: number | null
}

export type RelationName = 'routes to' | 'runs' | 'selects' | 'backs' | 'forwards to' | 'answers for' | 'alias of'

/** A named tie between two places, in the direction of traffic. Ports are as they stand on the receiving end. */
export interface GraphRelation {
  readonly id: string
  readonly from: string
  readonly to: string
  readonly name: RelationName
  readonly ports: readonly PortRole[]
}

export interface PortRole {
  readonly role: 'listener' | 'nodePort' | 'port' | 'targetPort'
  readonly port: number
  readonly name: string | null
}

/** Places and relations. */
export interface Graph {
  readonly places: readonly GraphPlace[]
  readonly relations: readonly GraphRelation[]
}
