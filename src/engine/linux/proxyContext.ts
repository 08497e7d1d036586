import { clusterIpFor } from '../kubernetes/clusterIp'
import { endpointsOf } from '../kubernetes/servicePortEndpoints'
import type { AddressFamily, Cluster, ClusterNode, KubeProxySettings, PodSource } from '../model'
import { type NodePortDestinations, nodePortDestinations } from './nodePortDestinations'
import { podSourceFor } from './podSource'

/** What every rule of one proxy may depend on, besides its Service port. */
export interface ProxyContext {
  readonly family: AddressFamily
  readonly node: ClusterNode
  readonly settings: KubeProxySettings
  /** Null: Pods cannot be told from others. */
  readonly pods: PodSource | null
  readonly nodePorts: NodePortDestinations
  /** The bit of the packet mark that asks for masquerade, as rules print it: `0x4000`. */
  readonly mark: string
  /** iptables: with more than a thousand endpoints, the rules of endpoints carry no comments. */
  readonly large: boolean
}

const mostEndpointsWithComments = 1000

/** Gathers what the rules of one node and family depend on. */
export function proxyContext(cluster: Cluster, node: ClusterNode, family: AddressFamily): ProxyContext {
  const settings = cluster.settings.kubeProxy
  return {
    family,
    node,
    settings,
    pods: podSourceFor(cluster, node, family),
    nodePorts: nodePortDestinations(settings, node, family),
    mark: `0x${(2 ** settings.masqueradeBit).toString(16)}`,
    large: hasMoreEndpointsThan(cluster, family, mostEndpointsWithComments),
  }
}

/** Counts only as far as it must: rules of one Service stay cheap in a large cluster. */
function hasMoreEndpointsThan(cluster: Cluster, family: AddressFamily, limit: number): boolean {
  let count = 0
  for (const service of cluster.services) {
    if (clusterIpFor(service, family) === null) continue
    for (const port of service.ports) {
      count += endpointsOf(cluster.lookup, service, port, family).length
      if (count > limit) return true
    }
  }
  return false
}
