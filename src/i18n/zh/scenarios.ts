import type { ScenarioFault } from '../../engine/model'
import type { Messages } from '../messages'
import { quoted, some } from './grammar'

/** Scenario 中除字段形式之外的错误。 */
export function scenarioFault(problem: ScenarioFault): string {
  switch (problem.fault) {
    case 'unknown-field':
      return `此处没有名为${quoted(problem.field)}的字段，写了也不会被读取；可用字段：${some(problem.known)}`
    case 'unknown-request':
      return problem.known.length === 0
        ? `该步骤要发送请求${quoted(problem.id)}，但此 Scenario 没有任何请求`
        : `该步骤要发送请求${quoted(problem.id)}，但此 Scenario 没有这个请求，只有 ${some(problem.known)}`
    case 'same-id':
      return `前面已有${problem.of === 'request' ? '请求' : '步骤'}使用 id ${quoted(problem.id)}：id 不能重复`
    case 'empty-step':
      return `步骤${quoted(problem.id)}既没有说明，也没有问题或目标，因而被略去`
    case 'two-tasks':
      return `步骤${quoted(problem.id)}同时有问题和目标，因而被略去：请拆成两个步骤`
    case 'answer-no-choice':
      return `答案${quoted(problem.answer)}不在选项 ${some(problem.choices)} 之中`
    case 'field-needs-hop':
      return `答案${quoted(problem.field)}取自某一跳：请用“hop”指明是哪一跳`
  }
}

/** 无法按 Scenario 改动清单的原因。 */
export const variations: Messages['variations'] = {
  'no-such-object': ({ object }) => `没有名为${quoted(object)}的对象`,
  'several-objects': ({ object }) => `有多个对象名为${quoted(object)}：请写成 Kind/namespace/name`,
  'path-not-understood': ({ object, path }) => `无法理解${quoted(object)}中的路径${quoted(path)}`,
  'nothing-to-remove': ({ object, path }) => `${quoted(object)}在${quoted(path)}处没有可移除的内容`,
  'not-editable': ({ object }) => `${quoted(object)}与其他对象写在同一个文档中，无法单独改动`,
}
