import type { Address, Protocol } from './address'

/** Who sends. */
export type Sender =
  /** A client outside; without an address it is the Client hint of that name, or the first free one from 203.0.113.1 on. */
  | { readonly kind: 'external'; readonly name: string; readonly address: Address | null }
  | { readonly kind: 'pod'; readonly namespace: string; readonly name: string }
  | { readonly kind: 'workload'; readonly namespace: string; readonly name: string }
  | { readonly kind: 'node'; readonly name: string }
  /** Whoever has that address: a Pod, a node, or else somebody outside. */
  | { readonly kind: 'ip'; readonly address: Address }
  /** A program on the machine where `kubectl port-forward` runs; with `address` other machines reach its ports too. */
  | {
      readonly kind: 'portForward'
      readonly object: ForwardedObject
      readonly ports: readonly ForwardedPort[]
      readonly address: Address | null
    }

/** What `kubectl port-forward` is pointed at. */
export interface ForwardedObject {
  readonly kind: 'Pod' | 'Service' | 'Deployment' | 'ReplicaSet' | 'StatefulSet' | 'DaemonSet'
  readonly namespace: string
  readonly name: string
}

/** `8080:80`, `8443:https`, or one number for both. */
export interface ForwardedPort {
  readonly local: number
  readonly remote: number | string
}

/** What is asked for. */
export type Target =
  | { readonly kind: 'host'; readonly host: string; readonly port: number; readonly protocol: Protocol }
  | { readonly kind: 'ip'; readonly address: Address; readonly port: number; readonly protocol: Protocol }
  | {
      readonly kind: 'service'
      readonly namespace: string
      readonly name: string
      readonly port: number | string
      readonly protocol: Protocol | null
    }
  | {
      readonly kind: 'loadBalancer'
      readonly namespace: string
      readonly name: string
      readonly port: number | string
      readonly protocol: Protocol | null
    }
  | { readonly kind: 'pod'; readonly namespace: string; readonly name: string; readonly port: number; readonly protocol: Protocol }
  /** The controller that serves an Ingress, at its own address. */
  | { readonly kind: 'ingress'; readonly namespace: string; readonly name: string; readonly port: number }
  /** The address of a Gateway. */
  | { readonly kind: 'gateway'; readonly namespace: string; readonly name: string; readonly port: number; readonly protocol: Protocol }

/** What a client speaks: bytes (`tcp`, `udp`), bytes over TLS, HTTP, gRPC, the last two also over TLS. */
export type Scheme = 'tcp' | 'udp' | 'tls' | 'http' | 'https' | 'grpc' | 'grpcs'

/** What an HTTP request says. gRPC is one of a content type of its own. */
export interface HttpRequest {
  readonly method: string
  /** The Host header or `:authority`; it may carry a port. Null: the client used the bare address. */
  readonly host: string | null
  /** Without the query. */
  readonly path: string
  readonly query: readonly (readonly [string, string])[]
  readonly headers: readonly (readonly [string, string])[]
}

/** A TLS handshake: the name that the client asks for (SNI), if it names one. */
export interface TlsHello {
  readonly serverName: string | null
}

/** What is asked for, with what is said to it. */
export interface Request {
  readonly from: Sender
  readonly to: Target
  /** Null: bytes of another protocol. */
  readonly http: HttpRequest | null
  /** Null: in the clear. */
  readonly tls: TlsHello | null
  /** The node whose proxy sees the packet first; null: the way there decides. */
  readonly at: string | null
}

/** Where several ways are possible: the ones a person took. What is not given is the first in a stated order. */
export interface Choices {
  readonly node?: string
  /** `ip:port` */
  readonly endpoint?: string
  /** `ip:port` of a balancer's backend, `namespace/service:port` of a router's. */
  readonly backend?: string
}

/** Why a `--from` or `--to` text is not understood. */
export type RequestProblem =
  | { readonly code: 'sender-not-understood'; readonly text: string }
  | { readonly code: 'target-not-understood'; readonly text: string }
  | { readonly code: 'port-missing'; readonly text: string }
  | { readonly code: 'port-out-of-range'; readonly text: string }
  | { readonly code: 'sender-unknown'; readonly text: string; readonly nearest: readonly string[] }
  | { readonly code: 'target-unknown'; readonly text: string; readonly nearest: readonly string[] }
  /** The Pod is there, and has no address: it waits for its node or its network, or has finished. */
  | { readonly code: 'pod-without-address'; readonly text: string }
  | { readonly code: 'node-unknown'; readonly text: string; readonly nearest: readonly string[] }
  | { readonly code: 'choice-impossible'; readonly text: string; readonly possible: readonly string[] }
  | { readonly code: 'proxy-not-understood'; readonly text: string }
  | { readonly code: 'http-not-understood'; readonly text: string }
  | { readonly code: 'not-in-this-version'; readonly text: string }

export type ParsedRequest<T> = { readonly ok: true; readonly value: T } | { readonly ok: false; readonly problem: RequestProblem }
