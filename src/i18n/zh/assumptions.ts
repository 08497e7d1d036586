import type { Messages } from '../messages'
import { named, some } from './grammar'

/** 填补了什么，为什么。 */
export const assumptions: Messages['assumptions'] = {
  nodes: ({ names }) => `输入中没有 Node，因此假定有 ${some(names)}`,
  'node-address': ({ node, address }) => `输入中没有 ${named(node)} 的地址，假定为 ${address}`,
  pods: ({ workload, pods }) =>
    pods.length === 0
      ? `输入中没有 ${named(workload)} 的 Pod，也没有假定任何 Pod`
      : `输入中没有 ${named(workload)} 的 Pod，假定有 ${pods.length} 个：${some(pods.map((pod) => pod.name))}`,
  'pod-template': ({ workload, pods }) =>
    `输入中没有 ${some(pods.map((pod) => pod.name))} 的标签或端口，假定与 ${named(workload)} 的模板一致`,
  'pod-address': ({ pod, address }) => `输入中没有 ${named(pod)} 的地址，假定为 ${address}`,
  'pod-node': ({ pod, node }) => `输入中没有说明 ${named(pod)} 运行在哪里，假定在 ${node} 上`,
  'pod-readiness': ({ pod }) => `输入中没有说明 ${named(pod)} 是否就绪，假定已就绪`,
  'cluster-ip': ({ service, address }) => `输入中没有 ${named(service)} 的集群 IP，假定为 ${address}`,
  'node-port': ({ service, port, nodePort }) => `输入中没有 ${named(service)} 端口 ${port} 的节点端口，假定为 ${nodePort}`,
  'load-balancer-address': ({ service, address }) => `输入中没有 ${named(service)} 的负载均衡器地址，假定为 ${address}`,
  endpoints: ({ service, count }) => `输入中没有 ${named(service)} 的端点，根据其选择算符找到的 Pod 假定有 ${count} 个`,
  'client-address': ({ client, address }) =>
    `输入中没有客户端${client.name === 'client' ? '' : ` ${client.name} `}的地址，假定为 ${address}`,
  listening: ({ pod, port }) => `${named(pod)} 没有容器声明端口 ${port}；假定有进程在该端口上监听`,
  'policy-enforced': ({ policies }) => `假定有网络插件执行 ${some(policies.map(named))}；没有这样的插件，策略不起作用`,
  'policy-after-translation': () => '策略按转换之后的地址和端口判定；有些网络插件在转换之前判定',
  'host-network-policy': ({ pod, policies }) =>
    `Pod ${pod} 使用其节点的网络，因此视为 ${some(policies.map(named))} 对它不起作用；有些网络插件会对它应用策略`,
  'answering-node': ({ service, node, of }) =>
    `${of} 个节点中有一个应答 ${named(service)} 的负载均衡器地址；输入中没有说明是哪一个，因此假定为 ${node}`,
  dataplane: ({ name }) => `节点的行为按 kube-proxy 建模；此处实际由 ${name} 完成`,
  'router-address': ({ router, address }) => `没有状态说明 ${named(router)} 的地址，因此假定为 ${address}`,
  router: ({ router, service }) => `输入中没有运行 ${named(router)} 的程序，因此假定由 ${named(service)} 之后的一个 Pod 运行`,
  certificate: ({ owner, listener, secret }) =>
    `采集输入时没有包含 ${named(secret)}，因此假定其中有 ${named(owner)} 的监听器 ${listener} 可用的证书`,
  authority: ({ policy, service, holder }) =>
    `采集输入时没有包含 ${named(holder)}，因此假定其中有 ${named(policy)} 校验 ${named(service)} 所用的 CA 证书`,
  extension: ({ route, extension }) => `采集输入时没有包含 ${named(route)} 引用的 ${named(extension)}，因此假定它存在`,
  'masquerade-address': ({ node, address }) => `地址伪装后的源地址以 ${node} 的主地址 ${address} 表示；实际也可能是网桥或隧道的地址`,
}
