import type { Address } from './address'
import type { EndpointsOrigin } from './endpoint'
import type { BackendDial, ListenerTls, PathMatch } from './httpRouter'
import type { PolicyFacts, PolicyOutcome } from './networkPolicy'
import type { ResourceRef } from './resource'
import type { TrafficDistribution, TrafficPolicy } from './service'
import type { NodePick, PoolChoice, PoolSoftware, Provider, ProviderName } from './serviceBalancer'
import type { OtherDataplane } from './settings'

/** Why an endpoint may not be chosen here. */
export type Unusable =
  | 'not-ready'
  | 'terminating'
  | 'not-on-this-node'
  | 'ready-ones-exist'
  | 'kept-for-another-node'
  | 'kept-for-another-zone'

/** One endpoint that a hop could have chosen. */
export interface Candidate {
  readonly address: Address
  readonly port: number
  readonly pod: ResourceRef | null
  readonly node: string | null
  readonly usable: true | Unusable
}

/** Where the packet's sender stands, as kube-proxy sees it. */
export type SenderSide = 'outside' | 'pod' | 'node'

/** Why the source is rewritten or is not. */
export type MasqueradeReason =
  | 'external-policy-cluster'
  | 'node-itself'
  | 'hairpin'
  | 'masquerade-all'
  | 'source-is-no-pod'
  | 'source-is-pod'
  | 'local-policy-keeps-client'
  | 'no-detector'
  | 'endpoint-is-this-node'

/** Why a rule did not take a request. */
export type LostBy =
  | { readonly part: 'host' | 'path' | 'method' }
  | { readonly part: 'header' | 'query'; readonly name: string }
  /** Its pattern is no regular expression that can be read. */
  | { readonly part: 'pattern' }

/** One rule of a router that was tried; `lost` null: it won. */
export interface TriedRule {
  readonly object: ResourceRef
  readonly path: string | null
  /** `*.example.com`; null: any host. */
  readonly host: string | null
  readonly match: PathMatch | null
  readonly method: string | null
  readonly lost: LostBy | null
}

/** The facts that belong to each rule: a `because` entry is one of these with the place where it is written. */
export interface RuleFacts {
  /** How a Pod's names are resolved: its dnsPolicy, and what its resolv.conf says. `usesClusterDns`: its server knows the cluster's names. */
  podResolvConf: {
    readonly policy: string
    readonly hostNetwork: boolean
    readonly nameservers: readonly string[]
    readonly searches: number
    readonly ndots: number
    readonly usesClusterDns: boolean
  }
  /** A name asked of the cluster's DNS, and what it leads to. */
  serviceDns: { readonly host: string; readonly address: Address | null }
  externalName: { readonly host: string; readonly target: string }
  /** A name known outside the cluster: a balancer's or an external service's. */
  outsideName: { readonly host: string; readonly address: Address }
  headlessService: { readonly endpoints: number; readonly port: number }
  /** No port of the Service has that number and protocol. */
  servicePort: { readonly service: string; readonly asked: string; readonly ports: readonly string[] }
  clusterIp: { readonly address: Address; readonly port: number; readonly service: string; readonly portName: string }
  nodePort: { readonly nodePort: number; readonly service: string; readonly port: number }
  hostPort: { readonly hostPort: number; readonly pod: string; readonly port: number }
  externalIps: { readonly address: Address; readonly port: number; readonly service: string }
  loadBalancer: { readonly address: Address; readonly port: number; readonly service: string; readonly mode: 'VIP' | 'Proxy' }
  /** Who makes the balancer of a Service, and what says so. */
  balancerProvider: {
    readonly service: string
    readonly provider: ProviderName
    readonly by: Provider['by']
    readonly targets: 'nodes' | 'pods'
  }
  /** Out of which pool the balancer's address comes, and why that one. */
  addressPool: {
    readonly service: string
    readonly address: Address
    readonly pool: string
    readonly software: PoolSoftware
    readonly why: PoolChoice['why']
  }
  /** Which nodes answer for a balancer's address in the cluster's own network. `picks`: how the one of them is chosen; null: routers spread it over all. */
  announcement: {
    readonly service: string
    readonly address: Address
    readonly picks: NodePick | null
    readonly nodes: readonly string[]
    readonly eligible: number
  }
  loadBalancerSourceRanges: { readonly client: Address; readonly ranges: readonly string[]; readonly allowed: boolean }
  externalTrafficPolicy: { readonly policy: TrafficPolicy; readonly sender: SenderSide; readonly endpoints: 'all' | 'local' }
  internalTrafficPolicy: { readonly policy: TrafficPolicy; readonly endpoints: 'all' | 'local' }
  endpointConditions: {
    readonly origin: EndpointsOrigin | 'none'
    readonly candidates: readonly Candidate[]
    readonly fallback: 'none' | 'serving-terminating'
  }
  /** Hints on the endpoints keep traffic near: only those for this node, or for its zone, are used. */
  trafficDistribution: {
    readonly prefers: TrafficDistribution
    readonly node: string
    readonly zone: string | null
    readonly used: number
    readonly of: number
  }
  /** A client keeps its endpoint for that long; `client` is the source that the node sees. */
  sessionAffinity: { readonly seconds: number; readonly client: Address | null; readonly of: number }
  targetPort: { readonly targetPort: number | string; readonly declared: boolean; readonly port: number }
  /** A port written in Endpoints or EndpointSlice counts; `targetPort` has no effect there. */
  endpointPort: { readonly port: number; readonly targetPort: number | string }
  /** Service port and endpoints do not join: their port names (or protocols) differ, or no Pod has a port of that name. */
  portNames: { readonly wanted: string; readonly found: readonly string[] }
  /** What a node does is told as kube-proxy does it, though something else carries the traffic here. */
  otherDataplane: { readonly name: OtherDataplane['name'] }
  destinationNat: { readonly from: string; readonly to: string; readonly node: string | null }
  masquerade: { readonly masquerade: boolean; readonly reason: MasqueradeReason; readonly node: string | null }
  /** What a forwarded port leads to: one Pod, and its port. */
  portForward: {
    readonly object: string
    readonly local: number
    readonly remote: number | string
    readonly pod: string
    readonly port: number
  }
  /** What the policies of one end say of the connection; the evidence names the rule that lets it pass, or the nearest that does not. */
  networkPolicy: PolicyFacts & { readonly outcome: PolicyOutcome; readonly by: ResourceRef | null }
  /** The listener of a router that takes the connection: by port, and by host or TLS server name. */
  routerListener: {
    readonly router: string
    readonly listener: string
    readonly port: number
    readonly host: string | null
    readonly tls: ListenerTls
  }
  /** The rules in the order tried, up to the one that wins; `won` null: none does. */
  httpMatch: {
    readonly host: string | null
    readonly path: string
    readonly method: string
    readonly tried: readonly TriedRule[]
    /** How many were tried; the list above is cut. */
    readonly of: number
    readonly won: string | null
  }
  /** What is changed in a request before it goes on. */
  httpFilter: { readonly router: string; readonly rule: string; readonly changes: number }
  /** The backend of the rule that is taken. */
  routeBackend: { readonly backend: string; readonly weight: number; readonly total: number; readonly dial: BackendDial }
  balancerListener: { readonly port: number; readonly protocol: string; readonly listeners: readonly number[] }
  balancerBackend: { readonly to: string; readonly of: number }
  /** Which nodes the balancer leaves out because their health check fails. */
  healthCheckNodePort: { readonly port: number | null; readonly healthy: readonly string[]; readonly unhealthy: readonly string[] }
}

export type RuleName = keyof RuleFacts

/** What a rule answers with: the field that decided and the facts, before its line is looked up. `path` null: nothing was written. */
export type Evidence = {
  [K in RuleName]: { readonly rule: K; readonly object: ResourceRef | null; readonly path: string | null; readonly facts: RuleFacts[K] }
}[RuleName]

/** Evidence with its place. `line` null: a default that nobody wrote, or something assumed. */
export type Because = Evidence & { readonly file: string | null; readonly line: number | null }
