import { nftablesBaseName, nftablesEndpointBaseName, nftablesName } from '../../kubernetes/chainNames'
import type { Endpoint } from '../../model'
import type { ProxiedPort } from '../proxiedPorts'

/** The chains of one Service port. Not all of them exist: that depends on its policies and endpoints. */
export interface PortNames {
  readonly cluster: string
  readonly local: string
  readonly external: string
  readonly firewall: string
  /** Where packets to the cluster IP go. */
  readonly internal: string
}

export function portNames(ported: ProxiedPort): PortNames {
  const baseName = nftablesBaseName(ported.identity)
  const cluster = nftablesName('service', baseName)
  const local = nftablesName('local', baseName)
  return {
    cluster,
    local,
    external: nftablesName('external', baseName),
    firewall: nftablesName('firewall', baseName),
    internal: ported.internalPolicy.scope === 'local' ? local : cluster,
  }
}

/** The chain that rewrites to an endpoint, and the set of the clients it is remembered for. */
export function endpointNames(ported: ProxiedPort, endpoint: Endpoint): { readonly chain: string; readonly affinity: string } {
  const baseName = nftablesEndpointBaseName(ported.identity, endpoint.address, endpoint.port)
  return { chain: nftablesName('endpoint', baseName), affinity: nftablesName('affinity', baseName) }
}

/** Whether source ranges guard the balancer's addresses: here also where the Service has no endpoint. */
export function checksSources(ported: ProxiedPort): boolean {
  return ported.vips.length > 0 && ported.sourceRanges.length > 0
}
