import type { AddressFault, NodePick, PoolChoice, Provider, ProviderName, RuleFacts, UnansweredCause } from '../../engine/model'
import { quoted, some } from './grammar'

/** Service 的负载均衡器：由谁提供，地址从哪里来，由哪个节点应答。 */

export const balancerProvider = ({ service, provider, by, targets }: RuleFacts['balancerProvider']): string => {
  const made = `Service ${service} 的负载均衡器由 ${providers[provider]} 提供`
  return targets === 'pods' ? `${made}，它绕过节点，直接发往 Pod` : `${made}：${signs[by]}`
}

export const addressPool = ({ service, address, pool, software, why }: RuleFacts['addressPool']): string =>
  `Service ${service} 的地址 ${address} 来自 ${software} 地址池${quoted(pool)}：${choices[why]}`

export const announcement = ({ service, address, picks, nodes, eligible }: RuleFacts['announcement']): string => {
  if (nodes.length === 0) return `没有节点应答 Service ${service} 的地址 ${address}；符合条件的节点有 ${eligible} 个`
  if (picks === null) return `路由器把发往 Service ${service} 地址 ${address} 的流量分布到 ${some(nodes)}，符合条件的节点有 ${eligible} 个`
  return `在 ${eligible} 个符合条件的节点中，只有 ${some(nodes)} 应答 Service ${service} 的地址 ${address}：${picked[picks]}`
}

/** Service 得不到地址的原因，用作句子的后半部分。 */
export function pending(cause: AddressFault): string {
  if (cause.why === 'version')
    return `从 0.6 版起，${cause.software} 只从被指定的、为该命名空间保留的或默认的地址池分配地址，而${quoted(cause.pool)}不属于其中任何一种`
  if (cause.why === 'class') return `输入中没有控制器处理它的 loadBalancerClass ${cause.className}`
  const { software, wanted, asked } = cause
  const pool = wanted === null ? `${software} 的任何地址池` : `${software} 地址池${quoted(wanted)}`
  switch (cause.fault) {
    case 'no-pool':
      return `${software} 没有地址池${wanted === null ? '' : `，而该 Service 指定了${quoted(wanted)}`}`
    case 'no-such-pool':
      return `${software} 没有该 Service 指定的地址池${quoted(wanted ?? '')}`
    case 'none-fits':
      return wanted === null ? `${software} 没有供它使用的地址池` : `${pool}不供它使用`
    case 'full':
      return wanted === null ? `${software} 供它使用的地址池都没有剩余地址` : `${pool}没有剩余地址`
    case 'not-in-pool':
      return `它要求的地址${asked === null ? '' : ` ${asked} `}不在${pool}中`
    case 'in-use':
      return `它要求的地址${asked === null ? '' : ` ${asked} `}已被占用`
  }
}

/** 没有节点应答的原因，用作句子的后半部分。 */
export const unanswered: Readonly<Record<UnansweredCause, string>> = {
  'no-advertisement': '没有任何宣告对象针对它的地址池',
  'switched-off': '负责宣告的组件被设置为不使用该地址池的协议',
  'no-endpoint': '没有可提供服务的端点，因此该地址已被撤回',
  'no-local-endpoint': 'externalTrafficPolicy 为 Local，而可以应答的节点上都没有端点',
  'no-node': '没有节点可以应答',
}

export const providers: Readonly<Record<ProviderName, string>> = {
  MetalLB: 'MetalLB',
  OpenELB: 'OpenELB',
  ServiceLB: 'k3s 的 ServiceLB',
  'kube-vip': 'kube-vip',
  AWS: 'AWS',
  GKE: 'GKE',
  Azure: 'Azure',
}

const signs: Readonly<Record<Provider['by'], string>> = {
  class: '由它的 loadBalancerClass 指定',
  annotation: '由它的注解指定',
  node: '节点属于该提供方',
  objects: '输入中有该提供方的对象',
}

const choices: Readonly<Record<PoolChoice['why'], string>> = {
  named: '由该 Service 指定',
  asked: '该 Service 要求这个地址',
  kept: '为这类 Service 保留',
  automatic: '第一个适用的地址池',
  any: '0.6 之前的版本可取任意一个；之后的版本只取默认的、被指定的或为该命名空间保留的',
  holds: '该地址在其中',
}

const picked: Readonly<Record<NodePick, string>> = {
  'smallest-hash': '它的名称与该地址的 SHA-256 最小',
  named: '由该 Service 指明',
  election: '由选举产生，输入中没有说明是哪一个',
}
