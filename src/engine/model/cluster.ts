import type { Address, Protocol } from './address'
import type { ObjectErrors } from './admission'
import type { AskedKind, TakenAt } from './asked'
import type { EndpointSlice } from './endpoint'
import type { ClosedPort, HttpRouter, ListenerStatus, RouterPort, RouteStatus, UnservedRoute } from './httpRouter'
import type { NetworkPolicy } from './networkPolicy'
import type { ClusterNode } from './node'
import type { KubeObject, LoadProblem } from './object'
import type { ExternalLoadBalancer, ExternalService, OutsideClient } from './outside'
import type { Pod } from './pod'
import type { ReferenceGrant } from './referenceGrant'
import type { ResourceRef } from './resource'
import type { Service } from './service'
import type { OtherDataplane, Settings } from './settings'
import type { Workload } from './workload'

/** A hand-written Endpoints object whose Service has a selector: the controller replaces it. */
export interface ReplacedEndpoints {
  readonly service: ResourceRef
  readonly object: ResourceRef
}

/** All that the manifests say, in our words, with defaults applied. Every later stage reads this and nothing else. */
export interface Cluster {
  readonly settings: Settings
  readonly nodes: readonly ClusterNode[]
  readonly pods: readonly Pod[]
  /** What makes Pods: by the templates that are in the input. */
  readonly workloads: readonly Workload[]
  readonly services: readonly Service[]
  /** Of every Service, and those that belong to none of the input. */
  readonly slices: readonly EndpointSlice[]
  readonly replacedEndpoints: readonly ReplacedEndpoints[]
  readonly policies: readonly NetworkPolicy[]
  readonly balancers: readonly ExternalLoadBalancer[]
  readonly externalServices: readonly ExternalService[]
  readonly clients: readonly OutsideClient[]
  readonly grants: readonly ReferenceGrant[]
  readonly routers: readonly HttpRouter[]
  /** Ingresses and routes that nobody serves, and why. */
  readonly unserved: readonly UnservedRoute[]
  readonly routeStatuses: readonly RouteStatus[]
  readonly listenerStatuses: readonly ListenerStatus[]
  readonly assumptions: readonly Assumption[]
  readonly problems: readonly LoadProblem[]
  /** Null where nothing of the input was in a cluster. */
  readonly takenAt: TakenAt | null
  /** What was asked for, as far as the input says it: by the record of a dump, or by lists of one kind. */
  readonly asked: readonly AskedKind[]
  /** Every object of the input as it was written, known kind or not. */
  readonly objects: readonly KubeObject[]
  /** What the API server finds wrong with objects of the input; a refused one is in none of the lists above. */
  readonly refusals: readonly ObjectErrors[]
  readonly lookup: ClusterLookup
}

/** What an address of the input belongs to. A cluster IP or a balancer's address is virtual: rules answer it. */
export type AddressOwner =
  | { readonly kind: 'pod'; readonly pod: Pod }
  | { readonly kind: 'node'; readonly node: ClusterNode }
  | { readonly kind: 'clusterIp'; readonly service: Service }
  | { readonly kind: 'loadBalancer'; readonly service: Service; readonly index: number }
  | { readonly kind: 'externalIp'; readonly service: Service }
  | { readonly kind: 'balancer'; readonly balancer: ExternalLoadBalancer }
  | { readonly kind: 'externalService'; readonly external: ExternalService }
  /** A router outside the cluster. */
  | { readonly kind: 'router'; readonly router: HttpRouter }
  | { readonly kind: 'client'; readonly client: OutsideClient }

export interface ClusterLookup {
  readonly service: (namespace: string, name: string) => Service | null
  readonly pod: (namespace: string, name: string) => Pod | null
  readonly podOf: (ref: ResourceRef) => Pod | null
  /** The first Pod of a workload. */
  readonly podOfWorkload: (namespace: string, name: string) => Pod | null
  readonly node: (name: string) => ClusterNode | null
  readonly object: (ref: ResourceRef) => KubeObject | null
  readonly slices: (service: ResourceRef) => readonly EndpointSlice[]
  readonly owners: (address: Address) => readonly AddressOwner[]
  /** The Service port that has this node port, with the protocol told apart. */
  readonly nodePort: (protocol: string, nodePort: number) => { readonly service: Service; readonly index: number } | null
  /** The Service whose health check answers on that port of every node. */
  readonly healthCheck: (port: number) => Service | null
  /** True where an Endpoints, EndpointSlice or backend list of the input names the address. */
  readonly describedAsEndpoint: (address: Address) => boolean
  /** What was filled in about an object (by `refKey`) or an address. */
  readonly assumptionsAbout: (key: string) => readonly Assumption[]
  /** How many objects of that `group/Kind` the input has; with a namespace, how many there. */
  readonly count: (groupKind: string, namespace?: string) => number
  /** Every namespace that is described, or that something stands in. */
  readonly namespaces: ReadonlySet<string>
  /** Every node port of the cluster, in order. */
  readonly nodePorts: () => readonly number[]
  readonly podsOn: (node: string) => readonly Pod[]
  /** The listeners that answer on that port of a Pod. */
  readonly closedInPod: (pod: ResourceRef, port: number, protocol: Protocol) => ClosedPort | null
  readonly routersInPod: (pod: ResourceRef, port: number, protocol: Protocol) => readonly RouterPort[]
  /** The router that serves an Ingress, a route or a Gateway. */
  readonly routerOf: (ref: ResourceRef) => HttpRouter | null
  /** The policies that select a Pod, in name order. */
  readonly policiesFor: (pod: Pod) => readonly NetworkPolicy[]
  /** The labels of a namespace, its name among them (`kubernetes.io/metadata.name`). */
  readonly namespaceLabels: (namespace: string) => Readonly<Record<string, string>>
}

/** One thing that a live cluster would have filled in and we did, and why. */
export type Assumption =
  | { readonly what: 'nodes'; readonly names: readonly string[] }
  | { readonly what: 'node-address'; readonly node: ResourceRef; readonly address: Address }
  | { readonly what: 'pods'; readonly workload: ResourceRef; readonly pods: readonly ResourceRef[] }
  /** Pods were seen without their labels or ports: those of the workload whose name they bear. */
  | { readonly what: 'pod-template'; readonly workload: ResourceRef; readonly pods: readonly ResourceRef[] }
  | { readonly what: 'pod-address'; readonly pod: ResourceRef; readonly address: Address }
  | { readonly what: 'pod-node'; readonly pod: ResourceRef; readonly node: string }
  | { readonly what: 'pod-readiness'; readonly pod: ResourceRef }
  | { readonly what: 'cluster-ip'; readonly service: ResourceRef; readonly address: Address }
  | { readonly what: 'node-port'; readonly service: ResourceRef; readonly port: number; readonly nodePort: number }
  | { readonly what: 'load-balancer-address'; readonly service: ResourceRef; readonly address: Address }
  | { readonly what: 'endpoints'; readonly service: ResourceRef; readonly count: number }
  | { readonly what: 'client-address'; readonly client: ResourceRef; readonly address: Address }
  /** Nobody declares the port; that something listens is taken for granted. */
  | { readonly what: 'listening'; readonly pod: ResourceRef; readonly port: number }
  /** The source of a masqueraded packet is drawn as the node's primary address. */
  | { readonly what: 'masquerade-address'; readonly node: string; readonly address: Address }
  /** Nothing in the input runs the router: its Pod and Service are assumed. */
  | { readonly what: 'router'; readonly router: ResourceRef; readonly service: ResourceRef }
  /** An address of a router outside the cluster, which its status does not tell. */
  | { readonly what: 'router-address'; readonly router: ResourceRef; readonly address: Address }
  /** The Secret of a listener was not asked for, and no status tells of it: that it holds a certificate is assumed. */
  | { readonly what: 'certificate'; readonly owner: ResourceRef; readonly listener: string; readonly secret: ResourceRef }
  /** The same of the authority that a BackendTLSPolicy names for a Service, in a ConfigMap or Secret. */
  | { readonly what: 'authority'; readonly policy: ResourceRef; readonly service: ResourceRef; readonly holder: ResourceRef }
  /** An object of a vendor's kind, which a route names for a filter, was not asked for: that it is there is assumed. */
  | { readonly what: 'extension'; readonly route: ResourceRef; readonly extension: ResourceRef }
  /** A network plugin enforces the policies that stopped the packet. */
  | { readonly what: 'policy-enforced'; readonly policies: readonly ResourceRef[] }
  /** Policies look at addresses and ports as they are after translation. */
  | { readonly what: 'policy-after-translation' }
  /** No policy is applied to a Pod on the network of its node. */
  | { readonly what: 'host-network-policy'; readonly pod: string; readonly policies: readonly ResourceRef[] }
  /** One node answers for a balancer's address, and nothing tells which of so many. */
  | { readonly what: 'answering-node'; readonly service: ResourceRef; readonly node: string; readonly of: number }
  /** Something else than kube-proxy carries Service traffic; it is modelled as kube-proxy. */
  | { readonly what: 'dataplane'; readonly name: OtherDataplane['name'] }

export type AssumptionKind = Assumption['what']
