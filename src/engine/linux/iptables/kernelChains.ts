import type { IptablesMatch, IptablesTableName } from '../../model'
import { type IptablesChainStart, type IptablesWrite, jumpTo, match } from './write'

const newConnection: IptablesMatch = { match: 'conntrackState', states: ['NEW'], negated: false }

/** Each jump is put in front of those before it: the last one of a kernel chain is asked first. */
const jumps: readonly (readonly [IptablesTableName, string, string, string, 'new' | 'any'])[] = [
  ['filter', 'INPUT', 'KUBE-EXTERNAL-SERVICES', 'kubernetes externally-visible service portals', 'new'],
  ['filter', 'FORWARD', 'KUBE-EXTERNAL-SERVICES', 'kubernetes externally-visible service portals', 'new'],
  ['filter', 'INPUT', 'KUBE-NODEPORTS', 'kubernetes health check service ports', 'any'],
  ['filter', 'FORWARD', 'KUBE-SERVICES', 'kubernetes service portals', 'new'],
  ['filter', 'OUTPUT', 'KUBE-SERVICES', 'kubernetes service portals', 'new'],
  ['filter', 'FORWARD', 'KUBE-FORWARD', 'kubernetes forwarding rules', 'any'],
  ['filter', 'INPUT', 'KUBE-PROXY-FIREWALL', 'kubernetes load balancer firewall', 'new'],
  ['filter', 'OUTPUT', 'KUBE-PROXY-FIREWALL', 'kubernetes load balancer firewall', 'new'],
  ['filter', 'FORWARD', 'KUBE-PROXY-FIREWALL', 'kubernetes load balancer firewall', 'new'],
  ['nat', 'OUTPUT', 'KUBE-SERVICES', 'kubernetes service portals', 'any'],
  ['nat', 'PREROUTING', 'KUBE-SERVICES', 'kubernetes service portals', 'any'],
  ['nat', 'POSTROUTING', 'KUBE-POSTROUTING', 'kubernetes postrouting rules', 'any'],
  // The kubelet's own chain: the proxy keeps it there for one rule.
  ['filter', 'INPUT', 'KUBE-FIREWALL', '', 'any'],
  ['filter', 'OUTPUT', 'KUBE-FIREWALL', '', 'any'],
]

/** The ways from the chains of the kernel to those of kube-proxy. */
export function kernelJumps(): readonly IptablesWrite[] {
  return [...jumps].reverse().map(([table, chain, to, comment, connections]) => ({
    table,
    chain,
    matches: [...(connections === 'new' ? [newConnection] : []), ...(comment === '' ? [] : [match.comment(comment)])],
    target: jumpTo(to),
    origin: null,
  }))
}

const ownChains: Readonly<Record<IptablesTableName, readonly string[]>> = {
  filter: ['KUBE-SERVICES', 'KUBE-EXTERNAL-SERVICES', 'KUBE-FORWARD', 'KUBE-NODEPORTS', 'KUBE-PROXY-FIREWALL', 'KUBE-FIREWALL'],
  nat: ['KUBE-SERVICES', 'KUBE-NODEPORTS', 'KUBE-POSTROUTING', 'KUBE-MARK-MASQ'],
}

const kernelChains: Readonly<Record<IptablesTableName, readonly string[]>> = {
  filter: ['INPUT', 'FORWARD', 'OUTPUT'],
  nat: ['PREROUTING', 'OUTPUT', 'POSTROUTING'],
}

/** The chains that are there without any Service. */
export function startingChains(): readonly IptablesChainStart[] {
  return (['filter', 'nat'] as const).flatMap((table) => [
    ...kernelChains[table].map((chain) => ({ table, chain, builtIn: true })),
    ...ownChains[table].map((chain) => ({ table, chain, builtIn: false })),
  ])
}
