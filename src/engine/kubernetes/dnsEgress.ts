import { type Cluster, familyOf, type NetworkPolicy, type Pod, type Protocol, parseAddress } from '../model'
import { dnsService } from './clusterDns'
import { decidePolicy, isolatingPolicies } from './networkPolicy'
import { clusterDnsServers, podResolver } from './podResolvConf'
import { fitsPorts, type PolicyQuestion } from './policyRule'
import { endpointsOf } from './servicePortEndpoints'

const dnsPort = 53

/**
 * Whether the policies of a Pod keep it from asking its DNS server, as egress policies do that forget port 53. Null: they
 * do not, as far as the input tells; a server that is not in the input is only kept from where no rule has its port.
 * A cache on the Pod's own node is always reached. Names are asked on UDP, and answers that are too long for it again on TCP.
 * https://kubernetes.io/docs/concepts/services-networking/network-policies/#default-deny-all-egress-traffic
 */
export function keptFromDns(
  cluster: Cluster,
  pod: Pod,
  protocol: Protocol = 'UDP',
): { readonly server: string; readonly policies: readonly NetworkPolicy[] } | null {
  const policies = pod.hostNetwork ? [] : isolatingPolicies(cluster, pod, 'egress')
  const [server] = policies.length === 0 ? [] : podResolver(cluster, pod).conf.nameservers
  const address = parseAddress(server)
  if (server === undefined || address === null || address.startsWith('169.254.') || address.startsWith('127.')) return null
  const ask = (other: PolicyQuestion['other'], port = dnsPort): PolicyQuestion => ({
    direction: 'egress',
    pod,
    other,
    port,
    protocol,
  })
  const isHeld = (question: PolicyQuestion) => decidePolicy(cluster, question).kind === 'isolated'
  if (!clusterDnsServers(cluster).includes(address)) return isHeld(ask({ address, pod: null })) ? { server, policies } : null
  const service = dnsService(cluster)
  const port = service?.ports.find((each) => each.port === dnsPort && each.protocol === protocol)
  const endpoints = service && port ? endpointsOf(cluster.lookup, service, port, familyOf(address)) : []
  const held =
    endpoints.length === 0
      ? !policies.some(({ rules }) => (rules.egress ?? []).some((rule) => fitsPorts(rule, ask({ address: null, pod: null }))))
      : endpoints.every((each) => isHeld(ask({ address: each.address, pod: each.pod && cluster.lookup.podOf(each.pod) }, each.port)))
  return held ? { server, policies } : null
}
