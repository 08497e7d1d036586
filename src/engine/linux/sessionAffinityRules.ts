import { iptablesEndpointChainName } from '../kubernetes/chainNames'
import {
  type AddressFamily,
  type Cluster,
  type ClusterNode,
  type IptablesRule,
  type IptablesTable,
  qualifiedName,
  type Service,
  type ServicePort,
} from '../model'
import { portChains } from './iptables/portChains'
import { iptablesRuleSet } from './iptables/ruleSet'
import { proxiedPorts } from './proxiedPorts'
import { proxyContext } from './proxyContext'

/** What a rule of a chain does, as far as session affinity asks. Equal steps of all endpoints count as one. */
export type AffinityStep = 'masquerade-outsiders' | 'recall' | 'choose' | 'masquerade-hairpin' | 'remember-and-rewrite' | 'rewrite'

/** How iptables rules remember the clients of one Service port. */
export interface AffinityRules {
  /** Null: they do not. */
  readonly seconds: number | null
  /** The list of clients of each endpoint, which bears the name of the endpoint's chain. */
  readonly memory: readonly { readonly endpoint: string; readonly list: string }[]
  readonly serviceChain: readonly AffinityStep[]
  readonly endpointChain: readonly AffinityStep[]
}

/**
 * The memory of one Service port and the order of its rules, read off the rules themselves: a client that is remembered goes
 * to its endpoint before chance is asked, and every new connection renews the memory. Null: no proxy of the family serves
 * the port. https://kubernetes.io/docs/reference/networking/virtual-ips/#session-affinity
 */
export function sessionAffinityRules(
  cluster: Cluster,
  node: ClusterNode,
  family: AddressFamily,
  service: Service,
  port: ServicePort,
): AffinityRules | null {
  const ports = proxiedPorts(cluster, node, family, { services: [qualifiedName(service.ref)], filledIn: true }).filter(
    (ported) => ported.port === port,
  )
  const [ported] = ports
  if (ported === undefined) return null
  const nat = iptablesRuleSet(proxyContext(cluster, node, family), ports).tables.find(({ name }) => name === 'nat')
  const chains = ported.reachable.map((endpoint) => iptablesEndpointChainName(ported.identity, endpoint.address, endpoint.port))
  const seconds = service.sessionAffinitySeconds
  return {
    seconds,
    memory: seconds === null ? [] : ported.reachable.map((endpoint, index) => ({ endpoint: endpoint.socket, list: chains[index] ?? '' })),
    serviceChain: stepsOf(nat, portChains(ported).internal, 'masquerade-outsiders'),
    endpointChain: stepsOf(nat, chains[0] ?? '', 'masquerade-hairpin'),
  }
}

function stepsOf(
  table: IptablesTable | undefined,
  chain: string,
  marking: 'masquerade-outsiders' | 'masquerade-hairpin',
): readonly AffinityStep[] {
  const rules = table?.chains.find(({ name }) => name === chain)?.rules ?? []
  return [...new Set(rules.map((rule) => stepOf(rule, marking)))]
}

function stepOf({ matches, target }: IptablesRule, marking: 'masquerade-outsiders' | 'masquerade-hairpin'): AffinityStep {
  const has = (name: IptablesRule['matches'][number]['match']) => matches.some(({ match }) => match === name)
  if (target?.target === 'DNAT') return has('remember') ? 'remember-and-rewrite' : 'rewrite'
  if (target?.target === 'jump' && target.chain === 'KUBE-MARK-MASQ') return marking
  return has('recentlySeen') ? 'recall' : 'choose'
}
