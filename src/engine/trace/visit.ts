import type { Balance, ProxyDecision } from '../kubernetes/kubeProxy'
import type { PortListeners } from '../kubernetes/routerListener'
import type {
  Address,
  Choices,
  ClosedPort,
  Cluster,
  ClusterNode,
  Ending,
  Endpoint,
  Evidence,
  ExternalLoadBalancer,
  HopBody,
  HopStep,
  HttpRequest,
  HttpRouter,
  Packet,
  Pod,
  Service,
  Stop,
  TlsHello,
  Translation,
} from '../model'

/** A hop before its reasons have lines. */
export type HopDraft = HopStep & HopBody<Evidence>

/** One of several ways on; `fold` names ways whose continuation is the same, so that one of them is walked for all. */
export interface Option {
  readonly choice: Choices
  readonly weight: number
  readonly fold: string | null
}

/**
 * Takes one of several ways. The engine throws no dice: the picker was given from outside. `endOf` tells where a way
 * ends without walking it; its null, or none at all: it has to be walked.
 */
export type Pick = <T extends Option>(options: readonly T[], endOf?: (option: T) => Ending | null) => T

/** Who opens a connection. */
export interface Opener {
  /** Its addresses, the primary one first: it sends from the one in the destination's family. */
  readonly addresses: readonly Address[]
  readonly name: string | null
  readonly pod: Pod | null
  /** The node whose rules the packet meets first; null outside the cluster. */
  readonly node: ClusterNode | null
}

/** Who sends, as the walk needs it. */
export interface SenderFact extends Opener {
  readonly hop: HopBody<Evidence>['component']
  readonly id: string
  readonly assumed: boolean
}

/** What every visit may ask. */
export interface WalkContext {
  readonly cluster: Cluster
  readonly sender: SenderFact
  /** What the client says once it is connected. */
  readonly spoken: { readonly http: HttpRequest | null; readonly tls: TlsHello | null }
  readonly pick: Pick
}

/** One connection of the way: from the client, or from a router that ended the one before. */
export interface Connection {
  /** Counts from 0. */
  readonly index: number
  /** Who opened it. */
  readonly sender: Opener
  /** What is said on it; null: bytes of another protocol. */
  readonly http: HttpRequest | null
  /** Null: in the clear. */
  readonly tls: TlsHello | null
  /** `namespace/service:port` that the router took which opened it. */
  readonly backend: string | null
}

/** The packet on its way, in both views, and the connection that it belongs to. */
export interface Traveller {
  readonly concept: Packet
  readonly wire: Packet
  readonly connection: Connection
  /** Still on the node of the Pod that sends: nobody has asked yet whether it may leave. */
  readonly atSender: boolean
}

/** What a node does to a packet: one endpoint taken, the destination rewritten to it, the source where it must be. */
export interface Rewritten {
  readonly endpoint: Endpoint
  readonly of: number
  readonly packet: Packet
  readonly translations: readonly Translation[]
  readonly evidence: readonly Evidence[]
}

/** A decision of kube-proxy with the endpoint taken, or the stop that it is. */
export type RewriteDecision = (Balance & { readonly rewritten: Rewritten }) | Extract<ProxyDecision, { kind: 'stop' }>

/** Where the packet goes next. */
export type Place =
  | { readonly at: 'externalLoadBalancer'; readonly balancer: ExternalLoadBalancer }
  | { readonly at: 'loadBalancer'; readonly service: Service; readonly index: number }
  | { readonly at: 'node'; readonly node: ClusterNode }
  /** A router: in a Pod, or (null) outside the cluster. `ports`: its listeners on the port that was reached. */
  | { readonly at: 'httpRouter'; readonly pod: Pod | null; readonly ports: PortListeners }
  /** A router in a Pod that does not open the listener on the port that was reached. */
  | { readonly at: 'closedListener'; readonly pod: Pod; readonly closed: ClosedPort }
  /** A router outside the cluster that listens on other ports alone. */
  | { readonly at: 'closedRouter'; readonly router: HttpRouter }
  /** A station of the tunnel of kubectl port-forward. */
  | {
      readonly at: 'portForward'
      readonly stage: 'kubectl' | 'apiServer' | 'kubelet'
      readonly object: string
      readonly pod: Pod
      readonly port: number
      readonly evidence: Evidence
    }
  /** A Pod that policies isolate, and no rule of which lets the packet in. */
  | { readonly at: 'isolatedPod'; readonly pod: Pod; readonly stop: Stop; readonly evidence: Evidence }
  /** An endpoint of a headless Service where nothing listens on the port that was dialled. */
  | {
      readonly at: 'closedPort'
      readonly address: Address
      readonly pod: Pod | null
      readonly known: readonly number[]
      readonly because: readonly Evidence[]
    }
  /** The Service, after a node's rules have decided. `onNode`: a node hop stands before it and carries the rewrite. */
  | { readonly at: 'service'; readonly node: ClusterNode; readonly decision: RewriteDecision; readonly onNode: boolean }

/** The way on: another place, or the end. */
export type Onward = { readonly place: Place; readonly traveller: Traveller } | { readonly ending: Ending }

/** What a visit answers: the hop it makes, and the way on. */
export interface Visit {
  readonly hop: HopDraft
  readonly onward: Onward
}
