import type { FindingFacts } from '../../engine/model'
import type { Messages } from '../messages'
import { list, quoted, some } from './grammar'

type Codes = Extract<keyof FindingFacts, 'SVC-15' | `POD-${string}` | 'ND-01' | 'ND-02' | 'ND-03'>

/** 关于 Pod 以及创建 Pod 的工作负载的诊断结果对请求意味着什么。 */
export const podFindings: Pick<Messages['findings'], Codes> = {
  'SVC-15': ({ workload, probe, port, declared }) => {
    const known = declared.length === 0 ? '' : `；已声明：${some(declared)}`
    return typeof port === 'string'
      ? `${probes[probe]}：${workload} 的${names[probe]}探针检查端口${quoted(port)}，而其容器没有该名称的端口${known}`
      : `${workload} 的${names[probe]}探针检查端口 ${port}，其容器没有声明它${known}；只要有程序监听该端口，探针照样成功`
  },
  'POD-01': ({ owner, pods, unplaced }) => `请求不会发往 ${whom(owner, pods)}：${unplaced ? '调度器没有找到合适的节点' : '容器尚未启动'}`,
  'POD-02': ({ owner, pods, reason }) => `请求不会发往 ${whom(owner, pods)}：有容器无法启动（${reason}）`,
  'POD-03': ({ owner, pods }) => `Service 不会把请求发往 ${whom(owner, pods)}：${pods.length === 1 ? '它' : '它们'}正在运行但未就绪`,
  'POD-04': ({ owner, pods }) =>
    `只要还有其他就绪的端点，Service 就不会把新请求发往 ${whom(owner, pods)}：${pods.length === 1 ? '它' : '它们'}正在被删除`,
  'POD-06': ({ workload, wanted, ready }) =>
    wanted === 0
      ? `请求找不到 ${workload} 的 Pod：它的副本数为 ${wanted}`
      : `${workload} 接收请求的 Pod 少于要求：${wanted} 个 Pod 中只有 ${ready} 个能接收`,
  'POD-09': ({ workload, port }) => `发往 ${workload} 的 Pod 端口 ${port} 的请求只会到达一个容器：两个容器声明了该端口，而它们共用一个网络`,
  'ND-01': ({ node, why, pods }) =>
    `发往或经过节点 ${node} 的请求可能得不到应答，其上有 ${pods} 个 Pod：其状态显示${why === 'not-ready' ? '节点未就绪' : '网络不可用'}`,
  'ND-02': ({ node }) => `节点 ${node} 上的 Pod 继续接收请求，但不会再有新的 Pod 调度到那里：它已被隔离（cordon）`,
  'ND-03': ({ pod, node }) => `发往 Pod ${pod} 的请求到达节点 ${node} 的地址：该 Pod 使用其节点的网络，多数网络插件不对它应用策略`,
  'POD-08': ({ workload, selector, labels }) =>
    `${workload} 没有可接收请求的 Pod：它的选择算符 ${selector} 与自己模板的标签（${labels === '' ? '无' : labels}）不匹配，API 服务器会拒绝它`,
  'POD-11': ({ workload, wants, nodes, taints }) => `${workload} 没有可接收请求的 Pod 在运行：${noNode(wants, nodes, taints)}`,
}

/** `Deployment default/web 的 default/web-0`；没有工作负载的 Pod 就是它自己。 */
function whom(owner: string, pods: readonly string[]): string {
  return owner.startsWith('Pod ') ? owner : `${owner} 的 ${some(pods)}`
}

const names: Readonly<Record<FindingFacts['SVC-15']['probe'], string>> = { readiness: '就绪', liveness: '存活', startup: '启动' }

/** 永远不成功的探针会怎样影响 Pod。 */
const probes: Readonly<Record<FindingFacts['SVC-15']['probe'], string>> = {
  readiness: '请求不会发往这些 Pod，它们永远不会就绪',
  liveness: 'Pod 会反复重启，请求随之中断',
  startup: '请求不会发往这些 Pod，它们在启动完成之前就被重启',
}

function noNode(wants: readonly string[], nodes: number, taints: readonly string[]): string {
  const asked = wants.length === 0 ? '' : `满足 ${list(wants)} 的`
  if (taints.length > 0) return `${asked}${nodes === 1 ? '唯一的节点' : '所有节点'}都带有这些 Pod 不容忍的污点（${some(taints)}）`
  return `${nodes} 个节点中没有${asked === '' ? '合适的' : asked}节点`
}

export const podTitles: Pick<Messages['words']['findingTitles'], Codes> = {
  'SVC-15': '探针检查未声明的端口',
  'POD-01': 'Pod 尚未启动',
  'POD-02': '容器无法启动',
  'POD-03': 'Pod 未就绪',
  'POD-04': 'Pod 正在被删除',
  'POD-06': 'Pod 少于要求',
  'POD-09': '两个容器使用同一端口',
  'ND-01': '节点未就绪',
  'ND-02': '节点已被隔离（cordon）',
  'ND-03': 'Pod 使用其节点的网络',
  'POD-08': '选择算符与模板不一致',
  'POD-11': '没有合适的节点',
}
