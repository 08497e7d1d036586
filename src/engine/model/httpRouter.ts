import type { Address, Protocol } from './address'
import type { ObjectSource } from './object'
import type { BalancerBackend, ExternalLoadBalancer } from './outside'
import type { ResourceRef } from './resource'

/** Which host names a rule or listener takes. A wildcard stands for one label, or for one and more. */
export type HostPattern =
  | { readonly kind: 'any' }
  | { readonly kind: 'exact'; readonly host: string }
  /** `*.example.com`: `suffix` is `example.com`. */
  | { readonly kind: 'wildcard'; readonly suffix: string; readonly labels: 'one' | 'many' }

export type PathMatch =
  | { readonly kind: 'exact'; readonly path: string }
  /** Element by element: `/a` takes `/a` and `/a/b`, not `/ab`; a trailing slash says nothing. */
  | { readonly kind: 'prefix'; readonly path: string }
  /** Letter by letter: `/a` takes `/ab` too. */
  | { readonly kind: 'stringPrefix'; readonly path: string }
  /** RE2 as the controller compiles it; `anchored`: the whole path must match, else its beginning. */
  | { readonly kind: 'regex'; readonly pattern: string; readonly ignoreCase: boolean; readonly anchored: boolean }

/** A header or query parameter. Names of headers compare without case. */
export interface ValueMatch {
  readonly name: string
  /** `other`: anything but that value; absent too. */
  readonly kind: 'exact' | 'regex' | 'present' | 'other'
  readonly value: string
}

/** All that a request must have for a rule; a null or empty part asks for nothing. */
export interface HttpMatch {
  readonly path: PathMatch | null
  readonly method: string | null
  readonly headers: readonly ValueMatch[]
  readonly query: readonly ValueMatch[]
}

/** How a path is written anew: whole, or only the prefix that the rule matched. */
export type PathRewrite =
  | { readonly kind: 'full'; readonly path: string }
  | { readonly kind: 'prefix'; readonly path: string }
  /** ingress-nginx: `$1` stands for the first group of the rule's pattern. */
  | { readonly kind: 'groups'; readonly path: string }

export interface HeaderChange {
  readonly set: readonly (readonly [string, string])[]
  readonly add: readonly (readonly [string, string])[]
  readonly remove: readonly string[]
}

/** What is done to a request before it goes to a backend. `path`: the field that says so. */
export type RequestFilter =
  | { readonly kind: 'headers'; readonly change: HeaderChange; readonly path: string }
  | { readonly kind: 'rewrite'; readonly host: string | null; readonly rewrite: PathRewrite | null; readonly path: string }
  /** A copy of that share (0 to 1) of the requests goes to this backend; its answer is thrown away. */
  | { readonly kind: 'mirror'; readonly backend: RouterBackend; readonly share: number; readonly path: string }

/** Why a backend that is written cannot be sent to. */
export type BackendFault =
  /** No Service of that name. */
  | 'missing'
  /** The Service has no such port. */
  | 'port-missing'
  /** No ReferenceGrant allows a reference across namespaces. */
  | 'not-granted'
  /** A kind that this router cannot send to. */
  | 'kind-unknown'
  /** The router refuses this form of Service, such as ExternalName. */
  | 'form-refused'
  /** A filter of this backend that the router cannot carry out. */
  | 'filter-unsupported'
  /** TLS is asked for, and nothing to check the backend's certificate with can be used. */
  | 'tls-invalid'

/** Where a router dials for a Service. */
export type BackendDial =
  /** An endpoint of the Service, past its cluster IP and kube-proxy. */
  | 'endpoint'
  /** The cluster IP: kube-proxy chooses. */
  | 'clusterIp'
  /** A node port of the Service on any node: a balancer outside that knows nodes. */
  | 'nodePort'

export type BackendTarget =
  /**
   * `podLabels`: of the Service's endpoints only those whose Pods bear them; null: all.
   * `tls`: the router speaks TLS to it, with this server name; null: as the connection came, or in the clear.
   */
  | {
      readonly kind: 'service'
      readonly service: ResourceRef
      readonly port: number
      readonly dial: BackendDial
      readonly podLabels: Readonly<Record<string, string>> | null
      readonly tls: { readonly serverName: string } | null
    }
  /** Nodes or an address outside, as an external load balancer lists them. */
  | { readonly kind: 'outside'; readonly backend: BalancerBackend; readonly healthCheck: ExternalLoadBalancer['healthCheck'] }
  /** Written, and not to be sent to: its share of the requests gets `status`; null: the connection is refused. */
  | { readonly kind: 'broken'; readonly fault: BackendFault; readonly name: string; readonly status: number | null }

export interface RouterBackend {
  /** Its share is its weight among those of the rule. */
  readonly weight: number
  readonly target: BackendTarget
  /** Filters of this backend alone. */
  readonly filters: readonly RequestFilter[]
  /** Sent to instead where the Service has no endpoint that the router uses; null: then the rule's own answer counts. */
  readonly backup: RouterBackend | null
  /** The object that names it, where it is not the rule's own. */
  readonly path: string
}

/** What a rule does with a request that it takes. */
export type RuleAction =
  /** `noEndpoints`: the answer where the chosen Service has no endpoint that this router uses; null: refused. */
  | {
      readonly kind: 'forward'
      readonly backends: readonly RouterBackend[]
      readonly filters: readonly RequestFilter[]
      readonly noEndpoints: number | null
    }
  | { readonly kind: 'redirect'; readonly redirect: RedirectAction }
  /** The router answers by itself, for example 404 or 500. */
  | { readonly kind: 'answer'; readonly status: number; readonly why: AnswerCause }
  /** The connection is refused or closed. */
  | { readonly kind: 'refuse'; readonly why: AnswerCause }

/** Why a router answers by itself. */
export type AnswerCause =
  /** No rule takes the request, and there is no default backend. */
  | 'no-rule'
  /** The rule names no backend, or only such of weight 0. */
  | 'no-backends'
  /** A filter that this router cannot carry out. */
  | 'filter-unsupported'
  /** A fixed answer that the rule asks for. */
  | 'fixed'

/** Each null part stays as it was in the request. */
export interface RedirectAction {
  readonly scheme: string | null
  readonly hostname: string | null
  /** Null: none, or the well-known port of the scheme where the scheme changes. */
  readonly port: number | 'listener' | null
  readonly rewrite: PathRewrite | null
  readonly status: number
}

/** One thing to try: host, match, and what then. A route of several hosts and matches is several of these. */
export interface HttpRule {
  /** The Ingress, route or VirtualServer that holds it. */
  readonly object: ResourceRef
  /** The field of the rule, `spec.rules[0].http.paths[1]`; null where nobody wrote one (a default). */
  readonly path: string | null
  readonly host: HostPattern
  readonly match: HttpMatch
  readonly action: RuleAction
}

/** A rule, or a whole route, that the router does not serve, and why. */
export interface RejectedRule {
  readonly object: ResourceRef
  readonly path: string | null
  readonly why: RejectedCause
}

/** An Ingress, route, Gateway or ListenerSet that no router of the cluster serves, with the host names that it asks for. */
export interface UnservedRoute extends RejectedRule {
  readonly hosts: readonly HostPattern[]
  /** The class that it names; null: none. */
  readonly className: string | null
  /** The Gateway or ListenerSet that it asks for; null: it asks for none. */
  readonly parent: ResourceRef | null
}

export type RejectedCause =
  /** It names no class, no class is the default, and nobody serves those without one. */
  | 'no-class'
  /** It names a class that is not there, and that no known software brings along. */
  | 'class-missing'
  /** Its class is there, and those who run its controller serve other classes. */
  | 'other-class'
  | 'host-taken'
  | 'not-allowed-by-listener'
  | 'no-matching-hostname'
  /** Its parent has no listener of that name or port. */
  | 'no-matching-parent'
  /** The Gateway or ListenerSet that it names is not there. */
  | 'parent-missing'
  /** Nobody serves the Gateway that it names. */
  | 'parent-not-served'
  /** A Gateway whose settings of its controller's own kind are not there. */
  | 'parameters-missing'
  /** A ListenerSet of a namespace that its Gateway does not allow. */
  | 'set-not-allowed'
  | 'kind-not-allowed'
  | 'invalid'
  /** It asks for something that a request of ours does not say. */
  | 'not-followed'
  | 'same-as-earlier'

/** What happens to TLS at a listener. */
export type ListenerTls = 'none' | 'terminate' | 'passthrough'

/** A port, protocol and host name on which a router accepts, with its rules **in the order tried**: the first match wins. */
export interface RouterListener {
  readonly name: string
  /** The object and field that ask for it; the path is null where the controller opens it by itself. */
  readonly object: ResourceRef
  readonly path: string | null
  /** The port at the router's own address: that of its Service, Gateway or balancer. */
  readonly port: number
  /** The ports of its Pods at which those connections arrive. Empty where it does not run in Pods. */
  readonly podPorts: readonly number[]
  readonly protocol: Protocol
  /** True: it reads HTTP requests. False: it passes bytes on, TCP, UDP or TLS by server name. */
  readonly http: boolean
  readonly tls: ListenerTls
  readonly host: HostPattern
  /** `namespace/name` of the Secrets that hold its certificates: names only. Null for one that cannot be used. */
  readonly certificates: readonly string[]
  readonly rules: readonly HttpRule[]
  readonly rejected: readonly RejectedRule[]
}

/** A listener that is asked for and that the router does not open: nothing answers on its port, where no other listener does. */
export interface ClosedListener {
  readonly name: string
  readonly object: ResourceRef
  readonly path: string
  readonly port: number
  readonly podPorts: readonly number[]
  readonly protocol: Protocol
  readonly host: HostPattern
  /** `namespace/name` of the Secrets that it names for its certificates. */
  readonly certificates: readonly string[]
  readonly why: ClosedCause
}

export type ClosedCause =
  /** Another listener has the same port and host name. */
  | 'HostnameConflict'
  /** Another listener speaks another protocol on the same port. */
  | 'ProtocolConflict'
  | 'UnsupportedProtocol'
  | 'InvalidCertificateRef'
  /** No ReferenceGrant allows it to use its certificate. */
  | 'RefNotPermitted'

/** Software that serves Ingresses and Gateways, as far as it decides a path. */
export interface RouterProfile {
  /** The name of the software as its makers write it; null: not known, so as the specification says. */
  readonly software: string | null
  readonly version: string | null
  /** Which endpoints it sends to: those that are ready, or also serving ones that terminate, where none is ready. */
  readonly endpoints: 'ready' | 'ready-else-terminating'
  /** The most specific listener takes a host and does not fall back to another. */
  readonly listenerIsolation: boolean
  /** From which address it sends on: its own, or the client's (a balancer that is transparent). */
  readonly source: 'own' | 'client'
  /** A TLS name that no listener has: closed, or answered with a default certificate. */
  readonly unknownServerName: 'close' | 'default-certificate'
  /** A request over TLS whose Host another listener would take than the one of its server name: 421, or served here. */
  readonly misdirected: 'refuse' | 'serve'
}

/** Where connections reach the router. */
export type RouterEntry =
  /** Its Pods: behind a Service, or on ports of their nodes. */
  | { readonly at: 'pods'; readonly pods: readonly ResourceRef[]; readonly services: readonly ResourceRef[] }
  /** A balancer outside the cluster, at these addresses. */
  | { readonly at: 'outside'; readonly addresses: readonly Address[]; readonly hostnames: readonly string[] }

/**
 * Whatever ends a connection and chooses by host, path or header: the controller of an IngressClass with all that it serves,
 * a Gateway with its routes, an HTTP load balancer outside.
 */
export interface HttpRouter {
  /** The Gateway, the IngressClass, the ExternalLoadBalancer; for an Ingress without class object the Ingress controller's own name. */
  readonly ref: ResourceRef
  readonly profile: RouterProfile
  readonly entry: RouterEntry
  readonly listeners: readonly RouterListener[]
  readonly closed: readonly ClosedListener[]
  /** The Ingresses, routes and VirtualServers that it serves. */
  readonly serves: readonly ResourceRef[]
  /** Addresses that its status or spec names, before those of its Services. */
  readonly addresses: readonly Address[]
  /** True where nothing in the input runs it: its Pod and Service are assumed. */
  readonly assumed: boolean
  readonly source: ObjectSource | null
}

/** A listener of a router, as a Pod's port or an address leads to it. */
export interface RouterPort {
  readonly router: HttpRouter
  readonly listener: RouterListener
}

/** A closed listener, as a Pod's port leads to it. */
export interface ClosedPort {
  readonly router: HttpRouter
  readonly listener: ClosedListener
}

/** What a controller says of one parent of a route. */
export interface RouteStatus {
  readonly route: ResourceRef
  readonly parent: ResourceRef
  /** The reference to that parent. */
  readonly path: string
  /** The listener that the route names; null: any. */
  readonly section: string | null
  /** The host names that the route asks for; none: those of the listener. */
  readonly hosts: readonly HostPattern[]
  readonly accepted: boolean
  readonly acceptedReason: string
  /** The same, more closely; null where it is accepted. */
  readonly why: RejectedCause | null
  readonly resolvedRefs: boolean
  readonly resolvedRefsReason: string
}

/** What a controller says of one listener of a Gateway or ListenerSet; `listener` null: of the whole. */
export interface ListenerStatus {
  readonly owner: ResourceRef
  readonly listener: string | null
  readonly host: HostPattern
  readonly attachedRoutes: number
  readonly accepted: boolean
  readonly acceptedReason: string
  readonly programmed: boolean
  readonly conflicted: boolean
  readonly resolvedRefs: boolean
  readonly resolvedRefsReason: string
  readonly supportedKinds: readonly string[]
}
