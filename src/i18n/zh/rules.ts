import type { Candidate, MasqueradeReason, RuleFacts } from '../../engine/model'
import type { Messages } from '../messages'
import { addressPool, announcement, balancerProvider } from './balancers'
import { some } from './grammar'
import { networkPolicy } from './policies'

/** 某一跳为何如此：每条规则一句话。 */
export const rules: Messages['rules'] = {
  podResolvConf: ({ policy, hostNetwork, nameservers, searches, ndots, usesClusterDns }) => {
    const server = usesClusterDns ? '集群 DNS' : '不知道集群内名称的 DNS 服务器'
    const at = nameservers.length === 0 ? '' : ` ${nameservers.join('、')}`
    return `该 Pod 查询${server}${at}（dnsPolicy ${policy}${hostNetwork ? '，使用主机网络' : ''}；ndots ${ndots}，${searches} 个搜索域）`
  },
  serviceDns: ({ host, address }) => (address === null ? `集群 DNS 中没有 ${host} 的地址` : `集群 DNS 将 ${host} 解析为 ${address}`),
  externalName: ({ host, target }) => `${host} 是 ${target} 的别名（CNAME）；该 Service 的端口不起作用`,
  outsideName: ({ host, address }) => `在集群外部，${host} 指向 ${address}`,
  headlessService: ({ endpoints, port }) =>
    `这是无头 Service：其名称直接指向${endpoints === 0 ? '端点，但它没有端点' : `它的 ${endpoints} 个端点`}，端口 ${port} 不做转换`,
  clusterIp: ({ address, port, service, portName }) =>
    `${address} 是 Service ${service} 的集群 IP，该 Service 有端口 ${port}${portName === '' ? '' : `（${portName}）`}`,
  nodePort: ({ nodePort, service, port }) => `节点端口 ${nodePort} 属于 Service ${service} 的端口 ${port}`,
  hostPort: ({ hostPort, pod, port }) => `Pod ${pod} 占用所在节点的端口 ${hostPort}（hostPort），对应自己的端口 ${port}`,
  externalIps: ({ address, port, service }) => `${address} 是 Service ${service} 的外部 IP，该 Service 有端口 ${port}`,
  loadBalancer: ({ address, port, service, mode }) =>
    mode === 'VIP'
      ? `${address} 是 Service ${service}（端口 ${port}）的负载均衡器地址，由各节点响应（ipMode 为 VIP）`
      : `${address} 是 Service ${service}（端口 ${port}）的负载均衡器地址，由负载均衡器自身响应（ipMode 为 Proxy）`,
  balancerProvider,
  addressPool,
  announcement,
  loadBalancerSourceRanges: ({ client, ranges, allowed }) =>
    `客户端 ${client} ${allowed ? '在' : '不在'} loadBalancerSourceRanges（${some(ranges)}）之内`,
  externalTrafficPolicy: (facts) => `externalTrafficPolicy 为 ${externalPolicy(facts)}`,
  internalTrafficPolicy: ({ policy, endpoints }) =>
    `internalTrafficPolicy 为 ${policy}：${endpoints === 'local' ? '只能选择本节点上的端点' : '可以选择任意节点上的端点'}`,
  endpointConditions,
  trafficDistribution: ({ prefers, node, zone, used, of }) =>
    prefers === 'PreferSameNode'
      ? `拓扑提示使流量留在本节点：${of} 个就绪端点中有 ${used} 个供 ${node} 使用`
      : `拓扑提示使流量留在本可用区：${of} 个就绪端点中有 ${used} 个供 ${node} 所在的可用区 ${zone} 使用`,
  sessionAffinity: ({ seconds, client, of }) =>
    `${client ?? '客户端'} 的首个连接在 ${of} 个端点中任选其一；此后在最近一次连接后的 ${seconds} 秒内保持使用该端点（ClientIP）；各节点各自记忆`,
  targetPort: ({ targetPort, declared, port }) => {
    if (!declared) return `未设置 targetPort，目标端口与 Service 的端口相同，Pod 在端口 ${port} 上接收`
    return typeof targetPort === 'number'
      ? `targetPort 为 ${targetPort}，Pod 在端口 ${port} 上接收`
      : `targetPort ${targetPort} 是该 Pod 端口 ${port} 的名称`
  },
  endpointPort: ({ port, targetPort }) =>
    targetPort === port
      ? `端点自身写明了端口 ${port}；只有由 Pod 生成端点时 targetPort 才起作用`
      : `端点自身写明了端口 ${port}；只有由 Pod 生成端点时 targetPort ${targetPort} 才起作用`,
  otherDataplane: ({ name }) => `该集群由 ${name} 承载 Service 流量；这一跳按 kube-proxy 的方式建模`,
  destinationNat: ({ from, to, node }) =>
    node === null ? `目的地址 ${from} 被改写为 ${to}（DNAT）` : `${node} 将目的地址 ${from} 改写为 ${to}（DNAT）`,
  masquerade: ({ masquerade, reason, node }) =>
    masquerade
      ? `${node === null ? '节点' : `${node} `}将源地址改写为自己的地址（地址伪装）：${masqueradeReasons[reason]}`
      : `源地址保持不变：${masqueradeReasons[reason]}`,
  portForward: ({ object, local, remote, pod, port }) =>
    `本地端口 ${local} 转发到 ${object} 的端口 ${remote}：kubectl 一次性选定 Pod ${pod} 的端口 ${port}，不做负载均衡`,
  networkPolicy,
  routerListener: ({ router, listener, port, host, tls }) =>
    `${router} 的监听器 ${listener} 在端口 ${port} 上接受${host === null ? '该连接' : ` ${host} 的连接`}${listenerTls[tls]}`,
  httpMatch: ({ host, path, method, of, won }) => {
    const asked = [method, host, path].filter(Boolean).join(' ')
    const what = asked === '' ? '该连接' : ` ${asked}`
    if (won === null) return `尝试了 ${of} 条规则，没有一条匹配${what}`
    return `${won} 的规则匹配${what}：${of === 1 ? '它是唯一尝试的规则' : `在尝试的 ${of} 条规则中最先匹配`}`
  },
  httpFilter: ({ router, rule, changes }) => `${router} 按 ${rule} 的要求改动请求：${changes} 个过滤器`,
  routeBackend: ({ backend, weight, total, dial }) =>
    `${backend} ${weight === total ? '是该规则唯一可分得流量的后端' : `得到该规则 ${total} 份流量中的 ${weight} 份`}；${dials[dial]}`,
  balancerListener: ({ port, protocol, listeners }) =>
    listeners.includes(port)
      ? `负载均衡器在端口 ${port}（${protocol}）上有监听器`
      : `负载均衡器在端口 ${port}（${protocol}）上没有监听器${listeners.length === 0 ? '' : `，只监听 ${some(listeners)}`}`,
  servicePort: ({ service, asked, ports }) => `Service ${service} 没有端口 ${asked}，只有 ${some(ports)}`,
  portNames: ({ wanted, found }) =>
    found.length === 0
      ? `端点按端口名称和协议匹配：需要 ${wanted}，而这些端点没有端口`
      : `端点按端口名称和协议匹配：需要 ${wanted}，而这些端点只有 ${some(found)}`,
  balancerBackend: ({ to, of }) => `${to} 是该监听器${of === 1 ? '唯一的后端' : ` ${of} 个后端之一`}`,
  healthCheckNodePort: healthCheck,
}

const masqueradeReasons: Record<MasqueradeReason, string> = {
  'external-policy-cluster': 'externalTrafficPolicy 为 Cluster，应答必须回到做转换的节点',
  'node-itself': '发送方就是该节点自身',
  hairpin: '端点通过自己的 Service 访问自己',
  'masquerade-all': 'kube-proxy 启用了 masqueradeAll',
  'source-is-no-pod': 'kube-proxy 未将发送方识别为 Pod',
  'source-is-pod': '发送方是 Pod',
  'local-policy-keeps-client': 'externalTrafficPolicy 为 Local，客户端的地址得以保留',
  'no-detector': 'kube-proxy 无法区分 Pod 与其他发送方（detectLocalMode）',
  'endpoint-is-this-node': '端点就在该节点上，数据包不会离开该节点',
}

function externalPolicy({ policy, sender, endpoints }: RuleFacts['externalTrafficPolicy']): string {
  if (policy === 'Cluster') return 'Cluster：可以选择任意节点上的端点'
  if (endpoints === 'local') return 'Local：只能选择本节点上的端点'
  if (sender === 'outside') return 'Local，但仍可以选择任意节点上的端点'
  return `Local，但发送方是${sender === 'pod' ? ' Pod' : '节点自身'}：可以选择任意节点上的端点`
}

function endpointConditions({ origin, candidates, fallback }: RuleFacts['endpointConditions']): string {
  if (candidates.length === 0) return noCandidates[origin]
  const usable = candidates.filter((candidate) => candidate.usable === true)
  const share = `${candidates.length} 个端点中有 ${usable.length} 个可在此选择`
  const rest = candidates.length === usable.length ? '' : `（${leftOut(candidates)}）`
  const why = fallback === 'none' ? '' : '；没有就绪的端点，因此采用正在终止但仍可提供服务的端点'
  return `${origins[origin]}${share}${rest}${why}`
}

const noCandidates = {
  EndpointSlice: 'EndpointSlice 对象没有为该端口给出端点',
  Endpoints: 'Endpoints 对象没有为该端口给出端点',
  selector: '选择算符没有找到可作为该端口端点的 Pod',
  none: '没有任何对象为该 Service 提供端点',
} as const

const origins = {
  EndpointSlice: '根据 EndpointSlice 对象，',
  Endpoints: '根据 Endpoints 对象，',
  selector: '在选择算符找到的 Pod 中，',
  none: '',
} as const

/** 端点为何不能选择，用作其旁的说明。 */
export const unusable = {
  'not-ready': '未就绪',
  terminating: '正在终止',
  'not-on-this-node': '不在本节点上',
  'ready-ones-exist': '因有就绪端点而未被采用',
  'kept-for-another-node': '留给其他节点',
  'kept-for-another-zone': '留给其他可用区',
} as const

function leftOut(candidates: readonly Candidate[]): string {
  const reasons = Object.entries(unusable).flatMap(([reason, words]) => {
    const hit = candidates.filter((candidate) => candidate.usable === reason).length
    return hit === 0 ? [] : [`${hit} 个${words}`]
  })
  return reasons.join('，')
}

function healthCheck({ port, healthy, unhealthy }: RuleFacts['healthCheckNodePort']): string {
  const check = port === null ? '负载均衡器的健康检查' : `健康检查端口 ${port} 的检查`
  if (healthy.length === 0) return `没有节点通过${check}，负载均衡器不使用任何节点：${some(unhealthy)}`
  if (unhealthy.length === 0) return `所有节点都通过${check}：${some(healthy)}`
  return `${some(healthy)} 通过${check}；负载均衡器不使用 ${some(unhealthy)}`
}

const listenerTls = { none: '', terminate: '，并终止其 TLS', passthrough: '，并将其 TLS 原样传递' } as const

const dials = {
  endpoint: '路由器直接连接其端点之一，绕过集群 IP',
  clusterIp: '路由器连接其集群 IP',
  nodePort: '路由器连接某个节点的端口',
} as const
