import type { Address, AddressFamily } from './address'
import type { TakenAt } from './asked'
import type { Because } from './because'
import type { Assumption } from './cluster'
import type { Finding } from './finding'
import type { ClosedCause, ListenerTls } from './httpRouter'
import type { PolicyFacts } from './networkPolicy'
import type { Packet, Translation } from './packet'
import type { Choices, HttpRequest, Request } from './request'
import type { ResourceRef } from './resource'
import type { UnansweredCause } from './serviceBalancer'

export type Verdict = 'delivered' | 'redirected' | 'rejected' | 'dropped' | 'unresolved' | 'unhandled'

/** The rule of a router that decided, and its field. */
export interface RuleFact {
  readonly router: ResourceRef
  readonly object: ResourceRef
  /** The field path; null where nobody wrote it. */
  readonly field: string | null
}

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
  /** No node answers for the balancer's address. */
  'address-not-announced': { readonly service: string; readonly address: Address; readonly cause: UnansweredCause }
  'no-endpoints': { readonly service: string; readonly selector: string | null }
  /** A terminal showed the Service without its selector, and nothing in the input lists its endpoints. */
  'endpoints-not-known': { readonly service: string }
  'no-endpoint-with-that-port-name': { readonly service: string; readonly wanted: string; readonly found: readonly string[] }
  'no-local-endpoints': {
    readonly service: string
    readonly node: string
    readonly policy: 'external' | 'internal'
    readonly nodesWith: readonly string[]
  }
  'no-listener': { readonly balancer: string; readonly object: ResourceRef; readonly asked: string; readonly listeners: readonly number[] }
  'no-backend': { readonly balancer: string; readonly port: number }
  'no-node-port': { readonly service: string; readonly port: number }
  'nothing-listens': { readonly address: Address; readonly port: number; readonly what: 'node' | 'pod'; readonly known: readonly number[] }
  'cluster-address-from-outside': { readonly address: Address; readonly what: 'pod' | 'clusterIp' }
  'address-nobody-describes': { readonly address: Address }
  /** No controller or class serves the Ingress, Gateway or route that was named. */
  'nobody-serves': { readonly object: ResourceRef }
  /** The listener on that port is not opened by its router. */
  'listener-closed': RuleFact & { readonly listener: string; readonly port: number; readonly why: ClosedCause }
  /** TLS where the listener speaks none, or the other way round. */
  'protocol-differs': { readonly router: ResourceRef; readonly port: number; readonly listens: 'plain' | 'tls' }
  /** No listener takes the TLS server name. */
  'no-certificate': { readonly router: ResourceRef; readonly serverName: string | null; readonly hosts: readonly string[] }
  /** The Host that is asked belongs to another listener than the TLS server name. */
  'misdirected-request': { readonly router: ResourceRef; readonly serverName: string | null; readonly host: string }
  'no-http-rule': { readonly router: ResourceRef; readonly host: string | null; readonly path: string }
  /** The rule that wins names no backend that gets a share. */
  'no-route-backend': RuleFact
  /** A filter of the rule that the router cannot carry out. */
  'filter-unsupported': RuleFact
  /** The rule asks the router to answer by itself. */
  'fixed-answer': RuleFact & { readonly status: number }
  'backend-missing': RuleFact & { readonly backend: string }
  'backend-port-missing': RuleFact & { readonly backend: string }
  'backend-not-supported': RuleFact & { readonly backend: string }
  'reference-not-granted': RuleFact & { readonly backend: string }
  /** TLS to the backend is asked for, and nothing to check its certificate with can be used. */
  'backend-tls-invalid': RuleFact & { readonly backend: string }
  /** The tunnel of kubectl port-forward does not listen on that port. */
  'not-forwarded': { readonly object: ResourceRef; readonly asked: number; readonly ports: readonly number[] }
  /** No Pod runs that kubectl could forward to. */
  'nothing-to-forward-to': { readonly object: ResourceRef }
  /** The Service or Pod has no port of that number or name. */
  'port-not-forwardable': { readonly object: ResourceRef; readonly remote: string; readonly pod: string }
  /** Policies isolate the sender, and no rule lets its packet leave. */
  'isolated-egress': PolicyFacts
  /** Policies isolate the receiver, and no rule lets the packet in. */
  'isolated-ingress': PolicyFacts
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
  /** `namespace/service:port` that the last router on the way sent it to. */
  readonly backend: string | null
}

/** Where a router sends the client instead. */
export interface Redirect {
  readonly scheme: string
  readonly hostname: string
  /** Null: the well-known port of the scheme. */
  readonly port: number | null
  /** With the query. */
  readonly path: string
  /** All of it, as the Location header says it. */
  readonly location: string
}

export type Ending =
  | { readonly verdict: 'delivered'; readonly endpoint: Arrival }
  | { readonly verdict: 'redirected'; readonly status: number; readonly redirect: Redirect }
  | { readonly verdict: 'rejected' | 'dropped' | 'unresolved' | 'unhandled'; readonly stop: Stop; readonly status?: number }

/** Why it did not arrive; null where it did, or where the client is sent elsewhere. */
export function stopOf(ending: Ending): Stop | null {
  return 'stop' in ending ? ending.stop : null
}

/** The classes of places a hop can stand at, in the direction of traffic. */
export type PlaceKind =
  | 'client'
  | 'kubectl'
  | 'controlPlane'
  | 'loadBalancer'
  | 'node'
  | 'httpRouter'
  | 'service'
  | 'endpoint'
  | 'pod'
  | 'outside'

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
  /** A router ends the connection, takes a rule and opens a connection of its own. */
  route: {
    readonly router: string
    readonly rule: string
    /** `namespace/service:port`, or what else the rule names. */
    readonly backend: string
    /** `namespace/name` of the Service behind it, where there is one. */
    readonly service: string | null
    /** Where the connection goes, `ip:port`. */
    readonly endpoint: string
    /** True where that is an endpoint of the Service: not its cluster IP, a node's port, or an address behind a name. */
    readonly atEndpoint: boolean
    readonly pod: string | null
    readonly tls: ListenerTls
    /** The server name of the TLS that the router speaks to the backend; null: it speaks none of its own. */
    readonly backendTls: string | null
    /** The request as it is sent on; null: bytes. */
    readonly request: HttpRequest | null
    /** Backends that get a copy besides. */
    readonly mirrors: readonly string[]
  }
  /** A router takes a connection and cannot tell where it goes on: what is said on it is not HTTP. */
  accept: { readonly router: string; readonly port: number; readonly listens: 'plain' | 'tls' }
  /** A router sends the client elsewhere. */
  redirect: {
    readonly router: string
    readonly rule: string
    readonly status: number
    readonly location: string
    readonly tls: ListenerTls
  }
  /** The stations of the tunnel of kubectl port-forward, each with a connection of its own. */
  tunnelToApiServer: { readonly object: string }
  tunnelToKubelet: { readonly pod: string }
  tunnelIntoPod: { readonly pod: string; readonly port: number }
  /** The packet stops here: the trace's stop says why. */
  stop: { readonly at: string }
  /** The receiver answers. */
  reply: { readonly from: string }
  /** A node or balancer undoes what it did on the way in. */
  undo: { readonly at: string }
}
/** True at a station of the tunnel of kubectl port-forward. */
export function isTunnel({ step }: { readonly step: StepName }): boolean {
  return step === 'tunnelToApiServer' || step === 'tunnelToKubelet' || step === 'tunnelIntoPod'
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
  /** Counts the connections of the way from 0: a router ends one and opens the next. */
  readonly connection: number
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
  /** `namespace/service:port` that a router took. */
  readonly backend: string | null
  /** True for the one that the hops show. */
  readonly shown: boolean
}

/** A place of the way at which it could have gone on otherwise: what was taken there, and all that could have been. */
export interface Fork {
  /** Which of `hops` chooses, by index. */
  readonly hop: number
  readonly key: keyof Choices
  /** The name of the way that the hops show. */
  readonly taken: string
  /** Two or more, in the order in which they stand; the chances of one fork make 1. */
  readonly ways: readonly ForkWay[]
}

/** One way on from a fork. `name` is what the choice of it says: `node1`, `10.244.1.2:8080`. */
export interface ForkWay {
  readonly name: string
  /** 0 to 1, of the requests that come to the fork. */
  readonly chance: number
  /** How it ends; null where that depends on what is chosen behind it, or nobody went to see. */
  readonly verdict: Verdict | null
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
  /** The endpoints of one Service are not in the input, nor what would tell them. */
  | { readonly kind: 'EndpointSlice'; readonly why: 'not-shown'; readonly service: string }
  /** Pods of a workload stand only on nodes of some kind, and the input has no Node. */
  | { readonly kind: 'Node'; readonly why: 'not-placed'; readonly workload: string; readonly wants: readonly string[] }
  /** The input has such objects, and this version does not weigh them. */
  | { readonly kind: string; readonly why: 'not-modelled'; readonly count: number }

export interface Trace {
  readonly version: 1
  /** When the input was taken from its cluster; null where nothing of it was in one. */
  readonly takenAt: TakenAt | null
  readonly request: Request
  readonly choices: Choices
  readonly verdict: Verdict
  readonly reason: StopReason | null
  readonly ending: Ending
  readonly certainty: Certainty
  readonly missing: readonly Missing[]
  readonly status: number | null
  readonly redirect: Redirect | null
  /** The request as its receiver sees it; null where it is no HTTP. */
  readonly http: HttpRequest | null
  /** Backends that get a copy, `namespace/service:port`. */
  readonly mirrors: readonly string[]
  /** `namespace/name` of the last Service used. */
  readonly service: string | null
  readonly via: { readonly node: string | null }
  readonly tls: 'terminated' | 'passthrough' | null
  readonly loadBalancerIP: Address | null
  /** Every `ip:port` this request could end at, sorted. */
  readonly endpoints: readonly string[]
  readonly alternatives: readonly Alternative[]
  /** In the order met: where the hops could have gone on otherwise. */
  readonly forks: readonly Fork[]
  readonly masquerade: boolean
  readonly hops: readonly Hop[]
  readonly reply: readonly Hop[]
  readonly dns: readonly DnsAnswer[]
  readonly findings: readonly Finding[]
  readonly assumptions: readonly Assumption[]
}

/** All that tells one way from another, as text: a way is the same where the same happens to the same packet at the same places. */
export function wayText(hops: readonly Hop[]): string {
  return JSON.stringify(hops.map(({ id, step, facts, concept, wire }) => [id, step, facts, concept, wire]))
}
