import type { ProxyContext } from '../proxyContext'
import { type IptablesWrite, match } from './write'

/**
 * What becomes of the mark: a chain that sets it, and a last one that gives every marked packet the node's address as its
 * source. The mark is taken off first, so that a packet that comes by again is not masqueraded twice.
 */
export function masqueradeRules({ mark }: ProxyContext): readonly IptablesWrite[] {
  const last = { table: 'nat', chain: 'KUBE-POSTROUTING', origin: null } as const
  return [
    { ...last, matches: [{ match: 'mark', mark, negated: true }], target: { target: 'RETURN' } },
    { ...last, matches: [], target: { target: 'MARK', operation: 'xor', mark } },
    { ...last, matches: [match.comment('kubernetes service traffic requiring SNAT')], target: { target: 'MASQUERADE' } },
    { table: 'nat', chain: 'KUBE-MARK-MASQ', matches: [], target: { target: 'MARK', operation: 'or', mark }, origin: null },
  ]
}
