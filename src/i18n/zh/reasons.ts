import type { Messages } from '../messages'
import { unanswered } from './balancers'
import { closedWords } from './gateways'
import { either, endpointsElsewhere, named, quoted, socket, some } from './grammar'
import { isolation } from './policies'

/** 追踪为何没有到达：每个终止原因一句话。 */
export const stops: Messages['stops'] = {
  'no-such-name': ({ host, nearest }) =>
    nearest.length === 0 ? `名称 ${host} 不存在` : `名称 ${host} 不存在；最接近的现有名称是 ${either(nearest)}`,
  'address-family-differs': ({ sender, family }) => `${sender} 没有可用于发送的 ${family} 地址`,
  'no-address-behind-name': ({ host, service }) => `${host} 是 Service ${service} 的名称，但目前它背后没有地址`,
  'cluster-ip-not-allocated': ({ address }) => `${address} 在集群 IP 的范围内，但没有 Service 拥有它`,
  'port-not-on-service': ({ service, asked, ports }) =>
    ports.length === 0
      ? `Service ${service} 没有端口 ${asked}：它没有任何端口`
      : `Service ${service} 没有端口 ${asked}，只有 ${some(ports)}`,
  'no-load-balancer-address': ({ service, type }) =>
    type === 'LoadBalancer' ? `Service ${service} 还没有负载均衡器地址` : `Service ${service} 没有负载均衡器地址：它的类型是 ${type}`,
  'source-range-excludes-client': ({ client, ranges, service }) =>
    `客户端 ${client} 不在 Service ${service} 的任何 loadBalancerSourceRanges 之内：${some(ranges)}`,
  'address-not-announced': ({ service, address, cause }) => `没有节点应答 Service ${service} 的地址 ${address}：${unanswered[cause]}`,
  'no-endpoints': ({ service, selector }) =>
    selector === null
      ? `Service ${service} 没有可用端点：它没有选择算符，也没有 Endpoints 或 EndpointSlice 对象为它给出端点`
      : `Service ${service} 没有可用端点：它的选择算符 ${selector} 找不到就绪的 Pod`,
  'endpoints-not-known': ({ service }) =>
    `Service ${service} 有哪些端点并不可知：终端显示的内容没有它的选择算符，输入中也没有属于它的 EndpointSlice 或 Endpoints 对象`,
  'no-endpoint-with-that-port-name': ({ service, wanted, found }) =>
    `Service ${service} 的端点都没有${wanted === '' ? '未命名的端口' : `名为${quoted(wanted)}的端口`}${foundInstead(found)}`,
  'no-local-endpoints': ({ service, node, policy, nodesWith }) =>
    `${node} 上没有 Service ${service} 的可用端点，而 ${policy}TrafficPolicy 为 Local，不允许选择其他节点上的端点${endpointsElsewhere(nodesWith)}`,
  'no-listener': ({ balancer, asked, listeners }) =>
    listeners.length === 0
      ? `负载均衡器 ${balancer} 在端口 ${asked} 上没有监听器：它没有任何监听器`
      : `负载均衡器 ${balancer} 在端口 ${asked} 上没有监听器，只监听 ${some(listeners)}`,
  'no-backend': ({ balancer, port }) => `负载均衡器 ${balancer} 端口 ${port} 的监听器没有可以发往的后端`,
  'no-node-port': ({ service, port }) =>
    `负载均衡器把请求发往节点端口，但 Service ${service} 的端口 ${port} 没有节点端口（allocateLoadBalancerNodePorts 为 false）`,
  'nothing-listens': ({ address, port, what, known }) =>
    what === 'node'
      ? `没有 Service 拥有节点地址 ${address} 的端口 ${port}${known.length === 0 ? '' : `；它的节点端口有 ${some(known)}`}`
      : `未见有进程在 ${socket(address, port)} 上监听${known.length === 0 ? '' : `；它的端点端口有 ${some(known)}`}`,
  'cluster-address-from-outside': ({ address, what }) => `${address} 是${inside[what]}，输入中没有从集群外部通向它的途径`,
  'address-nobody-describes': ({ address }) => `输入中没有任何内容描述 ${address}，请求在此离开所描述的范围`,
  'nobody-serves': ({ object }) => `输入中没有控制器为 ${named(object)} 服务，因此没有地址通向它`,
  'listener-closed': ({ router, object, listener, port, why }) =>
    `${named(router)} 没有在端口 ${port} 上打开 ${named(object)} 的监听器${quoted(listener)}：${closedWords[why]}`,
  'protocol-differs': ({ router, port, listens }) =>
    listens === 'tls'
      ? `${named(router)} 的端口 ${port} 使用 TLS，而客户端没有使用`
      : `${named(router)} 的端口 ${port} 不使用 TLS，而客户端以 TLS 开始`,
  'no-certificate': ({ router, serverName, hosts }) =>
    `${named(router)} 没有监听器接受${serverName === null ? '未指明服务器名称的客户端' : `服务器名称 ${serverName}`}${hosts.length === 0 ? '' : `，只接受 ${some(hosts)}`}`,
  'misdirected-request': ({ router, serverName, host }) =>
    `${named(router)} 中接受主机 ${host} 的监听器，并不是该 TLS 连接${serverName === null ? '' : `（${serverName}）`}所在的监听器`,
  'no-http-rule': ({ router, host, path }) =>
    `${named(router)} 没有规则匹配${host === null ? '' : `主机 ${host}、`}${path === '' ? '该连接' : `路径 ${path}`}`,
  'no-route-backend': ({ router, object }) => `在 ${named(router)} 匹配该请求的 ${named(object)} 规则没有可分得流量的后端`,
  'filter-unsupported': ({ router, object }) => `${named(object)} 要求的过滤器是 ${named(router)} 无法执行的`,
  'fixed-answer': ({ router, object, status }) => `${named(object)} 让 ${named(router)} 自行以状态码 ${status} 回答`,
  'backend-missing': ({ router, object, backend }) => `${named(object)} 发往 ${backend}，而它不存在，因此由 ${named(router)} 自行回答`,
  'backend-port-missing': ({ router, object, backend }) =>
    `${named(object)} 发往 ${backend}，而该 Service 没有这个端口，因此由 ${named(router)} 自行回答`,
  'backend-not-supported': ({ router, object, backend }) => `${named(object)} 发往 ${backend}，而 ${named(router)} 无法发往它`,
  'reference-not-granted': ({ router, object, backend }) =>
    `${named(object)} 发往另一命名空间中的 ${backend}，而那里没有允许此引用的 ReferenceGrant，因此由 ${named(router)} 自行回答`,
  'backend-tls-invalid': ({ router, object, backend }) =>
    `${named(object)} 发往 ${backend}，BackendTLSPolicy 要求在那里使用 TLS，却没有可用的证书颁发机构，因此由 ${named(router)} 自行回答`,
  'not-forwarded': ({ object, asked, ports }) =>
    asked < 1
      ? `到 ${named(object)} 的 kubectl port-forward 只在它自己的机器上监听：请以 --address 启动`
      : `到 ${named(object)} 的 kubectl port-forward 监听 ${some(ports)}，而不是 ${asked}`,
  'nothing-to-forward-to': ({ object }) => `${named(object)} 没有正在运行的 Pod，kubectl 没有可转发的对象`,
  'port-not-forwardable': ({ object, remote, pod }) => `kubectl 在 Pod ${pod} 上找不到 ${named(object)} 的端口 ${remote}`,
  'isolated-egress': isolation,
  'isolated-ingress': isolation,
  'too-many-hops': ({ limit }) => `请求经过 ${limit} 跳后仍未结束，不再继续追踪`,
}

export const inside = { pod: ' Pod 的地址', clusterIp: '集群 IP' } as const

export function foundInstead(found: readonly string[]): string {
  return found.length === 0 ? '' : `，只有${some(found.map((name) => (name === '' ? '未命名的端口' : quoted(name))))}`
}

const timeout = '一直等待，直至超时'
const refused = '连接立即遭到拒绝（connection refused）'

export const symptomWords: Messages['symptomWords'] = {
  refused,
  timeout,
  behindRouter: '一直等待，直至路由器放弃，通常得到 HTTP 状态码 504',
  status: (status) => `HTTP 状态码为 ${status} 的回答`,
}

const answer = '由路由器自行回答的 HTTP 错误'

/** 仅凭终止原因可知的、客户端看到的现象。 */
export const symptoms: Messages['symptoms'] = {
  'no-such-name': '找不到该主机名（no such host）',
  'address-family-differs': '网络不可达（network unreachable）',
  'no-address-behind-name': '找不到该主机名（no such host）',
  'cluster-ip-not-allocated': '通常一直等待，直至超时',
  'port-not-on-service': '通常一直等待，直至超时',
  'no-load-balancer-address': '没有可以发往的地址',
  'source-range-excludes-client': timeout,
  'address-not-announced': timeout,
  'no-endpoints': refused,
  'endpoints-not-known': '取决于 Service 背后的端点如何回答：输入中没有说明',
  'no-endpoint-with-that-port-name': refused,
  'no-local-endpoints': timeout,
  'no-listener': refused,
  'no-backend': '无法建立连接：负载均衡器没有可发往的后端',
  'no-node-port': '无法建立连接：负载均衡器没有可发往的节点端口',
  'nothing-listens': refused,
  'cluster-address-from-outside': '通常一直等待，直至超时',
  'address-nobody-describes': '取决于该地址如何回答：输入中没有说明',
  'nobody-serves': '没有可以发往的地址',
  'listener-closed': refused,
  'protocol-differs': '在 TLS 握手期间连接被关闭',
  'no-certificate': '在 TLS 握手期间连接被关闭',
  'misdirected-request': answer,
  'no-http-rule': answer,
  'no-route-backend': answer,
  'filter-unsupported': answer,
  'fixed-answer': answer,
  'backend-missing': answer,
  'backend-port-missing': answer,
  'backend-not-supported': answer,
  'reference-not-granted': answer,
  'backend-tls-invalid': answer,
  'not-forwarded': refused,
  'nothing-to-forward-to': 'kubectl 报错退出',
  'port-not-forwardable': 'kubectl 报错退出',
  'isolated-egress': timeout,
  'isolated-ingress': timeout,
  'too-many-hops': timeout,
}
