import type { NftablesChain, NftablesStatement } from '../../model'
import { inChain, type NftablesWrite, say } from './write'

type Declared = Pick<NftablesChain, 'name' | 'base' | 'comment'>

/**
 * The chains that hang in the kernel. Source ranges are checked before a destination is rewritten, what has no endpoint
 * after it: a packet that was rewritten no longer has the address that is looked up there.
 */
const base: readonly Declared[] = [
  chain('filter-prerouting-pre-dnat', { type: 'filter', hook: 'prerouting', priority: -110 }),
  chain('filter-output-pre-dnat', { type: 'filter', hook: 'output', priority: -110 }),
  chain('filter-input', { type: 'filter', hook: 'input', priority: 0 }),
  chain('filter-forward', { type: 'filter', hook: 'forward', priority: 0 }),
  chain('filter-output', { type: 'filter', hook: 'output', priority: 0 }),
  chain('nat-prerouting', { type: 'nat', hook: 'prerouting', priority: -100 }),
  chain('nat-output', { type: 'nat', hook: 'output', priority: -100 }),
  chain('nat-postrouting', { type: 'nat', hook: 'postrouting', priority: 100 }),
]

const jumps: readonly (readonly [string, string, 'new' | 'any'])[] = [
  ['filter-input', 'nodeport-endpoints-check', 'new'],
  ['filter-input', 'service-endpoints-check', 'new'],
  ['filter-forward', 'service-endpoints-check', 'new'],
  ['filter-output', 'service-endpoints-check', 'new'],
  ['filter-prerouting-pre-dnat', 'firewall-check', 'new'],
  ['filter-output-pre-dnat', 'firewall-check', 'new'],
  ['nat-output', 'services', 'any'],
  ['nat-prerouting', 'services', 'any'],
  ['nat-postrouting', 'masquerading', 'any'],
  ['filter-forward', 'cluster-ips-check', 'new'],
  ['filter-output', 'cluster-ips-check', 'new'],
]

const rejectHelper: Declared = {
  name: 'reject-chain',
  base: null,
  comment: 'helper for @no-endpoint-services / @no-endpoint-nodeports',
}

/** The chains that are there without any Service. */
export const startingChains: readonly Declared[] = [
  ...base,
  ...[...new Set(jumps.map(([, to]) => to)), 'mark-for-masquerade'].map((name) => chain(name, null)),
  rejectHelper,
]

/** The ways from the kernel's hooks to the chains that decide. */
export function baseJumps(): readonly NftablesWrite[] {
  const newConnection: NftablesStatement = { statement: 'newConnection' }
  return jumps.map(([from, to, connections]) => inChain(from, [...(connections === 'new' ? [newConnection] : []), say.jump(to)]))
}

function chain(name: string, hook: NftablesChain['base']): Declared {
  return { name, base: hook, comment: null }
}
