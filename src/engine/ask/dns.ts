import { answerDns, type DnsQuestion, type DnsResponse } from '../kubernetes/clusterDns'
import { podResolvConf as confOfPod } from '../kubernetes/podResolvConf'
import { parseResolvConf, type ResolvConf } from '../kubernetes/resolvConf'
import { answerForPod } from '../kubernetes/serviceDns'
import type { Cluster } from '../model'
import type { Named } from './endpoints'

/** Questions about names. */
export const dnsQuestions = { dnsAnswer, podResolvConf }

/**
 * What the cluster's DNS answers to a full name; with `from`, what the resolver of that Pod gives, which completes names.
 * Null: there is no such Pod.
 */
function dnsAnswer(cluster: Cluster, asked: DnsQuestion & { readonly from: Named | null }): DnsResponse | null {
  if (asked.from === null) return answerDns(cluster, asked)
  const pod = cluster.lookup.pod(asked.from.namespace, asked.from.name)
  return pod && answerForPod(cluster, pod, asked)
}

/** What the kubelet is set up with: `resolvConf` is the text of the node's file or what it says; null where it is told to use none. */
interface AskedKubelet {
  readonly dnsServers: readonly string[]
  readonly domain: string
  readonly resolvConf: string | ResolvConf | null
}

/** The resolv.conf of a Pod. Null: there is no such Pod, or the node's file is broken and the kubelet starts none. */
function podResolvConf(cluster: Cluster, asked: Named & { readonly kubelet: AskedKubelet }): ResolvConf | null {
  const pod = cluster.lookup.pod(asked.namespace, asked.name)
  if (pod === null) return null
  const node = pod.node === null ? null : cluster.lookup.node(pod.node)
  const { resolvConf } = asked.kubelet
  const ofNode = typeof resolvConf === 'string' ? parseResolvConf(resolvConf) : resolvConf
  if (ofNode === null && resolvConf !== null) return null
  return confOfPod(pod, node, { ...asked.kubelet, resolvConf: ofNode })
}
