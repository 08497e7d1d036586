import type { RuleBlock } from './ruleLines'

/** What a chain is for; a set or map is looked up. */
export type BlockRole =
  | 'prerouting'
  | 'input'
  | 'forward'
  | 'output'
  | 'postrouting'
  | 'services'
  | 'nodePorts'
  | 'external'
  | 'sourceRanges'
  | 'service'
  | 'local'
  | 'endpoint'
  | 'mark'
  | 'masquerade'
  | 'forwarding'
  | 'noEndpoints'
  | 'firewall'
  | 'loopback'
  | 'healthChecks'
  | 'clusterIps'
  | 'reject'
  | 'lookUp'

/** Names that stand for themselves, in each table where that makes a difference. */
const named: Readonly<Record<string, BlockRole>> = {
  PREROUTING: 'prerouting',
  INPUT: 'input',
  FORWARD: 'forward',
  OUTPUT: 'output',
  POSTROUTING: 'postrouting',
  'nat KUBE-SERVICES': 'services',
  'nat KUBE-NODEPORTS': 'nodePorts',
  'filter KUBE-SERVICES': 'noEndpoints',
  'filter KUBE-EXTERNAL-SERVICES': 'noEndpoints',
  'filter KUBE-NODEPORTS': 'healthChecks',
  'KUBE-MARK-MASQ': 'mark',
  'KUBE-POSTROUTING': 'masquerade',
  'KUBE-FORWARD': 'forwarding',
  'KUBE-PROXY-FIREWALL': 'firewall',
  'KUBE-FIREWALL': 'loopback',
  services: 'services',
  'nodeport-endpoints-check': 'noEndpoints',
  'service-endpoints-check': 'noEndpoints',
  'firewall-check': 'firewall',
  'cluster-ips-check': 'clusterIps',
  'mark-for-masquerade': 'mark',
  masquerading: 'masquerade',
  'reject-chain': 'reject',
}

/** Names that begin so, the rest names a Service port or an endpoint; and the chains that hang in the kernel. */
const begun: readonly (readonly [RegExp, BlockRole])[] = [
  [/^(KUBE-SVC|service)-/, 'service'],
  [/^(KUBE-SVL|local)-/, 'local'],
  [/^(KUBE-EXT|external)-/, 'external'],
  [/^(KUBE-FW|firewall)-/, 'sourceRanges'],
  [/^(KUBE-SEP|endpoint)-/, 'endpoint'],
  [/^(filter|nat)-prerouting/, 'prerouting'],
  [/^(filter|nat)-input/, 'input'],
  [/^(filter|nat)-forward/, 'forward'],
  [/^(filter|nat)-output/, 'output'],
  [/^(filter|nat)-postrouting/, 'postrouting'],
]

/** What the chain is for; null where its name says nothing. */
export function blockRole({ kind, table, name }: Pick<RuleBlock, 'kind' | 'table' | 'name'>): BlockRole | null {
  if (kind !== 'chain') return 'lookUp'
  return named[`${table} ${name}`] ?? named[name] ?? begun.find(([pattern]) => pattern.test(name))?.[1] ?? null
}
