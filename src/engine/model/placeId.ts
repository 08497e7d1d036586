import type { Address } from './address'
import { qualifiedName, type ResourceRef } from './resource'

/** Ids of places: the same for hops, graph and map, unchanged when other places come and go. */
export const placeId = {
  client: (name: string) => `client/${name}`,
  externalLoadBalancer: (ref: ResourceRef) => `externalLoadBalancer/${ref.name}`,
  loadBalancer: (service: ResourceRef) => `loadBalancer/${qualifiedName(service)}`,
  node: (name: string) => `node/${name}`,
  /** A balancer outside is one place, whether it reads HTTP or not. */
  httpRouter: (ref: ResourceRef): string =>
    ref.kind === 'ExternalLoadBalancer' ? placeId.externalLoadBalancer(ref) : `httpRouter/${ref.kind}/${qualifiedName(ref)}`,
  service: (ref: ResourceRef) => `service/${qualifiedName(ref)}`,
  endpoint: (service: ResourceRef, socket: string) => `endpoint/${qualifiedName(service)}/${socket}`,
  pod: (ref: ResourceRef) => `pod/${qualifiedName(ref)}`,
  /** A station of the tunnel of kubectl port-forward. */
  station: (name: string) => `station/${name}`,
  outside: (address: Address) => `outside/${address}`,
} as const
