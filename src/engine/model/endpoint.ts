import type { Address, AddressFamily, Protocol } from './address'
import type { ResourceRef } from './resource'

/** Who says that these endpoints exist. */
export type EndpointsOrigin =
  | 'EndpointSlice'
  /** An Endpoints object of a Service without selector (mirrored to slices by its controller), or one that a controller wrote. */
  | 'Endpoints'
  /** What the endpoints controller would make of the Pods that the selector finds. */
  | 'selector'

export interface SlicePort {
  readonly name: string
  readonly protocol: Protocol
  readonly port: number
  /** Field path in the object that wrote it; null where the controller would compute it. */
  readonly path: string | null
}

/** For whom an endpoint is kept: nodes and zones by name. Both empty: no hints. */
export interface EndpointHints {
  readonly nodes: readonly string[]
  readonly zones: readonly string[]
}

export const noHints: EndpointHints = { nodes: [], zones: [] }

export interface SliceEndpoint {
  readonly addresses: readonly Address[]
  readonly pod: ResourceRef | null
  readonly node: string | null
  readonly zone: string | null
  readonly hostname: string | null
  readonly hints: EndpointHints
  readonly ready: boolean
  readonly serving: boolean
  readonly terminating: boolean
  readonly path: string | null
}

/** The endpoints of a Service that share their ports: our one form for EndpointSlice, Endpoints and what a selector finds. */
export interface EndpointSlice {
  readonly service: ResourceRef
  readonly family: AddressFamily
  readonly ports: readonly SlicePort[]
  readonly endpoints: readonly SliceEndpoint[]
  readonly origin: EndpointsOrigin
  /** The object that says so; null where it is computed from a selector. */
  readonly object: ResourceRef | null
}

/** One address and port behind a Service port. */
export interface Endpoint {
  /** `ip:port`, as choices and verdicts name it. */
  readonly socket: string
  readonly address: Address
  readonly port: number
  readonly pod: ResourceRef | null
  readonly node: string | null
  readonly hints: EndpointHints
  readonly ready: boolean
  readonly serving: boolean
  readonly terminating: boolean
  readonly origin: EndpointsOrigin
  readonly object: ResourceRef | null
  readonly path: string | null
  readonly portPath: string | null
}
