import { CaseProblem, onlyKnown } from '../caseFile'
import { type Comparing, compareValues } from '../compareValues'
import { listOf, mapOf, textOf } from '../untyped'
import type { CheckType } from './checkType'
import { named } from './named'

/** A server may answer with the letters of the question or of the objects. */
const names: Comparing = { caseless: ['name', 'target', 'value'] }

/** `dns`: one question to the cluster's DNS, or with `from` to the resolver of a Pod. */
export const dns: CheckType = {
  fields: ['query'],
  comparing: names,
  answer: ({ fields, engine, expect }) => {
    onlyKnown('expect', expect, ['rcode', 'answers', 'answerCount', 'answersInclude', 'additional', 'additionalValues'])
    const query = mapOf(fields.query)
    onlyKnown('the query', query, ['name', 'type', 'from'])
    const [name, type] = [textOf(query.name), textOf(query.type)]
    if (name === null || type === null) throw new CaseProblem('the query has no name or no type')
    const response = engine.ask('dnsAnswer', { name, type, from: query.from == null ? null : named(query.from) })
    if (response === null) throw new CaseProblem('the query is from a Pod that is not there')
    const { answers, additional } = response
    return {
      ...response,
      answerCount: answers.length,
      answersInclude: included(answers, listOf(expect.answersInclude)),
      additionalValues: additional.flatMap((record) => ('value' in record ? record.value : [])),
    }
  },
}

/** Of the answers those that are wanted. */
function included(answers: readonly unknown[], wanted: readonly unknown[]): readonly unknown[] {
  return answers.filter((answer) => wanted.some((each) => compareValues(each, answer, names).length === 0))
}
