import type { Endpoint, NftablesStatement } from '../../model'
import { originOf } from '../origins'
import type { ProxiedPort } from '../proxiedPorts'
import { endpointNames, portNames } from './portNames'
import { inChain, markForMasquerade, type NftablesDeclarations, type NftablesWrite, say } from './write'

/** The choice among endpoints, once for each policy in use. */
export function choiceRules(ported: ProxiedPort): readonly NftablesWrite[] {
  const names = portNames(ported)
  return [...choose(ported, names.cluster, ported.clusterEndpoints), ...choose(ported, names.local, ported.localEndpoints)]
}

/** Clients that are remembered first; then one rule that throws the dice over all endpoints. */
function choose(ported: ProxiedPort, chain: string, endpoints: readonly Endpoint[]): readonly NftablesWrite[] {
  const [first] = endpoints
  if (first === undefined) return []
  const chains = endpoints.map((endpoint) => endpointNames(ported, endpoint).chain)
  const remembered = endpoints.map((endpoint) => {
    const names = endpointNames(ported, endpoint)
    return inChain(chain, [say.inSet('source', names.affinity), say.goTo(names.chain)], originOf.affinity(ported))
  })
  return [
    ...(ported.service.sessionAffinitySeconds === null ? [] : remembered),
    inChain(chain, [{ statement: 'random', chains }], originOf.endpoint(ported, first)),
  ]
}

/** The chains that rewrite, one for each endpoint. An endpoint that reaches itself is masqueraded: else it would answer itself. */
export function endpointRules(ported: ProxiedPort): readonly NftablesWrite[] {
  return ported.reachable.flatMap((endpoint): readonly NftablesWrite[] => {
    const { chain, affinity } = endpointNames(ported, endpoint)
    const origin = originOf.endpoint(ported, endpoint)
    const rewrite: readonly NftablesStatement[] = [
      { statement: 'protocol', protocol: ported.port.protocol },
      { statement: 'dnat', address: endpoint.address, port: endpoint.port },
    ]
    return [
      inChain(chain, [say.source(endpoint.address), markForMasquerade], origin),
      ...(ported.service.sessionAffinitySeconds === null
        ? []
        : [inChain(chain, [{ statement: 'remember', set: affinity }], originOf.affinity(ported))]),
      inChain(chain, rewrite, origin),
    ]
  })
}

/** A set of remembered clients for each endpoint, where the Service asks for session affinity. */
export function affinitySets(ported: ProxiedPort): NftablesDeclarations['sets'] {
  const timeoutSeconds = ported.service.sessionAffinitySeconds
  if (timeoutSeconds === null) return []
  return ported.reachable.map((endpoint) => ({ name: endpointNames(ported, endpoint).affinity, comment: null, timeoutSeconds }))
}
