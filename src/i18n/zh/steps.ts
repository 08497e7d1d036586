import type { Messages } from '../messages'

/** 每一跳发生了什么，一句话。 */
export const steps: Messages['steps'] = {
  send: ({ sender, host, to }) => {
    const who = sender === 'client' || sender === '' ? '客户端' : `${sender} `
    if (host !== null) return to === null ? `${who}向 ${host} 发送请求` : `${who}向 ${host} 发送请求，该名称指向 ${to}`
    return to === null ? `${who}发出请求` : `${who}向 ${to} 发送请求`
  },
  forward: ({ balancer, port, backend, backendPort, nodePort }) =>
    `负载均衡器 ${balancer} 在端口 ${port} 上接收，转发到 ${backend} 的${nodePort ? '节点端口' : '端口'} ${backendPort}`,
  pass: ({ balancer, node, port }) => `负载均衡器 ${balancer} 将数据包原样交给 ${node}，目的端口仍是 ${port}`,
  nodePort: ({ node, nodePort, service, port }) => `${node} 将节点端口 ${nodePort} 转换为 Service ${service} 的端口 ${port}`,
  healthCheck: ({ node, service, port, status, localReadyEndpoints }) =>
    `${node} 自行应答 ${service} 在端口 ${port} 上的健康检查，状态码 ${status}：本节点上有 ${localReadyEndpoints} 个就绪端点`,
  hostPort: ({ node, hostPort, pod, port }) => `${node} 将主机端口 ${hostPort} 转换为 Pod ${pod} 的端口 ${port}`,
  externalIp: ({ node, address, service, port }) => `${node} 将外部 IP ${address} 转换为 Service ${service} 的端口 ${port}`,
  loadBalancerIp: ({ node, address, service, port }) => `${node} 将负载均衡器地址 ${address} 转换为 Service ${service} 的端口 ${port}`,
  chooseEndpoint: ({ service, endpoint, pod, port, of }) => {
    const chosen = pod === null ? `端点 ${endpoint}` : `Pod ${pod} 的端口 ${port}`
    return `Service ${service} 选择${pod === null ? '' : ' '}${chosen}：${of === 1 ? '它唯一的端点' : `${of} 个端点之一`}`
  },
  route: ({ router, rule, backend, endpoint, pod, backendTls }) =>
    `路由器 ${router} 采用 ${rule} 的规则，后端为 ${backend}，并新建到 ${pod === null ? endpoint : `Pod ${pod}（${endpoint}）`} 的${backendTls === null ? '' : ' TLS '}连接${backendTls ? `（服务器名称 ${backendTls}）` : ''}`,
  accept: ({ router, port }) => `路由器 ${router} 在端口 ${port} 接受连接；它将去往何处取决于连接上所说的内容`,
  redirect: ({ router, rule, status, location }) => `路由器 ${router} 采用 ${rule} 的规则，让客户端改去 ${location}（${status}）`,
  tunnelToApiServer: ({ object }) => `kubectl port-forward 将发往 ${object} 的字节送到 API 服务器`,
  tunnelToKubelet: ({ pod }) => `API 服务器将其转交给运行 Pod ${pod} 的节点上的 kubelet`,
  tunnelIntoPod: ({ pod, port }) => `kubelet 在 Pod ${pod} 内部连接 localhost:${port}，绕过 Service、kube-proxy 和 NetworkPolicy`,
  stop: ({ at }) => `请求在 ${at} 终止`,
  reply: ({ from }) => `${from} 发出应答`,
  undo: ({ at }) => `${at} 在返回途中还原自己所做的转换`,
}
