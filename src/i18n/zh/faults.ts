import type { FieldFault, NameForm } from '../../engine/model'
import type { Messages } from '../messages'
import { either, list, quoted, some } from './grammar'

/** API 服务器认为字段有什么问题。 */
export const faults: Messages['faults'] = {
  required: (path) => `必填字段 ${path} 缺失`,
  'wrong-type': (path) => `${path} 的值类型不对`,
  unsupported: (path, { value, allowed }) => `${path} 为${quoted(value)}，不在 ${list(allowed)} 之中`,
  'out-of-range': (path, { value, least, most }) => `${path} 为 ${value}，不在 ${least} 到 ${most} 之间`,
  'name-form': (path, { value, form }) => `${path} 为${quoted(value)}，不是${forms[form]}`,
  duplicate: (path, { value }) => `${path} 重复了 ${value}`,
  'no-address': (path, { value }) => `${path} 为${quoted(value)}，不是 IP 地址`,
  'no-range': (path, { value }) => `${path} 为${quoted(value)}，不是地址范围`,
  'special-address': (path, { value, special }) => `${path} 为 ${value}，是${specials[special]}`,
  differs: (path, { value, other }) => `${path} 为${quoted(value)}，与 ${other} 不同`,
  'too-many': (path, { most }) => `${path} 列出的值超过 ${most} 个`,
  'none-beside-others': (path) => `${path} 同时包含 None 和地址`,
  'one-of-each-family': (path) => `${path} 中每个地址族只能有一个地址`,
  'other-family': (path, { value, family }) => `${path} 为 ${value}，但 ipFamilies 的对应位置要求 ${family}`,
  'single-stack-with-two': (path) => `${path} 为 SingleStack，却列出了两个地址族或地址`,
  'headless-of-type': (path, { type }) => `类型为 ${type} 时 ${path} 不能为 None`,
  'only-for-type': (path, { value, types }) => `${path} 为${quoted(value)}，但只有 ${either(types)} 类型可以设置它`,
  'only-with-affinity': (path) => `${path} 需要 sessionAffinity 为 ClientIP`,
  'not-reached-from-outside': (path) => `${path} 只适用于可从外部访问的 Service`,
  'no-health-check': (path, { value }) => `${path} 为 ${value}，但只有 externalTrafficPolicy 为 Local 的 LoadBalancer 可以设置它`,
  'outside-node-ports': (path, { value, least, most }) => `${path} 为 ${value}，超出 NodePort 范围 ${least} 到 ${most}`,
  'node-port-taken': (path, { value, owner }) => `${path} 为 ${value}，已被 Service ${owner} 占用`,
  'cluster-ip-taken': (path, { value, owner }) => `${path} 为 ${value}，已被 Service ${owner} 占用`,
  'outside-service-ranges': (path, { value, ranges }) => `${path} 为 ${value}，超出 Service 范围 ${some(ranges)}`,
  'family-not-configured': (path, { family }) => `${path} 要求 ${family}，而集群没有该地址族的 Service 范围`,
  'no-dual-stack': (path) => `${path} 为 RequireDualStack，而集群的 Service 范围只有一个地址族`,
  'not-beside': (path, { other }) => `${path} 不能与 ${other} 同时出现`,
  'not-inside': (path, { value, range }) => `${path} 为 ${value}，不是 ${range} 中更小的一部分`,
  'no-peer': (path) => `${path} 没有指明任何对端：需要 podSelector、namespaceSelector 或 ipBlock`,
  'address-as-name': (path, { value }) => `${path} 是地址 ${value}，此处必须是 DNS 名称`,
  'not-absolute': (path, { value }) => `${path} 是 ${quoted(value)}，必须以 / 开头`,
  'path-sequence': (path, { value, sequence }) => `${path} 是 ${quoted(value)}，不能包含 ${sequence}`,
  'several-default-classes': (path, { classes }) => `${path} 没有设置，而 ${some(classes)} 中哪一个是默认类无法判断`,
}

const forms: Record<NameForm, string> = {
  'dns-1035-label': '以字母开头的 DNS 标签（a-z、0-9 和 -，最多 63 个字符）',
  'dns-1123-label': ' DNS 标签（a-z、0-9 和 -，最多 63 个字符）',
  'dns-1123-subdomain': '小写的 DNS 名称',
  'wildcard-subdomain': '以 `*.` 开头的小写 DNS 名称',
  'qualified-name': '形如 example.com/name 的限定名称',
  'label-value': '标签值（字母、数字、- _ 和 .，最多 63 个字符）',
  'port-name': '端口名（最多 15 个 a-z、0-9 和 -，至少一个字母）',
}

const specials: Record<Extract<FieldFault, { code: 'special-address' }>['special'], string> = {
  unspecified: '未指定地址',
  loopback: '回环地址',
  'link-local': '链路本地地址',
  'link-local-multicast': '链路本地组播地址',
}
