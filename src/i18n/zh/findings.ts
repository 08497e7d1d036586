import type { Messages } from '../messages'
import { pending, unanswered } from './balancers'
import { faults } from './faults'
import { gatewayStatusFindings } from './gatewayStatus'
import { gatewayFindings } from './gateways'
import { either, endpointsElsewhere, list, quoted, socket, some } from './grammar'
import { ingressFindings } from './ingresses'
import { podFindings } from './pods'
import { policyFindings } from './policies'
import { foundInstead, inside } from './reasons'
import { serviceFindings } from './services'
import { traefikFindings } from './traefik'

/** 诊断结果对请求意味着什么：每个代码一句话。 */
export const findings: Messages['findings'] = {
  'DNS-20': ({ host, nearest }) =>
    `发往 ${host} 的请求无法发出：名称不存在${nearest.length === 0 ? '' : `；最接近的现有名称是 ${either(nearest)}`}`,
  'LB-01': (facts) => {
    if ('service' in facts)
      return facts.type === 'LoadBalancer'
        ? `无法向 Service ${facts.service} 的负载均衡器发送请求：它还没有地址`
        : `无法通过负载均衡器向 Service ${facts.service} 发送请求：它的类型是 ${facts.type}`
    return facts.own
      ? `无法向 ${facts.ingress} 的负载均衡器发送请求：它还没有地址`
      : `只有知道${facts.software === null ? '其控制器的' : ` ${facts.software} `}地址的客户端才能向 ${facts.ingress} 发送请求：该 Ingress 的状态中没有地址`
  },
  'LB-02': ({ object, port, error }) =>
    `发往 ${object} 的负载均衡器端口 ${port} 的请求得不到处理：它的状态中该端口的错误是${quoted(error)}`,
  'LB-03': ({ service }) =>
    `Service ${service} 的负载均衡器后面的 Pod 看到的是节点地址而不是客户端地址，请求还可能经过第二个节点：externalTrafficPolicy 是 Cluster`,
  'LB-04': ({ service, nodesWith }) =>
    `发往 Service ${service} 的 NodePort 的请求只有 ${some(nodesWith)} 应答：externalTrafficPolicy 是 Local，没有端点的节点会丢弃请求`,
  'LB-24': ({ service, cause }) => `Service ${service} ${cause.why === 'version' ? '可能' : '一直'}得不到负载均衡器地址：${pending(cause)}`,
  'LB-27': ({ service, address, cause }) => `发往 Service ${service} 地址 ${address} 的请求会丢失，没有节点应答它：${unanswered[cause]}`,
  'LB-06': ({ balancer, port }) => `发往负载均衡器 ${balancer} 端口 ${port} 的请求到此为止：该监听器没有后端`,
  'LB-20': ({ service, node, nodesWith, healthCheckNodePort }) =>
    `从 ${node} 进入、发往 Service ${service} 的请求会被丢弃：externalTrafficPolicy 为 Local，而该节点上没有可用端点${endpointsElsewhere(nodesWith)}${hiddenBy(healthCheckNodePort)}`,
  'LB-21': ({ service, client, ranges }) =>
    `${client} 发往 Service ${service} 负载均衡器的请求会被丢弃：loadBalancerSourceRanges 只列出了 ${some(ranges)}`,
  'LB-22': ({ service, type, port }) =>
    `把请求发往节点端口的负载均衡器到不了 Service ${service} 的端口 ${port}：${type === 'LoadBalancer' ? 'allocateLoadBalancerNodePorts 为 false' : `它的类型是 ${type}`}，没有节点端口`,
  'LB-23': ({ balancer, asked, listeners }) =>
    asked === null
      ? `发往负载均衡器 ${balancer} 的请求到此为止：它没有监听器`
      : `发往负载均衡器 ${balancer} 端口 ${asked} 的请求到此为止：该端口上没有监听器${listeners.length === 0 ? '' : `，只监听 ${some(listeners)}`}`,
  'LB-25': ({ address, what }) => `来自集群外部的请求到不了 ${address}：它是${inside[what]}，输入中没有通向它的途径`,
  'ND-04': ({ address, port, nodePorts }) =>
    `发往 ${socket(address, port)} 的请求会被节点拒绝：没有 Service 拥有该端口${nodePorts.length === 0 ? '' : `；现有节点端口为 ${some(nodePorts)}`}`,
  ...policyFindings,
  ...gatewayFindings,
  ...gatewayStatusFindings,
  ...ingressFindings,
  ...traefikFindings,
  ...serviceFindings,
  ...podFindings,
  'SVC-01': ({ service, selector, nearest }) =>
    `发往 Service ${service} 的请求到不了任何 Pod：它的选择算符 ${selector} 没有匹配到 Pod${nearest === null ? '' : `；最接近的是标签为 ${nearest.labels} 的 ${nearest.workload}`}`,
  'SVC-04': ({ service, notReady }) =>
    `发往 Service ${service} 的请求不会到达 ${some(notReady)}：它${notReady.length === 1 ? '' : '们'}未就绪`,
  'SVC-06': ({ service, targetPort, declared, lacking }) =>
    lacking.length > 0
      ? `发往 Service ${service} 的请求永远不会到达 ${some(lacking)} 的 Pod：targetPort 要求名为${quoted(targetPort)}的端口，其他 Pod 有，而它们没有声明${declared.length === 0 ? '' : `；已声明：${some(declared)}`}`
      : `发往 Service ${service} 的请求到不了任何 Pod：targetPort 要求名为${quoted(targetPort)}的端口，但没有容器声明它${declared.length === 0 ? '' : `；已声明：${some(declared)}`}`,
  'PF-20': ({ object, asked, ports }) =>
    asked < 1
      ? `其他机器无法到达转发到 ${object} 的端口：没有 --address 时 kubectl 只在 localhost 上监听`
      : `发往本地端口 ${asked} 的请求不会到达 ${object}：kubectl port-forward 监听的是 ${some(ports)}`,
  'PF-21': ({ object }) => `到 ${object} 的 kubectl port-forward 会报错退出：它没有正在运行的 Pod`,
  'PF-22': ({ object, remote }) => `到 ${object} 的 kubectl port-forward 会报错退出：没有端口 ${remote}`,
  'RT-20': ({ router, host, path }) =>
    `${host === null ? '' : `主机为 ${host} `}${path === '' ? '' : `路径为 ${path} `}的请求会得到 ${router} 返回的错误：没有规则匹配它`,
  'RT-21': ({ router, serverName, hosts }) =>
    `${serverName === null ? '未指明服务器名称' : `请求服务器名称 ${serverName} `}的 TLS 客户端无法与 ${router} 建立连接：它${hosts.length === 0 ? '没有相应的监听器' : `只有 ${some(hosts)} 的监听器`}`,
  'RT-22': ({ router, port, listens }) =>
    `${listens === 'tls' ? '不使用 TLS' : '使用 TLS'} 的客户端得不到 ${router} 端口 ${port} 的应答，该端口${listens === 'tls' ? '使用 TLS' : '不使用 TLS'}`,
  'RT-23': ({ rule }) => `${rule} 匹配的请求会得到路由器返回的错误：该规则没有可分得流量的后端`,
  'RT-24': ({ rule, router }) => `${rule} 匹配的请求会得到错误：${router} 无法执行该规则的某个过滤器`,
  'RT-25': ({ rule, status }) => `${rule} 匹配的请求由路由器自行以状态码 ${status} 回答`,
  'RT-26': ({ object }) => `无法向 ${object} 发送任何请求：输入中没有控制器为它服务`,
  'RT-27': ({ rule, backend, why }) =>
    why === 'kind'
      ? `${rule} 匹配后发往 ${backend} 的请求会得到错误：路由器无法发往这种后端`
      : why === 'alias-refused'
        ? `${rule} 匹配后发往 ${backend} 的请求会得到错误：它是 ExternalName，而该路由器不会发往这种 Service`
        : `${rule} 匹配后发往 ${backend} 的请求可能得到错误：它是 ExternalName，Gateway API 建议控制器不要发往这种 Service`,
  'RT-28': ({ router, serverName, host }) =>
    `在${serverName === null ? '未指明服务器名称' : `服务器名称为 ${serverName} `}的 TLS 连接上请求主机 ${host} 会被拒绝（421）：该主机属于 ${router} 的另一个监听器`,
  'RT-29': ({ rule, backend }) =>
    `${rule} 匹配后发往 ${backend} 的请求会得到错误：BackendTLSPolicy 要求在那里使用 TLS，但它所指的证书颁发机构无法读取`,
  'SVC-20': ({ service, asked, ports }) =>
    `发往 Service ${service} 端口 ${asked} 的请求无法到达：该 Service ${ports.length === 0 ? '没有端口' : `只有 ${some(ports)}`}`,
  'SVC-21': ({ service, asked, served }) => `以 ${asked} 发往 Service ${service} 的请求无法到达：该端口只提供 ${some(served)}`,
  'SVC-22': ({ service, node, nodesWith }) =>
    `从 ${node} 发往 Service ${service} 的请求会被丢弃：internalTrafficPolicy 为 Local，而该节点上没有可用端点${endpointsElsewhere(nodesWith)}`,
  'SVC-23': ({ service }) => `发往 Service ${service} 的请求无处可达：它没有选择算符，也没有 Endpoints 或 EndpointSlice 对象属于它`,
  'SVC-24': ({ service, selector }) =>
    `发往 Service ${service} 的请求不会使用手动编写的 Endpoints：控制器会用选择算符 ${selector} 找到的 Pod 替换它`,
  'SVC-25': ({ service, targetPort, endpointPort }) =>
    `发往 Service ${service} 的请求会到达手动编写的端点所写的端口 ${endpointPort}：targetPort ${targetPort} 对这些端点不起作用`,
  'SVC-26': ({ service, wanted, found }) =>
    `发往 Service ${service} 的请求找不到端点：没有端点像该 Service 那样具有${wanted === '' ? '未命名的端口' : `名为${quoted(wanted)}的端口`}${foundInstead(found)}`,
  'SVC-27': ({ service, port, targetPort }) =>
    `发往无头 Service ${service} 端口 ${port} 的请求会到达 Pod 的端口 ${port}，而不是 targetPort ${targetPort}：中间没有任何转换`,
  'SVC-29': ({ sender, family }) => `${sender} 无法发送该请求：目的地址属于 ${family}，而它没有该地址族的地址`,
  'SVC-32': ({ pod, port }) => `转发到 Pod ${pod} 端口 ${port} 的请求是否得到应答并不可知：没有容器声明该端口，而监听也无需声明`,
  'SVC-33': ({ address }) => `发往 ${address} 的请求无处可达：没有 Service 拥有这个集群 IP`,
  'SYS-01': (facts) => {
    const { kinds } = facts
    if ('workload' in facts)
      return `${facts.workload} 是否有可接收请求的 Pod 在运行并不可知：它只在满足 ${list(facts.wants)} 的节点上运行，而输入中没有 ${list(kinds)}`
    return facts.service === null
      ? `请求的实际走向可能与所示不同：该转储中没有 ${list(kinds)}，也没有任何内容表明曾经查询过${kinds.length === 1 ? '这一类' : '这些类别的'}对象；hopscope dump 打印的命令会查询全部所需的类别`
      : `发往 Service ${facts.service} 的请求去向并不可知：输入中既没有它的选择算符，也没有属于它的 ${list(kinds)}`
  },
  'SYS-02': ({ name }) => `该集群由 ${name} 而非 kube-proxy 承载 Service 流量：节点上的各跳按 kube-proxy 的方式建模`,
  'SYS-03': ({ object, path, fault, refused }) => {
    const why = faults[fault.code](path, fault as never)
    if (refused && object.startsWith('NetworkPolicy '))
      return `${object} 不隔离任何 Pod，也不放行任何流量：API 服务器拒绝该对象，因为 ${why}`
    return refused
      ? `发往 ${object} 的请求找不到目标：API 服务器拒绝该对象，因为 ${why}`
      : `API 服务器会拒绝 ${object}，此处仍按已接受处理：${why}`
  },
  'SYS-04': ({ object, firstFile, firstLine }) =>
    `请求的实际走向可能与所示不同：${object} 出现两次且内容不同，第一处在 ${firstFile}:${firstLine}`,
  'SYS-05': ({ address }) => `发往 ${address} 的请求会离开所描述的范围：输入中没有任何内容描述该地址`,
  'SYS-06': ({ limit }) => `请求经过 ${limit} 跳后仍未结束，不再继续追踪`,
}

function hiddenBy(healthCheckNodePort: number | null): string {
  return healthCheckNodePort === null ? '' : `；使用健康检查端口 ${healthCheckNodePort} 的负载均衡器不会使用该节点`
}
