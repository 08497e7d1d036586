import type { Messages } from '../messages'
import { number, percent } from './grammar'

/** 纯文本输出的标签。 */
export const report: Messages['report'] = {
  verdict: '判定',
  certainty: '确定性',
  symptom: '客户端看到',
  ways: '可能的走向',
  shown: '当前所示',
  findings: '诊断结果',
  assumptions: '假定说明',
  missing: '可能改变结论',
  problems: '读取问题',
  objects: '对象',
  from: '从',
  to: '到',
  kind: '类别',
  leadsTo: '通向',
  more: (count) => `另有 ${number(count)} 项`,
  noFindings: '没有诊断结果。',
  noTargets: '输入中没有可以请求的地址。',
  percent,
  remark: (text, remark) => `${text}（${remark}）`,
  servicePort: (object, port) => (port === '' ? object : `${object}，端口 ${port}`),
}
