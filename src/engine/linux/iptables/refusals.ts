import type { IptablesMatch } from '../../model'
import { originOf } from '../origins'
import type { ProxiedPort } from '../proxiedPorts'
import { type IptablesWrite, match } from './write'

/**
 * The rule for what was not rewritten: rejected where the Service has no endpoint at all, dropped where only this node has
 * none and the policy is Local. Cluster IPs have a chain of their own: packets from the node itself pass it too.
 */
export function refused(
  ported: ProxiedPort,
  policy: 'internalPolicy' | 'externalPolicy',
  addressed: readonly IptablesMatch[],
): IptablesWrite {
  const why = ported.hasEndpoints ? 'has no local endpoints' : 'has no endpoints'
  return {
    table: 'filter',
    chain: policy === 'internalPolicy' ? 'KUBE-SERVICES' : 'KUBE-EXTERNAL-SERVICES',
    matches: [match.comment(`${ported.name} ${why}`), ...addressed],
    target: { target: ported.hasEndpoints ? 'DROP' : 'REJECT' },
    origin: originOf.noEndpoints(ported, policy),
  }
}
