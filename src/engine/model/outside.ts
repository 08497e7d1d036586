import type { Address } from './address'
import type { ObjectSource } from './object'
import type { ResourceRef } from './resource'

/** Where an external load balancer sends a connection. */
export type BalancerBackend =
  /** Every node (`nodes` null) or the named ones, on that port. */
  | {
      readonly kind: 'nodes'
      readonly nodes: readonly string[] | null
      readonly nodePort: number
      readonly weight: number
      readonly path: string
    }
  | { readonly kind: 'address'; readonly address: Address; readonly port: number; readonly weight: number; readonly path: string }

export interface BalancerListener {
  readonly port: number
  readonly protocol: 'TCP' | 'UDP' | 'HTTP' | 'HTTPS' | 'TLS'
  readonly backends: readonly BalancerBackend[]
  /** By host and path, where it reads HTTP; by host alone where it passes TLS on. */
  readonly rules: readonly BalancerRule[]
  readonly path: string
}

export interface BalancerRule {
  readonly host: string | null
  readonly pathText: string | null
  /** Null: by the elements of the path, as Prefix. */
  readonly pathType: 'Exact' | 'Prefix' | 'ImplementationSpecific' | null
  readonly backends: readonly BalancerBackend[]
  readonly path: string
}

/** Everything that a listener can send to, by whatever rule. */
export function backendsOfListener({ backends, rules }: BalancerListener): readonly BalancerBackend[] {
  return [...backends, ...rules.flatMap((rule) => rule.backends)]
}

/** A load balancer that no Service describes. */
export interface ExternalLoadBalancer {
  readonly ref: ResourceRef
  readonly addresses: readonly Address[]
  readonly hostnames: readonly string[]
  /** `self`: nodes see the balancer's address. `client`: they see the client's. */
  readonly sourceAddress: 'self' | 'client'
  readonly listeners: readonly BalancerListener[]
  readonly closedPort: 'reject' | 'drop'
  readonly healthCheck: 'none' | 'tcp' | 'healthCheckNodePort'
  readonly source: ObjectSource
}

export interface ExternalService {
  readonly ref: ResourceRef
  readonly addresses: readonly Address[]
  readonly hostnames: readonly string[]
  readonly ports: readonly number[]
  readonly source: ObjectSource
}

/** A named sender outside. */
export interface OutsideClient {
  readonly ref: ResourceRef
  readonly address: Address
  readonly addressAssumed: boolean
  readonly source: ObjectSource | null
}
