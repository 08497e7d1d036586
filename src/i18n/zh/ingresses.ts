import type { PathSurprise } from '../../engine/model'
import type { Messages } from '../messages'
import { here, list, quoted, some } from './grammar'

type IngressCodes =
  | 'ING-01'
  | 'ING-02'
  | 'ING-03'
  | 'ING-04'
  | 'ING-05'
  | 'ING-06'
  | 'ING-07'
  | 'ING-08'
  | 'ING-09'
  | 'ING-10'
  | 'ING-11'
  | 'ING-12'
  | 'ING-13'
  | 'ING-14'
  | 'ING-15'
  | 'ING-16'
  | 'ING-20'
  | 'ING-21'
  | 'ING-22'

/** What becomes of requests for an Ingress. */
export const ingressFindings: Pick<Messages['findings'], IngressCodes> = {
  'ING-01': ({ ingress, classes }) =>
    `发往 ${ingress} 的请求无人受理：它没有指定类，也没有默认类${classes.length > 0 ? `（现有 ${some(classes)}）` : ''}，而且这里没有控制器为未指定类的 Ingress 服务`,
  'ING-02': ({ ingress, className, classes, elsewhere }) =>
    `发往 ${ingress} 的请求无人受理：它的类${quoted(className)}${elsewhere ? '在本输入中' : ''}不存在${classes.length > 0 ? `；现有 ${some(classes)}` : ''}`,
  'ING-03': ({ classes }) => `未指定类的新 Ingress 会使用 ${some(classes)} 中最新的一个，无法判断新旧时则会被拒绝：它们都被标记为默认类`,
  'ING-04': ({ rule, backend, elsewhere }) =>
    `${rule} 匹配后发往 ${backend} 的请求会得到控制器返回的错误：${here(elsewhere)}没有这个 Service`,
  'ING-05': ({ rule, backend }) => `${rule} 匹配后发往 ${backend} 的请求会得到控制器返回的错误：该 Service 没有这个端口`,
  'ING-06': ({ ingress, has }) =>
    `发往 ${ingress} 的请求找不到规则：API 服务器拒绝了它，因为某个后端的端口${has === 'both' ? '同时写了名称和编号，只能写其中一个' : '既没有名称也没有编号'}`,
  'ING-07': ({ ingress }) =>
    `发往 ${ingress} 的请求找不到规则：API 服务器拒绝了它，因为某个后端同时写了 Service 和另一种资源，只能写其中一个`,
  'ING-08': ({ ingress, taken }) =>
    `请求不会经由这条规则到达 ${ingress}：另一条规则的${taken === 'host' ? '主机' : '主机和路径'}与它相同，并且优先`,
  'ING-09': ({ ingress, secret, elsewhere }) =>
    `通过 TLS 访问 ${ingress} 的客户端得到的证书与预期不同：${here(elsewhere)}没有 Secret ${secret}`,
  'ING-10': ({ ingress, host }) => `对 ${host} 的 TLS 请求在 ${ingress} 中找不到规则：tls 写了这个主机，但没有规则使用它`,
  'ING-11': ({ ingress, software, why }) =>
    why === 'other-class'
      ? `发往 ${ingress} 的请求无人受理：运行该类控制器的实例只服务其他类`
      : `发往 ${ingress} 的请求按${software === null ? '规范' : ` ${software} `}的行为说明：本输入中没有该类的控制器`,
  'ING-12': ({ rule, backend }) => `${rule} 匹配后发往 ${backend} 的请求到不了任何 Pod：它后面没有可用端点`,
  'ING-13': ({ ingress, path, target }) =>
    `${ingress} 在 ${path} 匹配的请求转发时会缺少重写所要的部分：rewrite-target ${target} 引用了捕获组，而该路径没有捕获组`,
  'ING-14': ({ ingress, annotation, reader, servedBy }) =>
    `发往 ${ingress} 的请求不受 ${annotation} 影响：读取它的是 ${reader}，而为该 Ingress 服务的是 ${list(servedBy)}`,
  'ING-15': ({ ingress, annotation, fault }) =>
    fault === 'missing'
      ? `${ingress} 匹配后发往该后端的请求得到 503：它要求执行一个动作，但没有注解 ${annotation}`
      : `发往 ${ingress} 的请求不会按其内容处理：控制器不采用它，因为注解 ${annotation} ${fault === 'no-json' ? '不是 JSON 对象' : '没有写出完整的动作'}`,
  'ING-16': (facts) =>
    facts.why === 'both'
      ? `通过 TLS 访问 ${facts.ingress} 的客户端得不到为它签发的证书：同时设置 ${list(facts.annotations)} 时，cert-manager 不签发证书`
      : `通过 TLS 访问 ${facts.ingress} 的客户端得不到为它签发的证书：${here(facts.elsewhere)}没有 ${facts.issuer}`,
  'ING-20': ({ ingress, path, type, asked, why }) =>
    asked === null
      ? `请求不会经由路径 ${path} 到达 ${ingress}：pathType 为 ${type} 时，其中的模式按字面字符比较，而没有请求包含这些字符`
      : why === 'letters'
        ? `对 ${asked} 的请求被 ${ingress} 的路径 ${path} 匹配，而按 pathType ${type} 本不应匹配：该控制器${type === 'Exact' ? '把它当作模式比较' : '按字符比较，而不是按完整的路径元素比较'}`
        : `对 ${asked} 的请求没有被 ${ingress} 的路径 ${path} 匹配：${compared[why]}`,
  'ING-21': (facts) =>
    facts.why === 'capitals'
      ? `对 ${facts.asked} 的请求找不到规则：${facts.ingress} 写的是 ${facts.written}，而 API 服务器只接受小写的主机名`
      : `对 ${facts.ingress} 中路径 ${facts.path} 的请求从不到达该规则：${facts.by} 的路径 ${facts.byPath} 先被尝试，并匹配了全部这些请求`,
  'ING-22': ({ service, annotation, software, expects }) =>
    expects === 'not-told'
      ? `经由 Service ${service} 的负载均衡器的请求会得到错误：${annotation} 使请求之前带有 PROXY 协议头，而${software === null ? '控制器' : ` ${software} `}没有任何入口点被设置为接收它`
      : `不清楚经由 Service ${service} 的负载均衡器的请求能否被正确识别：${annotation} 使请求之前带有 PROXY 协议头，而${software === null ? '控制器' : ` ${software} `}是否接收它写在没有读取的设置中`,
}

/** 路径的比较方式，用作句子的后半部分。 */
const compared: Readonly<Record<Exclude<PathSurprise, 'letters'>, string>> = {
  element: '前缀按斜杠之间的完整元素比较，而这里只匹配了元素的一部分',
  slash: '精确路径连同末尾的斜杠一起比较，而两者中只有一个以斜杠结尾',
  exact: '该路径只与完整路径比较，不匹配其下的任何路径',
  literal: '其中的模式按字面字符比较',
}
