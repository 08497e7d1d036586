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

/** What a face wants to see of the graph of a large cluster. */
export interface GraphView {
  /** Ids of places that are always shown: those of the request. */
  readonly around: readonly string[]
  /** A place that is looked at: shown wherever it stands, in an opened namespace or around the way. */
  readonly focus: string | null
  /** What was unfolded, the oldest first. */
  readonly unfolded: readonly Unfolded[]
  /** So many cards may stand on the map. */
  readonly limit: number
}

/** A fold, or a namespace, that was unfolded; of a fold the first `show` places stand for themselves. */
export interface Unfolded {
  readonly id: string
  readonly show: number
}

/** Many like places in one. Of one that is unfolded in part, the rest. */
export interface GraphFold {
  readonly id: string
  readonly lane: PlaceKind
  readonly kind: string
  /** What they have in common: their workload, Service or namespace. */
  readonly of: string | null
  readonly count: number
  /** How many of them are not ready. */
  readonly notReady: number
  /** The router that runs in all of them: they stand in its card. */
  readonly inside: string | null
}

/** Places for themselves, and folds; relations lead to both. */
export interface GraphPart extends Graph {
  readonly folds: readonly GraphFold[]
}

/** What a namespace holds, in numbers. */
export interface NamespaceSummary {
  /** `namespace/web` */
  readonly id: string
  readonly name: string
  readonly routers: number
  readonly services: number
  readonly workloads: number
  readonly pods: number
  /** Pods that ought to be ready and are not. */
  readonly notReady: number
}

/** A large cluster from afar. */
export interface Overview {
  /** The largest ones, by name. */
  readonly namespaces: readonly NamespaceSummary[]
  /** How many more there are; shown by unfolding `fold/namespaces`. */
  readonly moreNamespaces: number
  /** The namespaces that were unfolded, the oldest first, without the places that stand around the way. */
  readonly opened: readonly OpenedNamespace[]
}

export interface OpenedNamespace {
  readonly id: string
  readonly name: string
  readonly part: GraphPart
}

/** The whole graph (`overview` is null), or of a large cluster the way of the request and what it leads past. */
export interface ShownGraph extends GraphPart {
  readonly overview: Overview | null
}

/** The fold of the namespaces that do not stand on the map. */
export const moreNamespaces = 'fold/namespaces'
