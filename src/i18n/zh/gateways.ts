import type { ClosedCause } from '../../engine/model'
import type { Messages } from '../messages'
import { quoted, some } from './grammar'

type GatewayCodes = 'GW-01' | 'GW-04' | 'GW-05' | 'GW-07' | 'GW-21' | 'RT-01' | 'RT-02' | 'RT-03' | 'RT-09' | 'RT-10'

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
  'GW-04': ({ gateway }) => `发往 ${gateway} 的请求无人受理：它的 parametersRef 所指的对象不在输入中，因此控制器不会接受它`,
  'GW-05': ({ owner, listener, port, why }) => `${owner} 的监听器${quoted(listener)}不接受端口 ${port} 上的请求：${closedWords[why]}`,
  'GW-07': ({ owner, listener, port, certificates, why }) =>
    `${owner} 的监听器${quoted(listener)}不接受端口 ${port} 上的请求：${closedWords[why]}${certificates.length === 0 ? '' : `（${some(certificates)}）`}`,
  'GW-21': ({ set, gateway }) => `发往 ${set} 的监听器的请求无人受理：${gateway} 不允许该命名空间的 ListenerSet（allowedListeners）`,
  'RT-01': ({ route, parent }) => `对 ${route} 的主机的请求到不了它：它所指的 ${parent} 不存在`,
  'RT-02': ({ route, parent, section, listeners }) =>
    `对 ${route} 的主机的请求到不了它：${parent} ${section === null ? '在它所指的端口上没有监听器' : `没有名为${quoted(section)}的监听器`}${listeners.length === 0 ? '' : `，只有 ${some(listeners)}`}`,
  'RT-03': ({ route, parent, namespace }) => `对 ${route} 的主机的请求到不了它：${parent} 没有监听器允许来自命名空间 ${namespace} 的路由`,
  'RT-09': ({ route, parent }) => `对 ${route} 的主机的请求到不了它：${parent} 没有监听器接受这种类型的路由`,
  'RT-10': ({ route, parent, hosts, listenerHosts }) =>
    `对 ${route} 的主机的请求到不了它：它的主机名（${some(hosts)}）与 ${parent} 的监听器的主机名（${some(listenerHosts)}）没有交集`,
}
