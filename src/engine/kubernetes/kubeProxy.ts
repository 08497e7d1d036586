import {
  type Address,
  type Cluster,
  type ClusterNode,
  type Endpoint,
  type Evidence,
  familyOf,
  isLoopback,
  type Packet,
  qualifiedName,
  type SenderSide,
  type Service,
  type ServicePort,
  type Stop,
  type Verdict,
} from '../model'
import { ownAddressEvidence } from './balancerProvider'
import { clusterIpEvidence, isServedAt } from './clusterIp'
import { hasDetector } from './detectLocal'
import { endpointsEvidence, type UsableEndpoints, usableEndpoints } from './endpointConditions'
import { externalIpEvidence } from './externalIps'
import { externalTrafficPolicy } from './externalTrafficPolicy'
import { internalTrafficPolicy } from './internalTrafficPolicy'
import { withoutEndpoints } from './knownEndpoints'
import { loadBalancerEvidence } from './loadBalancer'
import { checkSourceRanges } from './loadBalancerSourceRanges'
import { decideMasquerade, type MasqueradeDecision } from './masquerade'
import { matchNodePort, nodePortOwner } from './nodePort'
import { otherDataplaneEvidence } from './otherDataplane'
import { portNameMismatch } from './portNames'
import { senderSide } from './senderSide'
import { portNotOnService, servicePortFor } from './servicePort'
import { endpointsOf } from './servicePortEndpoints'
import { sessionAffinityEvidence } from './sessionAffinity'
import { nearEndpoints, trafficDistributionEvidence } from './trafficDistribution'

/** By which of its addresses a Service port was asked. */
export type Entry = 'clusterIp' | 'nodePort' | 'externalIp' | 'loadBalancerIp'

/** What the rules on a node make of a packet's destination, before one endpoint is chosen. */
export type ProxyDecision =
  /** No rule matches: the packet goes on as it is. */
  | { readonly kind: 'none' }
  | {
      readonly kind: 'balance'
      readonly entry: Entry
      readonly service: Service
      readonly port: ServicePort
      readonly sender: SenderSide
      readonly usable: readonly Endpoint[]
      readonly entryEvidence: readonly Evidence[]
      readonly evidence: readonly Evidence[]
    }
  | {
      readonly kind: 'stop'
      readonly entry: Entry | null
      readonly service: Service | null
      readonly port: ServicePort | null
      /** Stopped by the node itself, or for want of an endpoint behind the Service. */
      readonly at: 'node' | 'service'
      readonly verdict: Extract<Verdict, 'rejected' | 'dropped' | 'unhandled'>
      readonly stop: Stop
      readonly entryEvidence: readonly Evidence[]
      readonly evidence: readonly Evidence[]
    }

/** Endpoints that one may be chosen from. */
export type Balance = Extract<ProxyDecision, { kind: 'balance' }>

/** A decision that belongs to a Service. */
export type ServiceDecision = Exclude<ProxyDecision, { kind: 'none' }>

interface Matched {
  readonly entry: Entry
  readonly service: Service
  readonly port: ServicePort
  readonly evidence: readonly Evidence[]
}

/**
 * kube-proxy on one node: which Service port does the destination mean, may this source ask it, and which endpoints may
 * be used here. The order is that of the rules on the node.
 */
export function decideAtNode(cluster: Cluster, node: ClusterNode, packet: Packet): ProxyDecision {
  const matched = matchDestination(cluster, node, packet)
  if (matched === null) return refusedNodePort(cluster, node, packet) ?? unmatched(cluster, packet)
  const { service, port, entry } = matched
  const client = packet.source.address
  if (entry !== 'loadBalancerIp' || client === null || !checksRanges(cluster, matched, packet))
    return decide(cluster, node, packet, matched)
  const ranges = checkSourceRanges(service, client, node)
  const evidence = [...matched.evidence, ...ranges.evidence]
  if (ranges.allowed) return decide(cluster, node, packet, { ...matched, evidence })
  const facts = { client, ranges: service.sourceRanges.map((range) => range.text), service: qualifiedName(service.ref) }
  const stop = { reason: 'source-range-excludes-client', facts } as const
  return { kind: 'stop', entry, service, port, at: 'node', verdict: 'dropped', stop, entryEvidence: evidence, evidence: [] }
}

/** iptables checks source ranges only where the Service has an endpoint somewhere: else everybody is refused. */
function checksRanges(cluster: Cluster, { service, port }: Matched, packet: Packet): boolean {
  if (cluster.settings.kubeProxy.mode === 'nftables' || packet.destination.address === null) return true
  return usableEndpoints(endpointsOf(cluster.lookup, service, port, familyOf(packet.destination.address))).usable.length > 0
}

/**
 * The iptables rule that refuses a node port without endpoints stands for every local address, also for those that
 * `--nodeport-addresses` leaves out; whoever asks counts as outside.
 */
function refusedNodePort(cluster: Cluster, node: ClusterNode, packet: Packet): ProxyDecision | null {
  const { address } = packet.destination
  if (cluster.settings.kubeProxy.mode === 'nftables' || address === null) return null
  if (!isLoopback(address) && !node.addresses.includes(address)) return null
  const found = nodePortOwner(cluster, packet)
  if (found === null || !isServedAt(found.service, address)) return null
  const matched = { ...found, entry: 'nodePort' as const, evidence: [...otherDataplaneEvidence(cluster.settings), found.evidence] }
  const decision = chooseEndpoints(cluster, node, packet, matched, 'outside')
  return decision.kind === 'stop' ? decision : null
}

function matchDestination(cluster: Cluster, node: ClusterNode, packet: Packet): Matched | null {
  const found = findDestination(cluster, node, packet)
  return found && { ...found, evidence: [...otherDataplaneEvidence(cluster.settings), ...found.evidence] }
}

function findDestination(cluster: Cluster, node: ClusterNode, packet: Packet): Matched | null {
  const { address, port: asked } = packet.destination
  if (address === null || asked === null) return null
  const nodePort = matchNodePort(cluster, node, packet)
  if (nodePort && isServedAt(nodePort.service, address))
    return { entry: 'nodePort', service: nodePort.service, port: nodePort.port, evidence: [nodePort.evidence] }
  for (const owner of cluster.lookup.owners(address)) {
    if (owner.kind !== 'clusterIp' && owner.kind !== 'externalIp' && owner.kind !== 'loadBalancer') continue
    const { service } = owner
    const port = servicePortFor(service, packet.protocol, asked)
    if (port === null || !isServedAt(service, address)) continue
    if (owner.kind === 'clusterIp') return { entry: 'clusterIp', service, port, evidence: [clusterIpEvidence(service, port, address)] }
    if (owner.kind === 'externalIp') return { entry: 'externalIp', service, port, evidence: [externalIpEvidence(service, port, address)] }
    const entry = service.loadBalancerAddresses[owner.index]
    if (entry?.mode === 'VIP')
      return {
        entry: 'loadBalancerIp',
        service,
        port,
        evidence: [loadBalancerEvidence(service, port, { ...entry, address }), ...ownAddressEvidence(service)],
      }
  }
  return null
}

/** A virtual address that no Service port of the cluster matches: iptables lets the packet go, nftables answers. */
function unmatched(cluster: Cluster, packet: Packet): ProxyDecision {
  const { address, port } = packet.destination
  if (address === null || port === null) return { kind: 'none' }
  const nftables = cluster.settings.kubeProxy.mode === 'nftables'
  const common = { kind: 'stop', entry: null, port: null, at: 'service', entryEvidence: [], evidence: [] } as const
  const owner = cluster.lookup.owners(address).find((candidate) => candidate.kind === 'clusterIp')
  if (owner?.kind === 'clusterIp') {
    const { stop, evidence } = portNotOnService(owner.service, packet.protocol, port)
    return { ...common, service: owner.service, verdict: nftables ? 'rejected' : 'unhandled', stop, evidence: [evidence] }
  }
  if (cluster.lookup.owners(address).length > 0 || !inServiceRange(cluster, address)) return { kind: 'none' }
  const stop = { reason: 'cluster-ip-not-allocated', facts: { address } } as const
  return { ...common, service: null, at: 'node', verdict: nftables ? 'dropped' : 'unhandled', stop }
}

function inServiceRange(cluster: Cluster, address: Address): boolean {
  return cluster.settings.kubeProxy.serviceRanges.some((range) => range.contains(address))
}

function decide(cluster: Cluster, node: ClusterNode, packet: Packet, matched: Matched): ProxyDecision {
  return chooseEndpoints(cluster, node, packet, matched, senderSide(cluster, node, packet.source.address))
}

function chooseEndpoints(cluster: Cluster, node: ClusterNode, packet: Packet, matched: Matched, sender: SenderSide): ProxyDecision {
  const { service, port, entry, evidence: entryEvidence } = matched
  const { destination, source } = packet
  const all = destination.address === null ? [] : endpointsOf(cluster.lookup, service, port, familyOf(destination.address), node.ref.name)
  const policy =
    entry === 'clusterIp' ? internalTrafficPolicy(service, node.ref.name, all) : externalTrafficPolicy(service, sender, node.ref.name, all)
  const chosen = policy.scope === 'local' ? usableEndpoints(policy.considered) : clusterEndpoints(cluster, node, all)
  const { usable, near } = chosen
  const evidence = [
    policy.evidence,
    endpointsEvidence(service, all, policy.considered, chosen),
    ...(near
      ? trafficDistributionEvidence(service, node, near.prefers, { used: usable.length, of: all.filter(({ ready }) => ready).length })
      : []),
    ...(usable.length > 0 ? sessionAffinityEvidence(service, source.address, usable.length) : []),
  ]
  if (usable.length > 0) return { kind: 'balance', entry, service, port, sender, usable, entryEvidence, evidence }

  const anywhere = usableEndpoints(all).usable
  const common = { kind: 'stop', entry, service, port, entryEvidence, evidence } as const
  if (anywhere.length === 0) return noEndpoints(cluster, common, all, destination.address)
  const nodesWith = [...new Set(anywhere.map((endpoint) => endpoint.node).filter((name) => name !== null))].sort()
  const facts = {
    service: qualifiedName(service.ref),
    node: node.ref.name,
    policy: entry === 'clusterIp' ? 'internal' : 'external',
    nodesWith,
  } as const
  return { ...common, at: entry === 'clusterIp' ? 'service' : 'node', verdict: 'dropped', stop: { reason: 'no-local-endpoints', facts } }
}

/**
 * The endpoints that this node uses for traffic whose policy is Cluster: the ready ones that hints leave over, or, where
 * none is ready, those that still serve while they terminate.
 */
export function clusterEndpoints(cluster: Cluster, node: ClusterNode, all: readonly Endpoint[]): UsableEndpoints {
  return usableEndpoints(all, nearEndpoints(all, node, cluster.settings.kubeProxy.preferSameTrafficDistribution))
}

/** Whether the chosen endpoint's packet is masqueraded, asked with all that this node knows. */
export function masqueradeAt(
  cluster: Cluster,
  node: ClusterNode,
  packet: Packet,
  decision: Balance,
  endpoint: Endpoint,
): MasqueradeDecision {
  return decideMasquerade(cluster.settings.kubeProxy, {
    entry: decision.entry === 'clusterIp' ? 'internal' : 'external',
    service: decision.service,
    sender: decision.sender,
    detector: hasDetector(cluster, node, familyOf(endpoint.address)),
    hairpin: endpoint.address === packet.source.address,
    endpointOnNode: node.addresses.includes(endpoint.address),
    node: node.ref.name,
  })
}

type NoEndpoint = Omit<Extract<ProxyDecision, { kind: 'stop' }>, 'at' | 'verdict' | 'stop' | 'service' | 'port'> & {
  readonly service: Service
  readonly port: ServicePort
}

/** Stopped for want of endpoints: none at all, none usable, none whose port bears the Service port's name, or none that is known. */
function noEndpoints(cluster: Cluster, decision: NoEndpoint, all: readonly Endpoint[], asked: Address | null): ProxyDecision {
  const { service, port } = decision
  const name = qualifiedName(service.ref)
  const rejected = { ...decision, at: 'service', verdict: 'rejected' } as const
  const mismatch = all.length === 0 && asked !== null ? portNameMismatch(cluster.lookup, service, port, familyOf(asked)) : null
  if (mismatch) {
    const { wanted, found, evidence } = mismatch
    return {
      ...rejected,
      evidence: [evidence],
      stop: { reason: 'no-endpoint-with-that-port-name', facts: { service: name, wanted, found } },
    }
  }
  return { ...decision, at: 'service', ...withoutEndpoints(cluster, service) }
}
