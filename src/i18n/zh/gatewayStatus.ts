import type { Messages } from '../messages'
import { because } from './gatewayReasons'
import { quoted } from './grammar'

type Codes = 'GW-02' | 'GW-04' | 'GWS-01' | 'GWS-02' | 'GWS-03' | 'RT-07'

export const gatewayStatusFindings: Pick<Messages['findings'], Codes> = {
  'GW-02': ({ className, reason }) => `类${quoted(className)}的 Gateway 可能无人受理：其控制器表示不接受这个类${because('class', reason)}`,
  'GW-04': ({ gateway, condition, reason }) =>
    condition === 'ResolvedRefs'
      ? `发往 ${gateway} 的请求可能得到错误：其控制器表示该 Gateway 的某个引用不成立${because('gateway', reason)}`
      : `发往 ${gateway} 的请求可能无人受理：其控制器表示它${condition === 'Programmed' ? '尚未配置完成' : '未被接受'}${because('gateway', reason)}`,
  'GWS-01': ({ owner, listener, condition, reason }) =>
    condition === 'OverlappingTLSConfig'
      ? `复用的 TLS 连接上的请求可能由 ${owner} 的监听器${quoted(listener)}以外的监听器应答：控制器表示它们的 TLS 设置重叠${because('listener', reason)}`
      : `发往 ${owner} 的监听器${quoted(listener)}的请求可能无人受理：控制器表示${ofListener[condition] ?? condition}${because('listener', reason)}`,
  'GWS-02': ({ set, condition, reason }) =>
    `发往 ${set} 的监听器的请求可能无人受理：控制器表示它${condition === 'Programmed' ? '尚未配置完成' : '未被接受'}${because('set', reason)}`,
  'GWS-03': ({ policy, ancestor, condition, reason }) =>
    condition === 'ResolvedRefs'
      ? `请求可能不按 ${policy} 的要求处理，或得到错误：${ancestor} 的控制器表示该策略的某个引用不成立${because('policy', reason)}`
      : `请求可能不按 ${policy} 的要求处理：${ancestor} 的控制器表示不接受该策略${because('policy', reason)}`,
  'RT-07': ({ route, parent, condition, reason }) =>
    condition === 'Accepted'
      ? `对 ${route} 的请求可能到不了它：${parent} 的控制器表示不接受该路由${because('route', reason)}`
      : condition === 'PartiallyInvalid'
        ? `对 ${route} 某些规则的请求可能到不了它们：${parent} 的控制器表示该路由有一部分无效${because('route', reason)}`
        : `${route} 匹配的请求可能得到错误：${parent} 的控制器表示该路由的某个引用不成立${because('route', reason)}`,
}

const ofListener: Readonly<Record<string, string>> = {
  Conflicted: '该监听器与另一个监听器冲突',
  Accepted: '不接受该监听器',
  ResolvedRefs: '该监听器的某个引用不成立',
  Programmed: '该监听器尚未配置完成',
}

export const gatewayStatusTitles: Pick<Messages['words']['findingTitles'], Codes> = {
  'GW-02': '类未被接受',
  'GW-04': 'Gateway 未被接受或未配置完成',
  'GWS-01': '控制器未启用该监听器',
  'GWS-02': 'ListenerSet 未被接受或未配置完成',
  'GWS-03': '策略未生效',
  'RT-07': '父资源未接受该路由',
}
