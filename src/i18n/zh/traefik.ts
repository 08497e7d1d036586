import type { FindingFacts } from '../../engine/model'
import type { Messages } from '../messages'
import { here, some } from './grammar'

type Codes = Extract<keyof FindingFacts, `TRF-${string}`>

export const traefikFindings: Pick<Messages['findings'], Codes> = {
  'TRF-01': ({ rule, backend, elsewhere }) =>
    `${rule} 要发往 ${backend} 的请求会得到 Traefik 返回的错误：${here(elsewhere)}没有这个 Service`,
  'TRF-02': ({ rule, backend, ports }) =>
    `${rule} 要发往 ${backend} 的请求会得到 Traefik 返回的错误：该 Service 没有这个端口${ports.length === 0 ? '' : `，只有 ${some(ports)}`}`,
  'TRF-03': ({ rule, names, elsewhere }) => `${rule} 要发往 ${names} 的请求会得到 Traefik 返回的错误：${here(elsewhere)}没有这个对象`,
  'TRF-04': ({ rule, names, elsewhere }) =>
    `${rule} 中指明 ${names} 的路由，其请求会得到 Traefik 返回的错误：${here(elsewhere)}没有这个对象，缺少它时 Traefik 不为该路由提供服务`,
  'TRF-05': ({ rule, names, elsewhere }) =>
    `对 ${rule} 的 TLS 请求得不到它所要求的应答：它为 TLS 设置指明的 ${names} ${elsewhere ? '在本输入中' : ''}不存在`,
  'TRF-06': ({ object }) => `没有请求依赖 ${object}：本输入中没有任何对象指明它`,
}

export const traefikTitles: Pick<Messages['words']['findingTitles'], Codes> = {
  'TRF-01': 'Traefik 路由的 Service 不存在',
  'TRF-02': 'Service 没有 Traefik 路由所指的端口',
  'TRF-03': 'TraefikService 不存在',
  'TRF-04': 'Middleware 不存在',
  'TRF-05': 'TLSOption 不存在',
  'TRF-06': '没有对象指明这个 Traefik 对象',
}
