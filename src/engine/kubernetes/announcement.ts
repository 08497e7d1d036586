import {
  type Address,
  type Announcement,
  type Cluster,
  type ClusterNode,
  compareText,
  type Evidence,
  type NodePick,
  qualifiedName,
  type Service,
  type Stop,
  type UnansweredCause,
} from '../model'
import { sha256Hex } from '../model/stableHash'
import { excludedFromBalancers } from './excludedFromBalancers'
import { endpointsKnown } from './knownEndpoints'

/** The nodes to which packets for a balancer's address come, or why they come to none. */
export type Announced =
  | { readonly kind: 'nodes'; readonly nodes: readonly ClusterNode[]; readonly evidence: readonly Evidence[] }
  | { readonly kind: 'withdrawn'; readonly stop: Stop; readonly evidence: readonly Evidence[] }

/**
 * Which nodes answer for the address of a Service inside the cluster's own network. One node answers ARP and NDP for it: the eligible
 * one whose SHA-256 of `node#address` is the smallest (of several addresses the first counts for all), or one of which only an election knows; by
 * BGP each eligible node is a way. With externalTrafficPolicy Local only nodes with an endpoint are eligible; where no
 * endpoint is left, the address is withdrawn, and packets to it are lost. Null: a balancer outside has the address.
 * https://metallb.universe.tf/concepts/layer2/ and https://metallb.universe.tf/concepts/bgp/
 */
export function announcedBy(cluster: Cluster, service: Service, address: Address): Announced | null {
  const { announcement } = service.balancer
  if (announcement.how === 'balancer' || announcement.how === 'pods' || announcement.how === 'own-address') return null
  const { nodes, eligible, cause } = answering(cluster, service, announcement)
  const picks = announcement.how === 'one-node' ? announcement.picks : null
  const name = qualifiedName(service.ref)
  const facts = { service: name, address, picks, nodes: nodes.map(({ ref }) => ref.name), eligible }
  const evidence: Evidence = { rule: 'announcement', object: announcement.object, path: announcement.path, facts }
  if (nodes.length > 0) return { kind: 'nodes', nodes, evidence: [evidence] }
  return {
    kind: 'withdrawn',
    stop: { reason: 'address-not-announced', facts: { service: name, address, cause } },
    evidence: [evidence],
  }
}

/** The nodes to which the balancer of a Service brings packets: those that answer for its address; for a balancer outside all that take such traffic. */
export function balancedNodes(cluster: Cluster, service: Service): readonly ClusterNode[] {
  const { announcement } = service.balancer
  switch (announcement.how) {
    case 'one-node':
    case 'nodes':
    case 'nobody':
      return answering(cluster, service, announcement).nodes
    case 'own-address': {
      const own = new Set(service.loadBalancerAddresses.map(({ address }) => address))
      return cluster.nodes.filter(({ addresses }) => addresses.some((address) => own.has(address)))
    }
    case 'pods':
      return []
    case 'balancer':
      return cluster.nodes.filter((node) => !excludedFromBalancers(node))
  }
}

interface Answering {
  readonly nodes: readonly ClusterNode[]
  readonly eligible: number
  /** Why no node answers, where none does. */
  readonly cause: UnansweredCause
}

/** What was decided for a Service is kept: every trace of it asks. */
const decided = new WeakMap<Service, Answering>()

type Announcing = Extract<Announcement, { how: 'one-node' | 'nodes' | 'nobody' }>

function answering(cluster: Cluster, service: Service, announcement: Announcing): Answering {
  const known = decided.get(service)
  if (known) return known
  const made = announcement.how === 'nobody' ? { nodes: [], eligible: 0, cause: announcement.why } : decide(cluster, service, announcement)
  decided.set(service, made)
  return made
}

function decide(cluster: Cluster, service: Service, announcement: Exclude<Announcing, { how: 'nobody' }>): Answering {
  const all = cluster.lookup.slices(service.ref).flatMap((slice) => slice.endpoints)
  const serving = all.filter((endpoint) => endpoint.ready || (announcement.counts === 'serving' && endpoint.serving))
  const local = new Set(serving.map(({ node }) => node))
  const announcing = announcement.nodes.flatMap((name) => cluster.lookup.node(name) ?? [])
  const isLocal = service.externalTrafficPolicy === 'Local'
  // Whose endpoints nobody knows, there may be some.
  const isKnown = endpointsKnown(cluster.lookup, service)
  const able = isLocal && isKnown ? announcing.filter(({ ref }) => local.has(ref.name)) : announcing
  const needsEndpoint = isLocal || announcement.withoutEndpoints === 'withdrawn'
  const isWithdrawn = needsEndpoint && isKnown && serving.length === 0
  const nodes = isWithdrawn ? [] : announcement.how === 'nodes' ? able : firstOf(able, announcement.picks, service)
  const cause = announcing.length === 0 ? 'no-node' : isWithdrawn ? 'no-endpoint' : 'no-local-endpoint'
  return { nodes, eligible: able.length, cause }
}

function firstOf(nodes: readonly ClusterNode[], picks: NodePick, service: Service): readonly ClusterNode[] {
  const [first] = service.loadBalancerAddresses
  const keyOf = ({ ref }: ClusterNode) => (picks === 'smallest-hash' ? sha256Hex(`${ref.name}#${first?.address ?? ''}`) : ref.name)
  const keyed = nodes.map((node) => [keyOf(node), node] as const)
  return keyed
    .sort(([a], [b]) => compareText(a, b))
    .slice(0, 1)
    .map(([, node]) => node)
}
