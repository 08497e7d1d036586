import type { ExpectedKind, ValueKind } from '../../engine/model'
import type { Messages } from '../messages'
import { findings } from './findings'
import { either, number, quoted, some } from './grammar'
import { scenarioFault } from './scenarios'

/** 无法读取的内容。 */
export const problems: Messages['problems'] = {
  'yaml-syntax': ({ reason }) => `从此处起 YAML 无法解析：${reason}`,
  'json-syntax': () => '此处不是有效的 JSON，因而被略去',
  'tab-indentation': () => '此行用制表符缩进；YAML 的缩进只能使用空格',
  'duplicate-key': ({ key }) => `键${quoted(key)}在同一个映射中出现了两次`,
  'helm-template': () => '这是 Helm 模板；请先渲染，再粘贴 `helm template NAME CHART` 的输出',
  unclosed: ({ what }) => `此处开始的${what === 'quote' ? '引号' : '括号'}没有闭合`,
  'too-deep': ({ limit }) => `嵌套超过 ${number(limit)} 层，该文档被略去`,
  'too-many-aliases': ({ limit }) => `该文档使用了超过 ${number(limit)} 个 YAML 别名，因而被略去`,
  'too-many-documents': ({ limit }) => `文档超过 ${number(limit)} 个，其余的被略去`,
  'further-problems': ({ count }) => `同类问题还有 ${number(count)} 个，未列出`,
  'lines-left-out': ({ count, first }) => `这段文字中有 ${number(count)} 行没有说明任何对象：${quoted(first)}`,
  'list-cut': () => '列表在此处被 “more” 截断：没有打印出来的地址无从得知',
  'observed-differs': ({ written, observed }) => `清单写的是${quoted(written)}，集群显示的是${quoted(observed)}：以清单为准`,
  'hidden-values': ({ count }) => `有 ${number(count)} 个值（包括地址）在制作转储时已被隐藏，按不存在处理`,
  'kind-by-path': ({ kind }) => `该文件中的对象没有写明类别；根据文件名，它们都是 ${kind}`,
  'range-not-printed': () =>
    'kubectl describe 不打印端口范围的终点（endPort），因此这里的每个端口都按单个端口读取；kubectl get networkpolicy -o yaml 会给出全部内容',
  'observations-differ': ({ first, further }) => `集群先显示的是${quoted(first)}，此处显示的是${quoted(further)}：以先显示的为准`,
  'empty-input': () => '没有可以读取的内容',
  'cut-short': ({ objects }) => `文件在一个对象中间结束，说明它被截断了：已读取此前的 ${number(objects)} 个对象`,
  'yaml-too-large': ({ limit }) => `这个 YAML 超过 ${number(limit)} MB，未读取；JSON（kubectl get -o json）的大小不受限制`,
  'file-gone': () => '该文件已无法读取：它被修改、移动或删除了。请重新打开',
  'value-too-large': ({ objects }) => `此处有一个值超过 64 MB；读取到此为止，此前已读取 ${number(objects)} 个对象`,
  'not-text': () => '这不是文本，无法读取',
  'not-an-object': ({ found }) => `此处应为 Kubernetes 对象，实际为${kinds[found]}`,
  'field-missing': ({ field }) => `缺少字段${quoted(field)}`,
  'wrong-type': ({ expected, allowed, found, value }) => {
    const wanted = expected === 'one-of' ? ` ${either(allowed)}` : expectations[expected]
    return `此处应为${wanted}，实际为${value === null ? kinds[found] : quoted(value)}`
  },
  scenario: scenarioFault,
  refused: ({ facts }) => findings['SYS-03'](facts),
}

const kinds: Record<ValueKind, string> = {
  null: '空值',
  boolean: '布尔值',
  number: '数字',
  string: '字符串',
  list: '列表',
  map: '映射',
}

const expectations: Record<Exclude<ExpectedKind, 'one-of'>, string> = {
  ...kinds,
  integer: '整数',
  port: ' 1 到 65535 之间的端口',
  'port-or-name': ' 1 到 65535 之间的端口或端口名称',
  address: ' IP 地址',
  range: '形如 10.0.0.0/8 的地址范围',
  'number-or-string': '数字或字符串',
}

/** 为何无法理解“从”或“到”。 */
export const requests: Messages['requests'] = {
  'sender-not-understood': ({ text }) =>
    `无法理解发送方${quoted(text)}；请写成 external、external:203.0.113.9、pod:ns/name、workload:ns/name、node:name、ip:10.0.0.2 或 port-forward:KIND/ns/name:8080:80`,
  'target-not-understood': ({ text }) =>
    `无法理解目标${quoted(text)}；请写成 URL、host:port、ip:port、svc:ns/name:port、lb:ns/name:port、pod:ns/name:port、ingress:ns/name 或 gateway:ns/name:port`,
  'http-not-understood': ({ text }) => `无法理解请求头${quoted(text)}；请写成 名称: 值`,
  'port-missing': ({ text }) => `目标${quoted(text)}没有端口；请补上，例如 ${text}:80`,
  'port-out-of-range': ({ text }) => `${quoted(text)}中的端口不在 1 到 65535 之间`,
  'sender-unknown': ({ text, nearest }) => `输入中没有发送方${quoted(text)}${didYouMean(nearest)}`,
  'target-unknown': ({ text, nearest }) => `输入中没有目标${quoted(text)}${didYouMean(nearest)}`,
  'pod-without-address': ({ text }) => `Pod ${quoted(text)} 没有地址：它在等待节点或网络，或已结束运行。请选择正在运行的 Pod`,
  'node-unknown': ({ text, nearest }) => `输入中没有节点${quoted(text)}${didYouMean(nearest)}`,
  'choice-impossible': ({ text, possible }) =>
    `此请求不能选择${quoted(text)}${possible.length === 0 ? '' : `；可选的有 ${some(possible)}`}`,
  'proxy-not-understood': ({ text }) => `无法理解 kube-proxy 设置${quoted(text)}；请写成例如 mode=nftables,masqueradeAll=true`,
  'not-in-this-version': ({ text }) => `本版本尚不支持${quoted(text)}`,
}

function didYouMean(nearest: readonly string[]): string {
  return nearest.length === 0 ? '' : `；最接近的是 ${either(nearest)}`
}
