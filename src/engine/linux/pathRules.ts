import {
  type Address,
  type Cluster,
  type ClusterNode,
  familyOf,
  type Hop,
  isLoopback,
  type LinuxMatch,
  type LinuxPacket,
  type LinuxRuleSet,
  type Protocol,
  qualifiedName,
  socketText,
} from '../model'
import { matchPacket } from './match/match'
import { linuxRules } from './ruleSet'

/** What of a hop is needed to see the packet through the rules of its node. */
export type RuledHop = Pick<Hop, 'id' | 'component' | 'node' | 'wire'>

/** The rules that one packet of a trace meets on one node. */
export interface HopRules {
  readonly hop: string
  readonly node: string
  readonly packet: LinuxPacket
  readonly rules: LinuxRuleSet
  readonly match: LinuxMatch
}

/**
 * For each hop of a trace at which the rules of a node decide: the rules of the Services that the packet may mean, and
 * those it matches, with the endpoint that the trace took. A Service hop behind its node hop is the same work.
 */
export function rulesOnPath(cluster: Cluster, hops: readonly RuledHop[]): readonly HopRules[] {
  return hops.flatMap((hop, index): readonly HopRules[] => {
    const node = decidingNode(cluster, hops, index)
    const packet = node && packetInto(node, hops, index)
    if (!packet) return []
    const services = servicesMeant(cluster, packet.destination, packet.protocol)
    const rules = linuxRules(cluster, node, familyOf(packet.destination.address), { services, filledIn: true })
    return [{ hop: hop.id, node: node.ref.name, packet, rules, match: matchPacket(rules, cluster, node, packet) }]
  })
}

function decidingNode(cluster: Cluster, hops: readonly RuledHop[], index: number): ClusterNode | null {
  const [hop, before] = [hops[index], hops[index - 1]]
  if (!hop || hop.node === null || (hop.component.place !== 'node' && hop.component.place !== 'service')) return null
  const sameWork = hop.component.place === 'service' && before?.component.place === 'node' && before.node === hop.node
  return sameWork ? null : cluster.lookup.node(hop.node)
}

/** The packet as it reaches the hop; what it leaves as names the endpoint that was taken. */
function packetInto(node: ClusterNode, hops: readonly RuledHop[], index: number): LinuxPacket | null {
  const arriving = hops.slice(0, index).findLast((hop) => hop.wire !== null)?.wire
  const { address, port } = arriving?.destination ?? { address: null, port: null }
  const source = arriving?.source.address ?? null
  if (!arriving || address === null || port === null || source === null) return null
  const taken = hops[index]?.wire?.destination
  const fromNode = index === 1 && (isLoopback(source) || node.addresses.includes(source))
  return {
    source,
    destination: { address, port },
    protocol: arriving.protocol,
    entered: fromNode ? 'node' : 'network',
    endpoint: taken?.address && taken.port !== null ? socketText(taken.address, taken.port) : null,
  }
}

/** The Services that a destination can mean, as `namespace/name`: by one of their addresses, a node port or a health check. */
export function servicesMeant(
  cluster: Cluster,
  { address, port }: { readonly address: Address; readonly port: number },
  protocol: Protocol,
): readonly string[] {
  const byAddress = cluster.lookup.owners(address).flatMap((owner) => ('service' in owner ? [owner.service] : []))
  const byPort = [cluster.lookup.nodePort(protocol, port)?.service, cluster.lookup.healthCheck(port)].flatMap((service) => service ?? [])
  return [...new Set([...byAddress, ...byPort].map((service) => qualifiedName(service.ref)))]
}
