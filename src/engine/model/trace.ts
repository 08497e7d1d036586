import type { Address, AddressFamily } from './address'
import type { Because } from './because'
import type { Assumption } from './cluster'
import type { Finding } from './finding'
import type { Packet, Translation } from './packet'
import type { Choices, Request } from './request'
import type { ResourceRef } from './resource'

export type Verdict = 'delivered' | 'redirected' | 'rejected' | 'dropped' | 'unresolved' | 'unhandled'

/** Why a trace did not arrive, with the facts of it. A closed list: each has words in every language and a finding. */
export interface StopFacts {
  'no-such-name': { readonly host: string; readonly nearest: readonly string[] }
  'no-address-behind-name': { readonly host: string; readonly service: string }
  /** The sender has no address in the destination's family, so it has nothing to send from. */
  'address-family-differs': { readonly sender: string; readonly family: AddressFamily }
  'cluster-ip-not-allocated': { readonly address: Address }
  'port-not-on-service': { readonly service: string; readonly asked: string; readonly ports: readonly string[] }
  'no-load-balancer-address': { readonly service: string; readonly type: string }
  'source-range-excludes-client': { readonly client: Address; readonly ranges: readonly string[]; readonly service: string }
  'no-endpoints': { readonly service: string; readonly selector: string | null }
  'no-endpoint-with-that-port-name': { readonly service: string; readonly wanted: string; readonly found: readonly string[] }
  'no-local-endpoints': {
    readonly service: string
    readonly node: string
    readonly policy: 'external' | 'internal'
    readonly nodesWith: readonly string[]
  }
  'no-listener': { readonly balancer: string; readonly asked: string; readonly listeners: readonly number[] }
  'no-backend': { readonly balancer: string; readonly port: number }
  'no-node-port': { readonly service: string; readonly port: number }
  'nothing-listens': { readonly address: Address; readonly port: number; readonly what: 'node' | 'pod'; readonly known: readonly number[] }
  'cluster-address-from-outside': { readonly address: Address; readonly what: 'pod' | 'clusterIp' }
  'address-nobody-describes': { readonly address: Address }
  'http-rules-not-modelled': { readonly balancer: string }
  'too-many-hops': { readonly limit: number }
}
export type StopReason = keyof StopFacts

/** Why the trace ended where it did, without arriving. */
export type Stop = { [K in StopReason]: { readonly reason: K; readonly facts: StopFacts[K] } }[StopReason]

/** Where a delivered request arrived. */
export interface Arrival {
  readonly address: Address
  readonly port: number
  readonly what: 'pod' | 'node' | 'outside'
  readonly ref: ResourceRef | null
  /** The node it stands on, where it stands on one. */
  readonly node: string | null
}

export type Ending =
  | { readonly verdict: 'delivered'; readonly endpoint: Arrival }
  | { readonly verdict: 'rejected' | 'dropped' | 'unresolved' | 'unhandled'; readonly stop: Stop; readonly status?: number }

/** The classes of places a hop can stand at, in the direction of traffic. */
export type PlaceKind = 'client' | 'loadBalancer' | 'node' | 'service' | 'endpoint' | 'pod' | 'outside'

/** A place on the way. */
export interface Component {
  readonly place: PlaceKind
  readonly kind: string
  readonly namespace: string | null
  readonly name: string
}

/** What a hop does, by name, with the facts a sentence about it needs. */
export interface StepFacts {
  /** The client sends. `to` is what the address belongs to. */
  send: { readonly sender: string; readonly host: string | null; readonly to: string | null }
  /** A balancer that is a proxy (or rewrites the destination) sends on to a backend. */
  forward: {
    readonly balancer: string
    readonly port: number
    readonly backend: string
    readonly backendPort: number
    readonly nodePort: boolean
  }
  /** A balancer that leaves the packet as it is: a node answers for its address. */
  pass: { readonly balancer: string; readonly node: string; readonly port: number }
  nodePort: { readonly node: string; readonly nodePort: number; readonly service: string; readonly port: number }
  /** A port of the node that one Pod on it opened for itself. */
  hostPort: { readonly node: string; readonly hostPort: number; readonly pod: string; readonly port: number }
  /** kube-proxy's own answer to a balancer that asks whether a Service has endpoints on this node. */
  healthCheck: {
    readonly node: string
    readonly service: string
    readonly port: number
    readonly status: 200 | 503
    readonly localReadyEndpoints: number
  }
  externalIp: { readonly node: string; readonly address: Address; readonly service: string; readonly port: number }
  loadBalancerIp: { readonly node: string; readonly address: Address; readonly service: string; readonly port: number }
  /** One endpoint of the Service is chosen, and its port taken. */
  chooseEndpoint: {
    readonly service: string
    readonly endpoint: string
    readonly pod: string | null
    readonly port: number
    readonly of: number
  }
  /** The packet stops here: the trace's stop says why. */
  stop: { readonly at: string }
  /** The receiver answers. */
  reply: { readonly from: string }
  /** A node or balancer undoes what it did on the way in. */
  undo: { readonly at: string }
}
export type StepName = keyof StepFacts
export type HopStep = { [K in StepName]: { readonly step: K; readonly facts: StepFacts[K] } }[StepName]

/** One place on the trace; one row of the flow table. Packets are as they **leave** the place (as they came, where they stop there). */
export type Hop = HopStep & HopBody<Because>

/** What every hop carries, with reasons of one form: evidence while it is walked, located at the end. */
export interface HopBody<Reason> {
  /** Stable: place and name, unchanged when other hops come and go. */
  readonly id: string
  readonly component: Component
  /** The node on which this hop's work is done; null outside the nodes. */
  readonly node: string | null
  /** As people explain it. Null only on the reply, where a translation is undone between two concept rows. */
  readonly concept: Packet | null
  /** Only what a packet really carries; null where none does. */
  readonly wire: Packet | null
  /** What changes between the wire packet before and this one. */
  readonly translations: readonly Translation[]
  readonly because: readonly Reason[]
  /** True where something filled in decided here, or the place itself is filled in. */
  readonly assumed: boolean
}

export interface Alternative {
  /** 0 to 1; all alternatives together, the shown one included, make 1. */
  readonly chance: number
  readonly verdict: Verdict
  readonly reason: StopReason | null
  /** The choices that lead there. */
  readonly choices: Choices
  readonly endpoint: string | null
  /** True for the one that the hops show. */
  readonly shown: boolean
}

export interface DnsAnswer {
  readonly name: string
  readonly type: 'A' | 'AAAA' | 'CNAME'
  /** Null: no such name (NXDOMAIN). */
  readonly answer: string | null
}

export type Certainty = 'declared' | 'assumed' | 'undetermined'

/** What could change the answer and is not known. */
export type Missing =
  /** No object of that kind is in the input. */
  | { readonly kind: string; readonly why: 'not-in-input' }
  /** The input has such objects, and this version does not weigh them. */
  | { readonly kind: string; readonly why: 'not-modelled'; readonly count: number }

export interface Trace {
  readonly version: 1
  readonly request: Request
  readonly choices: Choices
  readonly verdict: Verdict
  readonly reason: StopReason | null
  readonly ending: Ending
  readonly certainty: Certainty
  readonly missing: readonly Missing[]
  readonly status: number | null
  readonly redirect: string | null
  /** `namespace/name` of the last Service used. */
  readonly service: string | null
  readonly via: { readonly node: string | null }
  readonly tls: 'terminated' | 'passthrough' | null
  readonly loadBalancerIP: Address | null
  /** Every `ip:port` this request could end at, sorted. */
  readonly endpoints: readonly string[]
  readonly alternatives: readonly Alternative[]
  readonly masquerade: boolean
  readonly hops: readonly Hop[]
  readonly reply: readonly Hop[]
  readonly dns: readonly DnsAnswer[]
  readonly findings: readonly Finding[]
  readonly assumptions: readonly Assumption[]
}
