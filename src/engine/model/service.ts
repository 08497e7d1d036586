import type { Address, AddressFamily, AddressRange, Protocol } from './address'
import type { ObjectSource } from './object'
import type { ResourceRef } from './resource'
import type { ServiceBalancer } from './serviceBalancer'

export type TrafficPolicy = 'Cluster' | 'Local'
/** `PreferClose` is the older name of PreferSameZone. */
export type TrafficDistribution = 'PreferSameZone' | 'PreferSameNode'
export type TargetPort = { readonly kind: 'number'; readonly number: number } | { readonly kind: 'name'; readonly name: string }

export interface ServicePort {
  /** Position in `spec.ports`: the way back to the text. */
  readonly index: number
  /** Empty for the single port without a name. */
  readonly name: string
  readonly protocol: Protocol
  readonly port: number
  readonly targetPort: TargetPort
  /** False where `targetPort` is absent and so equals `port`. */
  readonly targetPortDeclared: boolean
  readonly nodePort: number | null
  readonly nodePortAssumed: boolean
  readonly appProtocol: string | null
}

/** An address in front of a Service. `VIP`: packets reach a node still addressed to it; `Proxy`: the balancer sends to node ports. */
export interface LoadBalancerAddress {
  readonly address: Address | null
  readonly hostname: string | null
  readonly mode: 'VIP' | 'Proxy'
  readonly path: string | null
}

export interface Service {
  readonly ref: ResourceRef
  readonly labels: Readonly<Record<string, string>>
  readonly annotations: Readonly<Record<string, string>>
  readonly type: 'ClusterIP' | 'NodePort' | 'LoadBalancer' | 'ExternalName'
  readonly headless: boolean
  /** As written, or as the API server fills it in; null where nobody says it (a headless Service of a bare manifest). */
  readonly ipFamilies: readonly AddressFamily[] | null
  /** One for each family, the primary one first. Empty for headless and ExternalName. */
  readonly clusterIps: readonly Address[]
  readonly clusterIpAssumed: boolean
  readonly externalName: string | null
  readonly externalIps: readonly Address[]
  readonly loadBalancerAddresses: readonly LoadBalancerAddress[]
  readonly loadBalancerAssumed: boolean
  readonly loadBalancerClass: string | null
  /** `spec.loadBalancerIP`: the address that it asks for. */
  readonly loadBalancerIp: Address | null
  readonly balancer: ServiceBalancer
  readonly sourceRanges: readonly AddressRange[]
  /** Null where the Service has no selector: then nobody but its author makes endpoints. */
  readonly selector: Readonly<Record<string, string>> | null
  /** False where a terminal showed the Service without its selector: whether it has one is not known. */
  readonly selectorKnown: boolean
  readonly ports: readonly ServicePort[]
  readonly externalTrafficPolicy: TrafficPolicy
  readonly internalTrafficPolicy: TrafficPolicy
  readonly sessionAffinitySeconds: number | null
  readonly trafficDistribution: TrafficDistribution | null
  readonly publishNotReadyAddresses: boolean
  readonly allocateNodePorts: boolean
  readonly healthCheckNodePort: number | null
  readonly source: ObjectSource
}
