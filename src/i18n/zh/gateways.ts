import type { ClosedCause } from '../../engine/model'
import type { Messages } from '../messages'
import { here, quoted, some } from './grammar'

type GatewayCodes =
  | 'GW-01'
  | 'GW-03'
  | 'GW-05'
  | 'GW-06'
  | 'GW-07'
  | 'GW-08'
  | 'GW-09'
  | 'GW-20'
  | 'GW-21'
  | 'GW-22'
  | 'RT-01'
  | 'RT-02'
  | 'RT-03'
  | 'RT-04'
  | 'RT-05'
  | 'RT-06'
  | 'RT-08'
  | 'RT-09'
  | 'RT-10'

export const closedWords: Readonly<Record<ClosedCause, string>> = {
  HostnameConflict: '另一个监听器使用相同的端口和主机名',
  ProtocolConflict: '另一个监听器在同一端口上使用不同的协议',
  UnsupportedProtocol: '没有控制器支持它的协议',
  InvalidCertificateRef: '无法从它所指的 Secret 读取证书',
  RefNotPermitted: '没有 ReferenceGrant 允许它使用所指的 Secret',
}

export const gatewayFindings: Pick<Messages['findings'], GatewayCodes> = {
  'GW-01': ({ gateway, className, classes }) =>
    `发往 ${gateway} 的请求无人受理：${className === '' ? '它没有指定类' : `它的类${quoted(className)}不存在`}${classes.length > 0 ? `；现有 ${some(classes)}` : ''}`,
  'GW-22': ({ gateway }) => `发往 ${gateway} 的请求无人受理：它的 parametersRef 所指的对象不在输入中，因此控制器不会接受它`,
  'GW-03': ({ className }) => `没有请求依赖类${quoted(className)}：本输入中没有这个类的 Gateway`,
  'GW-06': ({ gateway, other, address, port, host }) =>
    `发往 ${address} 端口 ${port}${host === null ? '' : ` 上主机 ${host}`} 的请求由 ${other} 还是 ${gateway} 应答取决于它们的控制器：两者都有这个地址，也都有相应的监听器`,
  'GW-08': ({ object, why, what }) =>
    why === 'selector-ignored'
      ? `${object} 中的命名空间选择算符对任何请求都不起作用：${what === '' ? '没有写 from' : `from 是${quoted(what)}`}，而选择算符只有与 Selector 一起才有效`
      : `请求不会按 ${object} 的要求处理：${
          why === 'section-missing'
            ? `它所针对的 ${what} 不存在`
            : `它所针对的 ${what} ${why === 'target-missing' ? '不存在' : '不在本输入中'}`
        }`,
  'GW-09': ({ object, why, version, served, bundle }) =>
    why === 'not-supported'
      ? `发往 ${object} 的各个 Gateway 的请求可能不按所写的方式处理：其控制器表示不支持集群中 Gateway API 定义的版本`
      : why === 'not-served'
        ? `API 服务器不接受 ${object}，因此没有请求会到达它：该类别的定义${bundle === null ? '' : `（${bundle}）`}${served.length === 0 ? '不提供任何版本' : `只提供 ${some(served)}`}，不提供 ${version}`
        : `API 服务器可能不接受 ${object}（${version}）：输入中有标准渠道的 Gateway API 定义（${bundle ?? ''}），其中没有这个类别`,
  'GW-20': ({ owner, why, what }) =>
    why === 'earlier-rule'
      ? `没有请求会匹配 ${owner} 的这条规则：同一监听器上有一条条件相同且优先的规则`
      : why === 'weight-zero'
        ? `${owner} 匹配的请求都不会发往 ${what}：它的权重是 0`
        : `${owner} 的监听器${quoted(what)}上的请求找不到规则：没有路由附加到它`,
  'GW-05': ({ owner, listener, port, why }) =>
    `${owner} 的监听器${quoted(listener)}不接受端口 ${port} 上的请求：${why === 'SameTwice' ? '该 Gateway 有另一个同名的监听器，或端口、协议和主机名都相同的监听器' : closedWords[why]}`,
  'GW-07': ({ owner, listener, port, certificates, why }) =>
    `${owner} 的监听器${quoted(listener)}不接受端口 ${port} 上的请求：${closedWords[why]}${certificates.length === 0 ? '' : `（${some(certificates)}）`}`,
  'GW-21': ({ set, gateway }) => `发往 ${set} 的监听器的请求无人受理：${gateway} 不允许该命名空间的 ListenerSet（allowedListeners）`,
  'RT-01': ({ route, parent, elsewhere }) => `对 ${route} 的主机的请求到不了它：它所指的 ${parent} ${elsewhere ? '在本输入中' : ''}不存在`,
  'RT-02': ({ route, parent, section, listeners }) =>
    `对 ${route} 的主机的请求到不了它：${parent} ${section === null ? '在它所指的端口上没有监听器' : `没有名为${quoted(section)}的监听器`}${listeners.length === 0 ? '' : `，只有 ${some(listeners)}`}`,
  'RT-03': ({ route, parent, namespace }) => `对 ${route} 的主机的请求到不了它：${parent} 没有监听器允许来自命名空间 ${namespace} 的路由`,
  'RT-08': ({ route }) => `请求到不了 ${route}：它没有指定父资源（parentRefs），因此没有监听器为它服务`,
  'RT-09': ({ route, parent }) => `对 ${route} 的主机的请求到不了它：${parent} 没有监听器接受这种类型的路由`,
  'RT-10': ({ route, parent, hosts, listenerHosts }) =>
    `对 ${route} 的主机的请求到不了它：它的主机名（${some(hosts)}）与 ${parent} 的监听器的主机名（${some(listenerHosts)}）没有交集`,
  'RT-04': ({ rule, backend, elsewhere }) =>
    `${rule} 匹配后发往 ${backend} 的请求会得到路由器返回的错误：${here(elsewhere)}没有这个 Service`,
  'RT-05': ({ rule, backend }) => `${rule} 匹配后发往 ${backend} 的请求会得到路由器返回的错误：该 Service 没有这个端口`,
  'RT-06': ({ rule, backend, elsewhere }) =>
    `${rule} 匹配后发往 ${backend} 的请求会得到路由器返回的错误：${elsewhere ? '就本输入而言，' : ''}那个命名空间中没有允许此引用的 ReferenceGrant`,
}
