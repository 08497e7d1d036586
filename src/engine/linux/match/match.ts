import type { Cluster, ClusterNode, LinuxMatch, LinuxPacket, LinuxRuleSet } from '../../model'
import { matchIptables } from './iptables'
import { matchNftables } from './nftables'
import { surroundingsOf } from './surroundings'

/**
 * Sends the first packet of a connection through the rules of a node, as its kernel would: which rules match, in their
 * order, and what comes of it. Clients are not remembered; where chance picks an endpoint, the packet names which.
 */
export function matchPacket(ruleSet: LinuxRuleSet, cluster: Cluster, node: ClusterNode, packet: LinuxPacket): LinuxMatch {
  const around = surroundingsOf(cluster, node, packet)
  return ruleSet.mode === 'iptables' ? matchIptables(ruleSet, packet, around) : matchNftables(ruleSet, packet, around)
}
