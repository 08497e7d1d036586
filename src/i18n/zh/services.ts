import type { FindingFacts } from '../../engine/model'
import type { Messages } from '../messages'
import { faults } from './faults'
import { list, number, quoted, some } from './grammar'

type Codes = Extract<
  keyof FindingFacts,
  | 'SVC-02'
  | 'SVC-03'
  | 'SVC-05'
  | 'SVC-07'
  | 'SVC-08'
  | 'SVC-10'
  | 'SVC-11'
  | 'SVC-12'
  | 'SVC-13'
  | 'SVC-14'
  | 'SVC-16'
  | 'SVC-28'
  | 'SVC-30'
  | 'SVC-31'
  | 'DNS-04'
>

/** 关于 Service 的诊断结果对请求意味着什么。 */
export const serviceFindings: Pick<Messages['findings'], Codes> = {
  'SVC-02': ({ service, workloads }) =>
    `发往 Service ${service} 的请求会分散到多个工作负载的 Pod，它的选择算符同时匹配：${some(workloads)}`,
  'SVC-03': ({ service }) => `发往 Service ${service} 的请求无处可达：为它编写的端点没有列出任何地址`,
  'SVC-05': ({ service, endpoint, of }) =>
    `发往 Service ${service} 的请求全部到达 ${endpoint}：它后面的 ${of} 个 Pod 中没有其他 Pod 能接收请求`,
  'SVC-07': ({ service, targetPort, declared }) =>
    `发往 Service ${service} 的请求会到达 Pod 的端口 ${targetPort}，而这些 Pod 只声明了 ${some(declared)}；只要有程序监听该端口，请求照样能到达`,
  'SVC-08': ({ object, path, fault, refused }) => {
    const why = faults[fault.code](path, fault as never)
    return refused
      ? `发往 ${object} 的请求找不到目标：API 服务器因端口名称拒绝该对象，因为 ${why}`
      : `API 服务器会因端口名称拒绝 ${object}，此处仍按已接受处理：${why}`
  },
  'SVC-10': ({ service, port, refused }) =>
    refused
      ? `发往 ${service} 的请求找不到目标：它的端口 ${port} 出现两次，API 服务器拒绝该对象`
      : `${service} 的端口 ${port} 出现两次，API 服务器会拒绝它，此处仍按已接受处理`,
  'SVC-11': ({ service, workload, argument }) =>
    `发往 Service ${service} 的请求可能无人接收：按参数${quoted(argument)}，${workload} 监听的是回环地址，只有它自己的 Pod 能访问`,
  'SVC-12': ({ service, other, targetPort }) =>
    `网格的边车（sidecar）无法区分发往 Service ${service} 和 ${other} 的请求：两者从不同的端口到达同一组 Pod 的端口 ${targetPort}`,
  'SVC-13': ({ service, port }) =>
    `对网格而言，发往 Service ${service} 端口 ${port} 的请求只是普通 TCP：端口名称和 appProtocol 都没有说明其协议`,
  'DNS-04': ({ workload, service, port }) =>
    port === null
      ? `${workload} 发往其参数所写 Service ${service} 的请求无法发出：没有这个 Service`
      : `${workload} 发往其参数所写 Service ${service} 端口 ${port} 的请求无法到达：该 Service 没有这个端口`,
  'SVC-14': ({ workload, service, exists }) =>
    exists
      ? `以 ${workload} 各个 Pod 的名称发送的请求无法发出：它为此指定的 Service ${service} 不是无头 Service`
      : `以 ${workload} 各个 Pod 的名称发送的请求无法发出：输入中没有它为此指定的 Service ${service}`,
  'SVC-16': ({ service, reason, count }) =>
    `发往 Service ${service} 的请求可能不像其字段所写的那样到达：输入中的事件对它发出警告，${reason} ${number(count)} 次`,
  'SVC-28': ({ slice, service }) => `发往 Service ${service} 的请求永远不会到达 ${slice} 中的地址：它没有列出端口`,
  'SVC-30': ({ service, zones }) =>
    `从可用区 ${list(zones)} 发往 Service ${service} 的请求会到达任意可用区的端点：没有端点通过提示（hints）留给${zones.length === 1 ? '该可用区' : '这些可用区'}`,
  'SVC-31': ({ service, port, targetPort }) =>
    `发往 ExternalName Service ${service} 端口 ${port} 的请求会到达其背后名称的端口 ${port}，而不是 targetPort ${targetPort}：中间没有任何转换`,
}

export const serviceTitles: Pick<Messages['words']['findingTitles'], Codes> = {
  'SVC-02': '一个 Service 后面有多个工作负载',
  'SVC-03': '端点没有列出地址',
  'SVC-05': '只剩一个端点',
  'SVC-07': '目标端口未声明',
  'SVC-08': '端口名称不合规则',
  'SVC-10': '同一端口出现两次',
  'SVC-11': '只监听回环地址',
  'SVC-12': '两个 Service 共用目标端口',
  'SVC-13': '端口协议未说明',
  'DNS-04': '所写的 Service 不存在',
  'SVC-14': 'StatefulSet 缺少其 Service',
  'SVC-16': '事件对该 Service 发出警告',
  'SVC-28': 'EndpointSlice 没有端口',
  'SVC-30': '可用区没有自己的端点',
  'SVC-31': 'ExternalName 不转换端口',
}
