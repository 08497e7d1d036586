import { iptablesChainName } from '../../kubernetes/chainNames'
import type { ProxiedPort } from '../proxiedPorts'

/** The chains of one Service port. Not all of them exist: that depends on its policies and endpoints. */
export interface PortChains {
  /** Endpoints for policy Cluster. */
  readonly cluster: string
  /** Endpoints for policy Local. */
  readonly local: string
  /** What comes to a node port, an external IP or a balancer's address. */
  readonly external: string
  /** Source ranges. */
  readonly firewall: string
  /** Where packets to the cluster IP go. */
  readonly internal: string
  /** Where packets to a balancer's address go. */
  readonly balancer: string
}

export function portChains(ported: ProxiedPort): PortChains {
  const cluster = iptablesChainName('SVC', ported.identity)
  const local = iptablesChainName('SVL', ported.identity)
  const external = iptablesChainName('EXT', ported.identity)
  const firewall = iptablesChainName('FW', ported.identity)
  return {
    cluster,
    local,
    external,
    firewall,
    internal: ported.internalPolicy.scope === 'local' ? local : cluster,
    balancer: checksSources(ported) ? firewall : external,
  }
}

/** Whether source ranges guard the balancer's addresses. Without any endpoint all packets are rejected, so nothing is guarded. */
export function checksSources(ported: ProxiedPort): boolean {
  return ported.hasEndpoints && ported.vips.length > 0 && ported.sourceRanges.length > 0
}
