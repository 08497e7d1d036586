import {
  type Address,
  type Cluster,
  type ClusterNode,
  compareText,
  type Evidence,
  familyOf,
  qualifiedName,
  type Service,
  type ServicePort,
  type Stop,
} from '../model'
import { sha256Hex } from '../model/stableHash'
import { endpointsOf } from './servicePortEndpoints'

/** The nodes to which packets for a balancer's address come, or why they come to none. */
export type Announced =
  | { readonly kind: 'nodes'; readonly nodes: readonly ClusterNode[]; readonly evidence: readonly Evidence[] }
  | { readonly kind: 'withdrawn'; readonly stop: Stop; readonly evidence: readonly Evidence[] }

const excluded = 'node.kubernetes.io/exclude-from-external-load-balancers'

/**
 * Which nodes answer for the address of a Service inside the cluster's own network. In layer 2 one node answers ARP and NDP:
 * MetalLB takes the eligible one with the smallest SHA-256 of `node#address`. By BGP each eligible node is a way. Eligible
 * are ready nodes that the advertisement selects and that are not kept out of balancing; with externalTrafficPolicy Local
 * only those with a serving endpoint. Without any serving endpoint the address is withdrawn, and packets to it are lost.
 * https://metallb.universe.tf/concepts/layer2/ and https://metallb.universe.tf/concepts/bgp/
 */
export function announcedBy(cluster: Cluster, service: Service, port: ServicePort, address: Address): Announced | null {
  const { announcement } = service
  if (announcement.how === 'balancer' || announcement.how === 'pods') return null
  const endpoints = endpointsOf(cluster.lookup, service, port, familyOf(address)).filter((endpoint) => endpoint.ready || endpoint.serving)
  const local = new Set(endpoints.map((endpoint) => endpoint.node))
  const selected = announcement.nodes.flatMap((name) => cluster.lookup.node(name) ?? [])
  const eligible = selected.filter((node) => node.ready && !Object.hasOwn(node.labels, excluded))
  const able = service.externalTrafficPolicy === 'Local' ? eligible.filter((node) => local.has(node.ref.name)) : eligible
  const nodes = endpoints.length === 0 ? [] : announcement.how === 'nodes' ? able : firstOf(able, announcement.picks, address)
  const facts = {
    service: qualifiedName(service.ref),
    address,
    how: announcement.how,
    nodes: nodes.map((node) => node.ref.name),
    eligible: eligible.length,
  }
  const evidence: Evidence = { rule: 'announcement', object: announcement.object, path: announcement.path, facts }
  if (nodes.length > 0) return { kind: 'nodes', nodes, evidence: [evidence] }
  const stop: Stop = { reason: 'address-not-announced', facts: { service: facts.service, address, endpoints: endpoints.length } }
  return { kind: 'withdrawn', stop, evidence: [evidence] }
}

function firstOf(nodes: readonly ClusterNode[], picks: 'smallest-hash' | 'first', address: Address): readonly ClusterNode[] {
  const keyOf = (node: ClusterNode) => (picks === 'first' ? node.ref.name : sha256Hex(`${node.ref.name}#${address}`))
  return [...nodes].sort((a, b) => compareText(keyOf(a), keyOf(b))).slice(0, 1)
}
