import { CaseProblem, onlyKnown } from '../caseFile'
import { isMap, listOf, mapOf, textOf } from '../untyped'
import type { CheckType } from './checkType'
import { named } from './named'

/** `resolv-conf`: what the kubelet writes for a Pod, on a node and in a cluster that the check describes. */
export const resolvConf: CheckType = {
  fields: ['pod', 'cluster', 'nodeResolvConf', 'nodeResolvConfText'],
  comparing: { ordered: ['nameservers', 'searches', 'searchesStart'] },
  answer: ({ fields, engine, expect }) => {
    onlyKnown('expect', expect, ['nameservers', 'searches', 'options', 'searchCount', 'searchesStart'])
    const cluster = mapOf(fields.cluster)
    onlyKnown('the cluster', cluster, ['dnsServers', 'domain'])
    const kubelet = { dnsServers: texts(cluster.dnsServers), domain: textOf(cluster.domain) ?? '', resolvConf: nodeFile(fields) }
    const conf = engine.ask('podResolvConf', { ...named(fields.pod), kubelet })
    if (conf === null) throw new CaseProblem('the Pod is not there, or the file of its node is broken')
    const { searches } = conf
    return { ...conf, searchCount: searches.length, searchesStart: searches.slice(0, listOf(expect.searchesStart).length) }
  },
}

/** The node's file, by its text or by what it says; null where the kubelet has none. */
function nodeFile({ nodeResolvConf, nodeResolvConfText }: Readonly<Record<string, unknown>>) {
  if (typeof nodeResolvConfText === 'string') return nodeResolvConfText
  if (!isMap(nodeResolvConf)) return null
  onlyKnown('nodeResolvConf', nodeResolvConf, ['nameservers', 'searches', 'options'])
  const { nameservers, searches, options } = nodeResolvConf
  return { nameservers: texts(nameservers), searches: texts(searches), options: texts(options) }
}

function texts(value: unknown): readonly string[] {
  return listOf(value).map(String)
}
