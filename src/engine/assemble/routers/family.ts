import type {
  Address,
  Assumption,
  ClusterNode,
  HttpRouter,
  KindIn,
  KubeObject,
  ListenerStatus,
  LoadProblem,
  Pod,
  Protocol,
  ReadGroup,
  ReferenceGrant,
  ResourceRef,
  RouteStatus,
  Service,
  UnservedRoute,
} from '../../model'
import type { IsAbsent } from '../absence'

/** The objects of the input that families read, by kind; of equal names the last. */
export interface RouterObjects {
  readonly ofKind: <G extends ReadGroup>(group: G, kind: KindIn<G>) => readonly KubeObject[]
  readonly hints: (kind: 'ExternalLoadBalancer') => readonly KubeObject[]
  /** Of a kind that the input itself names. */
  readonly named: (group: string, kind: string) => readonly KubeObject[]
}

/** All that a family may look at when it compiles. */
export interface RouterContext extends RouterObjects {
  readonly problems: LoadProblem[]
  /** What a family takes for granted of objects that were not asked for is added here, each once. */
  readonly assumptions: Assumption[]
  readonly isAbsent: IsAbsent
  readonly grants: readonly ReferenceGrant[]
  readonly services: readonly Service[]
  readonly service: (namespace: string, name: string) => Service | null
  readonly pods: readonly Pod[]
  readonly nodes: readonly ClusterNode[]
  /** The labels of a namespace, its name among them (`kubernetes.io/metadata.name`). */
  readonly namespaceLabels: (namespace: string) => Readonly<Record<string, string>>
  /** An address out of the range for balancers that nobody has, for a router outside the cluster: equal keys, equal addresses. */
  readonly freeAddress: (key: string) => Address
}

/** A port that a controller opens at its Service. */
export interface RuntimePort {
  readonly name: string
  readonly port: number
  /** Where its Pod listens for it. */
  readonly podPort: number
  readonly protocol: Protocol
}

/**
 * A router that the input names and nothing in it runs: a controller would have made a Deployment and a Service of type
 * LoadBalancer for it, or somebody would have installed them.
 */
export interface RuntimeWish {
  readonly router: ResourceRef
  /** Of its Deployment and Service. */
  readonly namespace: string
  readonly name: string
  /** Labels of its Pods: how the family finds them again. */
  readonly labels: Readonly<Record<string, string>>
  readonly ports: readonly RuntimePort[]
  /** Addresses that its Service gets: those of a status; empty: some are assumed. */
  readonly addresses: readonly string[]
  /** The object that asks for it: where a click leads. */
  readonly writtenIn: KubeObject
}

export interface Compiled {
  readonly routers: readonly HttpRouter[]
  readonly unserved: readonly UnservedRoute[]
  readonly routeStatuses: readonly RouteStatus[]
  readonly listenerStatuses: readonly ListenerStatus[]
}

/** One way of saying "this host and path go there": a folder each, with what it reads and how it compiles to routers. */
export interface RouterFamily {
  /** Called with the objects that the API server accepted. */
  readonly wishes: (objects: RouterObjects) => readonly RuntimeWish[]
  /** Called when Services, Pods and nodes are known. */
  readonly compile: (context: RouterContext) => Compiled
}
