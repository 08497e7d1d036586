import type {
  FindingFacts,
  PeerFact,
  PolicyDirection,
  PolicyDrop,
  PolicyEnd,
  PolicyFacts,
  ResourceRef,
  RuleFacts,
} from '../../engine/model'
import type { Messages } from '../messages'
import { list, named, number, quoted, some } from './grammar'

/** 策略对一个连接的判定。策略只会放行，这里没有任何禁止。 */

/** `Pod default/client`、`node1（192.168.1.1）`、`203.0.113.9` */
function end({ pod, node, address }: PolicyEnd): string {
  if (pod !== null) return `Pod ${pod}`
  return node === null ? (address ?? '未知地址') : `${node}（${address}）`
}

const flow: Record<PolicyDirection, string> = { ingress: '入站', egress: '出站' }
const preposition: Record<PolicyDirection, string> = { ingress: '来自', egress: '发往' }

/** `Pod default/web 在入站方向被 NetworkPolicy default/web 隔离` */
function isolated({ pod, direction, isolatedBy }: PolicyDrop): string {
  return `Pod ${pod} 在${flow[direction]}方向被 ${policies(isolatedBy)} 隔离`
}

/** `NetworkPolicy default/a 和 default/b` */
function policies(refs: readonly ResourceRef[]): string {
  return `NetworkPolicy ${some(refs.map(({ namespace, name }) => `${namespace}/${name}`))}`
}

/** `来自 Pod default/client、端口 8443/TCP 的流量` */
function packet({ direction, other, port, protocol }: PolicyDrop): string {
  return `${preposition[direction]} ${end(other)}、端口 ${port}/${protocol} 的流量`
}

/** 为何没有放行，以及最接近的规则。 */
export function isolation(facts: PolicyFacts): string {
  return `${isolated(facts)}，没有规则放行${packet(facts)}${nearest(facts)}`
}

export const nearMiss: Messages['nearMiss'] = (near, direction) =>
  near.miss === 'port' ? some(near.ports) : `${preposition[direction]}${peers(near)}的流量`

function nearest({ near, direction }: PolicyFacts): string {
  const [first] = near
  if (first === undefined) return ''
  const where = `；最接近的规则在 ${named(first.policy)} 中`
  return first.miss === 'port' ? `${where}，只放行 ${nearMiss(first, direction)}` : `${where}，该端口只放行${nearMiss(first, direction)}`
}

function peers(near: { readonly peers: readonly PeerFact[] }): string {
  return near.peers.length === 0 ? '不存在的对端' : ` ${some(near.peers.map(peer))} `
}

function peer(fact: PeerFact): string {
  if (fact.by === 'address') return fact.except.length === 0 ? fact.range : `${fact.range}（${some(fact.except)} 除外）`
  const pods = fact.pods === '' ? '所有 Pod' : `标签为 ${fact.pods} 的 Pod`
  if (fact.namespaces === null) return `策略所在命名空间中${fact.pods === '' ? '的' : ''}${pods}`
  const namespaces = fact.namespaces === '' ? '任意命名空间' : `标签为 ${fact.namespaces} 的命名空间`
  return `${namespaces}中${fact.pods === '' ? '的' : ''}${pods}`
}

export function networkPolicy(facts: RuleFacts['networkPolicy']): string {
  switch (facts.outcome) {
    case 'allowed':
      return `${isolated(facts)}，${facts.by === null ? '某个策略' : `${named(facts.by)} `}的一条规则放行${packet(facts)}`
    case 'isolated':
      return isolation(facts)
    case 'itself':
      return `${isolated(facts)}，但 Pod 总能访问自己：端口 ${facts.port}`
    case 'own-node':
      return `${isolated(facts)}，但${packet(facts)}可以通过：Pod 与其所在节点之间的流量总是放行`
    case 'host-network':
      return `Pod ${facts.pod} 使用其节点的网络：${policies(facts.isolatedBy)} 本会在${flow[facts.direction]}方向隔离它，但多数网络插件在此不应用策略，因此视为端口 ${facts.port} 可以通过`
  }
}

/** `从 Pod default/client 发往 Pod default/web 端口 8443/TCP 的请求会被丢弃` */
function dropped(facts: PolicyDrop): string {
  const { direction, pod, other, port, protocol } = facts
  const [from, to] = direction === 'ingress' ? [end(other), `Pod ${pod}`] : [`Pod ${pod}`, end(other)]
  return `从 ${from} 发往 ${to} 端口 ${port}/${protocol} 的请求会被丢弃`
}

/** `接收方已被隔离，最接近的规则在 NetworkPolicy default/web 中` */
function near(facts: PolicyDrop & { readonly policy: ResourceRef }): string {
  const end = facts.direction === 'ingress' ? '接收方' : '发送方'
  return `${dropped(facts)}：${end}已被隔离，最接近的规则在 ${named(facts.policy)} 中`
}

const whom: Record<PolicyDirection, string> = { ingress: '该发送方', egress: '该目标' }

type PolicyCodes = Extract<keyof FindingFacts, `NP-${string}`> | 'DNS-01' | 'DNS-02'

export const policyFindings: Pick<Messages['findings'], PolicyCodes> = {
  'DNS-01': ({ pod, server, policies: refs }) =>
    `Pod ${pod} 查询名称得不到应答，这样的请求无法发出：${policies(refs)} 在出站方向隔离它，没有规则放行到其 DNS 服务器 ${server} 的 UDP 流量`,
  'DNS-02': ({ pod, server, policies: refs }) =>
    `应答超出 UDP 长度的名称，Pod ${pod} 查询不到：${policies(refs)} 在出站方向隔离它，没有规则放行到其 DNS 服务器 ${server} 的 TCP 流量`,
  'NP-01': ({ policy, selector }) => `${named(policy)} 不影响任何请求：它的 podSelector ${quoted(selector)} 没有选中任何 Pod`,
  'NP-02': ({ policy, selector }) =>
    `${named(policy)} 的一条规则不会按 namespaceSelector ${quoted(selector)} 放行任何流量：没有命名空间带有这样的标签`,
  'NP-03': ({ policy, selector, own }) =>
    `${named(policy)} 的一条规则不会按 podSelector ${quoted(selector)} 放行任何流量：${own ? '它自己的命名空间' : '所选的命名空间'}中没有 Pod 带有这样的标签`,
  'NP-04': ({ policy, range }) =>
    `${named(policy)} 的一条规则不会按 ipBlock ${range} 放行任何 Pod：它属于 Pod 的地址范围，而其中没有 Pod 的地址`,
  'NP-05': ({ policy, namespace, direction, allows }) =>
    allows === 'all'
      ? `无论其他策略怎么写，命名空间 ${namespace} 中所有 Pod 的${flow[direction]}流量全部放行：${named(policy)} 选中全部 Pod 并放行一切`
      : `命名空间 ${namespace} 中所有 Pod 的${flow[direction]}流量只有其他策略放行的才能通过：${named(policy)} 选中全部 Pod 而不放行任何流量`,
  'NP-06': ({ namespace, direction, open }) =>
    `${some(open)} 的${flow[direction]}流量全部放行：命名空间 ${namespace} 中没有该方向的策略选中它们`,
  'NP-11': ({ policy, port, declared }) =>
    `${named(policy)} 的一条规则没有放行 Pod 提供的流量：它放行 ${port}，而这些 Pod 只为 ${list(declared)} 声明了该端口`,
  'NP-14': ({ policy }) => `${named(policy)} 只限制其 Pod 发出的流量：发往它们的请求不受它影响`,
  'NP-15': ({ policy, why, section }) =>
    why === 'no-type'
      ? `${named(policy)} 的${flow[section]}规则不影响任何请求：它的 policyTypes 没有列出该方向`
      : `没有流量能进入 ${named(policy)} 选中的 Pod：它没有写 policyTypes 且只有出站规则，因此同时也是${flow[section]}方向的策略`,
  'NP-16': ({ kind, count }) =>
    `请求的实际走向可能与所示不同：输入中有 ${count} 个 ${kind}，它们可能先于或后于这里的策略作出判定，此处未予考虑`,
  'NP-07': (facts) => `${dropped(facts)}：${isolated(facts)}，没有与之接近的规则`,
  'NP-08': (facts) => `${near(facts)}，对${whom[facts.direction]}只放行 ${some(facts.ports)}`,
  'NP-09': (facts) => `${near(facts)}，该端口只放行${preposition[facts.direction]}${peers(facts)}的流量`,
  'NP-10': (facts) => `${near(facts)}，所写的端口名称在接收方 Pod 上不存在：${some(facts.names.map(quoted))}`,
  'NP-12': ({ percent, service }) =>
    `${service === null ? '' : `发往 Service ${service} 的`}请求有 ${number(percent)}% 因隔离而被丢弃，其余会到达：策略对各条路径的判定不同`,
  'NP-13': ({ pod, policies: refs }) => `${policies(refs)} 是否对 Pod ${pod} 起作用取决于网络插件：该 Pod 使用其节点的网络`,
  'NP-20': (facts) => `${near(facts)}，放行的是 ${facts.client}，而 Pod 看不到这个地址：源地址此前已被改写（地址伪装）`,
  'NP-21': (facts) => `${near(facts)}，放行的端口 ${facts.servicePort} 是 Service ${facts.service} 的端口；起作用的是 Pod 的端口`,
  'NP-22': (facts) =>
    `${near(facts)}，该端口只放行来自${peers(facts)}的流量；在路由器 ${facts.router} 之后，Pod 看到的是路由器而不是客户端`,
}

/** 关于策略本身的诊断结果的标题。 */
export const policyTitles = {
  'DNS-02': 'DNS 只能通过 UDP 访问',
  'NP-01': '策略没有选中 Pod',
  'NP-02': '放行的命名空间不存在',
  'NP-03': '放行的 Pod 不存在',
  'NP-04': '地址块中没有 Pod',
  'NP-05': '命名空间的默认策略',
  'NP-06': '没有策略的 Pod',
  'NP-11': '策略写的是另一种协议',
  'NP-14': '只限制出站的策略',
  'NP-15': '策略类型与规则不一致',
  'NP-16': '未予考虑的策略',
} as const
