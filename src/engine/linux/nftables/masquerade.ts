import type { ProxyContext } from '../proxyContext'
import { inChain, type NftablesWrite, say } from './write'

/** A chain that marks, and a last one that masquerades what is marked and takes the mark off. */
export function masqueradeRules({ mark }: ProxyContext): readonly NftablesWrite[] {
  return [
    inChain('mark-for-masquerade', [{ statement: 'setMark', operation: 'or', mark }]),
    inChain('masquerading', [{ statement: 'markAbsent', mark }, say.end('return')]),
    inChain('masquerading', [{ statement: 'setMark', operation: 'xor', mark }]),
    inChain('masquerading', [{ statement: 'masquerade' }]),
  ]
}
