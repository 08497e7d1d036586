import {
  type IptablesChainKind,
  iptablesChainName,
  iptablesEndpointChainName,
  nftablesBaseName,
  nftablesEndpointBaseName,
  type PortIdentity,
} from '../kubernetes/chainNames'
import { endpointProbability } from '../kubernetes/endpointProbability'
import {
  type AffinityRules,
  type HopRules,
  linuxRules,
  matchPacket,
  type RuledHop,
  type RuleScope,
  rulesOnPath,
  sessionAffinityRules,
} from '../linux'
import type { AddressFamily, Cluster, LinuxMatch, LinuxPacket, LinuxRuleSet } from '../model'
import { nodeNamed } from './kubeProxy'

/** Questions about the rules that kube-proxy writes on a node. */
export const linuxQuestions = {
  iptablesChainName: chainName,
  nftablesChainName: baseName,
  probability,
  linuxRules: rules,
  linuxRulesOfTrace,
  sessionAffinity,
}

/** `address` is hashed as it stands. */
interface EndpointOfPort {
  readonly address: string
  readonly port: number
}

/** The name of one iptables chain of a Service port, or of one of its endpoints. */
function chainName(
  _cluster: Cluster,
  asked: { readonly of: PortIdentity } & (
    | { readonly chain: IptablesChainKind }
    | { readonly chain: 'SEP'; readonly endpoint: EndpointOfPort }
  ),
): string {
  if (asked.chain !== 'SEP') return iptablesChainName(asked.chain, asked.of)
  return iptablesEndpointChainName(asked.of, asked.endpoint.address, asked.endpoint.port)
}

/** The part of nftables names that tells Service ports apart; with an endpoint, that of its chain and affinity set. */
function baseName(_cluster: Cluster, asked: { readonly of: PortIdentity; readonly endpoint: EndpointOfPort | null }): string {
  if (asked.endpoint === null) return nftablesBaseName(asked.of)
  return nftablesEndpointBaseName(asked.of, asked.endpoint.address, asked.endpoint.port)
}

/** The text of the random match with which iptables takes one of so many endpoints. */
function probability(_cluster: Cluster, { remaining }: { readonly remaining: number }): string {
  return endpointProbability(remaining)
}

/** The rules of one node and family, for all Services or those named, and the ones that a packet matches. */
function rules(
  cluster: Cluster,
  asked: RuleScope & { readonly node: string; readonly family: AddressFamily; readonly packet: LinuxPacket | null },
): { readonly rules: LinuxRuleSet; readonly match: LinuxMatch | null } {
  const node = nodeNamed(cluster, asked.node)
  const written = linuxRules(cluster, node, asked.family, asked)
  return { rules: written, match: asked.packet && matchPacket(written, cluster, node, asked.packet) }
}

/** The rules that the packet of a trace meets, node by node, with those it matches. */
function linuxRulesOfTrace(cluster: Cluster, { hops }: { readonly hops: readonly RuledHop[] }): readonly HopRules[] {
  return rulesOnPath(cluster, hops)
}

/** How iptables rules on a node remember the clients of a Service port; null where there is no such port. */
function sessionAffinity(
  cluster: Cluster,
  asked: { readonly node: string; readonly family: AddressFamily; readonly of: PortIdentity },
): AffinityRules | null {
  const { namespace, service: name, portName, protocol } = asked.of
  const service = cluster.lookup.service(namespace, name)
  const port = service?.ports.find((candidate) => candidate.name === portName && candidate.protocol === protocol)
  return service && port ? sessionAffinityRules(cluster, nodeNamed(cluster, asked.node), asked.family, service, port) : null
}
