import { type Address, type Cluster, type ClusterNode, type Evidence, familyOf, type Pod, parseAddress } from '../model'
import { dnsService } from './clusterDns'
import { mergeOptions, ndotsOf, type ResolvConf } from './resolvConf'

/** What the kubelet of a node knows of DNS. */
export interface KubeletDns {
  /** `clusterDNS`: addresses of the cluster's DNS server. Empty: none is set up. */
  readonly dnsServers: readonly string[]
  /** `clusterDomain`. */
  readonly domain: string
  /** The file that `resolvConf` names; null where the kubelet is told to use none. */
  readonly resolvConf: ResolvConf | null
}

const mostNameservers = 3
const mostSearches = 32
const longestSearch = 253
const longestSearchList = 2048
const nothing: ResolvConf = { nameservers: [], searches: [], options: [] }

/**
 * The resolv.conf that the kubelet writes for a Pod.
 *
 * `ClusterFirst` gives the cluster's server, the domains of namespace and cluster before those of the node, and ndots:5; on
 * the host network only `ClusterFirstWithHostNet` does. `Default` gives the node's own, `None` nothing. `dnsConfig` is
 * added behind, each entry once, its options in place of those of the same name. What exceeds 3 nameservers, 32 search
 * domains or 2048 characters of them is cut off.
 * https://kubernetes.io/docs/concepts/services-networking/dns-pod-service/#pod-s-dns-policy
 */
export function podResolvConf(pod: Pod, node: ClusterNode | null, kubelet: KubeletDns): ResolvConf {
  const base = baseOf(pod, node, kubelet)
  const { dnsConfig } = pod
  if (dnsConfig === null) return withinLimits(base)
  const options = dnsConfig.options.map(({ name, value }) => (value ? `${name}:${value}` : name))
  return withinLimits({
    nameservers: [...new Set([...base.nameservers, ...dnsConfig.nameservers])],
    searches: [...new Set([...base.searches, ...dnsConfig.searches])],
    options: mergeOptions(base.options, options),
  })
}

/** A policy that nobody knows counts as ClusterFirst on the Pod network, as the kubelet takes it. */
function baseOf(pod: Pod, node: ClusterNode | null, kubelet: KubeletDns): ResolvConf {
  if (pod.dnsPolicy === 'None') return nothing
  const nodes = pod.dnsPolicy === 'Default' || (pod.dnsPolicy === 'ClusterFirst' && pod.hostNetwork)
  if (nodes || kubelet.dnsServers.length === 0) return kubelet.resolvConf ?? withoutFile(node)
  const { domain } = kubelet
  const own = domain === '' ? [] : [`${pod.ref.namespace}.svc.${domain}`, `svc.${domain}`, domain]
  const searches = [...own, ...(kubelet.resolvConf?.searches ?? [])]
  return { nameservers: kubelet.dnsServers, searches: domain === '' ? searches : [...new Set(searches)], options: ['ndots:5'] }
}

/** Without a file the node itself is asked, and nothing is searched. */
function withoutFile(node: ClusterNode | null): ResolvConf {
  const loopbacks = (node?.addresses ?? []).map((address) => (familyOf(address) === 'IPv6' ? '::1' : '127.0.0.1'))
  return { nameservers: loopbacks.length === 0 ? ['127.0.0.1'] : [...new Set(loopbacks)], searches: ['.'], options: [] }
}

function withinLimits(conf: ResolvConf): ResolvConf {
  const searches = conf.searches.slice(0, mostSearches).filter((domain) => domain.length <= longestSearch)
  while (searches.join(' ').length > longestSearchList) searches.pop()
  return { ...conf, nameservers: conf.nameservers.slice(0, mostNameservers), searches }
}

/** Where the input has no Service of the DNS server: the address that kubeadm gives it. */
const usualServer = '10.96.0.10' as Address
/** Where a cache on each node listens, in place of the server. */
const nodeLocalCache = '169.254.20.10'

/** The addresses of the cluster's DNS server. */
export function clusterDnsServers(cluster: Cluster): readonly Address[] {
  const addresses = dnsService(cluster)?.clusterIps ?? []
  return addresses.length === 0 ? [usualServer] : addresses
}

/** How a Pod of the input resolves names. */
export interface PodResolver {
  readonly conf: ResolvConf
  /** Whether the server that is asked knows the cluster's names. */
  readonly usesClusterDns: boolean
  readonly evidence: Evidence
}

/**
 * The resolver of a Pod. What its node's own resolv.conf says is not in the input: it counts as without search domains,
 * and its servers as knowing nothing of the cluster. The first nameserver is the one asked; a further one is for when it is silent.
 */
export function podResolver(cluster: Cluster, pod: Pod): PodResolver {
  const dnsServers = clusterDnsServers(cluster)
  const node = pod.node === null ? null : cluster.lookup.node(pod.node)
  const conf = podResolvConf(pod, node, { dnsServers, domain: cluster.settings.clusterDomain, resolvConf: nothing })
  const [first] = conf.nameservers
  const usesClusterDns = first !== undefined && isClusterServer(cluster, dnsServers, first)
  const facts = {
    policy: pod.dnsPolicy,
    hostNetwork: pod.hostNetwork,
    nameservers: conf.nameservers,
    searches: conf.searches.length,
    ndots: ndotsOf(conf),
    usesClusterDns,
  }
  return { conf, usesClusterDns, evidence: { rule: 'podResolvConf', object: pod.writtenIn.object, path: pod.dnsPath, facts } }
}

/** The server's Service, one of the Pods behind it, or the cache on the node. */
function isClusterServer(cluster: Cluster, servers: readonly Address[], nameserver: string): boolean {
  const written: readonly string[] = servers
  if (nameserver === nodeLocalCache || written.includes(nameserver)) return true
  const address = parseAddress(nameserver)
  if (address === null) return false
  const service = dnsService(cluster)
  const behind = service ? cluster.lookup.slices(service.ref).flatMap((slice) => slice.endpoints.flatMap((entry) => entry.addresses)) : []
  return servers.includes(address) || behind.includes(address)
}
