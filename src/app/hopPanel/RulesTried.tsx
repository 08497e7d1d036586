import type { ReactNode } from 'react'
import { type LostBy, qualifiedName, type TriedRule } from '../../engine/model'
import type { Messages } from '../../i18n/messages'
import type { TimelineStep } from '../../present/timeline'
import { useUnfolded } from './useUnfolded'

/** So many are shown before the list is unfolded; the one that won is always among them. */
const shownAtFirst = 6

interface RulesTriedProps {
  readonly step: TimelineStep
  readonly messages: Messages
}

/** The rules of a router in the order tried: the one that takes the request, and why each before it does not. */
export function RulesTried({ step, messages }: RulesTriedProps): ReactNode {
  if (step.direction === 'reply') return null
  const evidence = step.hop.because.find((because) => because.rule === 'httpMatch')
  if (evidence?.rule !== 'httpMatch' || evidence.facts.tried.length === 0) return null
  return <RuleTable key={step.hop.id} tried={evidence.facts.tried} of={evidence.facts.of} messages={messages} />
}

function RuleTable({
  tried,
  of,
  messages,
}: {
  readonly tried: readonly TriedRule[]
  readonly of: number
  readonly messages: Messages
}): ReactNode {
  const words = messages.map.hop
  const rows = tried.map((rule, index) => ({ rule, number: rule.lost === null ? of : index + 1 }))
  const few = rows.length <= shownAtFirst ? rows : [...rows.slice(0, shownAtFirst - 1), ...rows.slice(-1)]
  const { shown, unfold } = useUnfolded(rows, words.unfold, few)
  return (
    <section>
      <h3>
        {words.rules} <span className="hop-candidates-share">· {words.rulesOf(tried.length, of)}</span>
      </h3>
      <table className="hop-candidates" aria-label={words.rules}>
        <thead className="sr-only">
          <tr>
            <th scope="col">{words.ruleColumns.rule}</th>
            <th scope="col">{words.ruleColumns.outcome}</th>
          </tr>
        </thead>
        <tbody>
          {shown.map(({ rule, number }) => (
            <RuleRow key={number} rule={rule} number={number} messages={messages} />
          ))}
        </tbody>
      </table>
      {unfold}
    </section>
  )
}

function RuleRow({
  rule,
  number,
  messages,
}: {
  readonly rule: TriedRule
  readonly number: number
  readonly messages: Messages
}): ReactNode {
  const words = messages.map.hop
  return (
    <tr data-state={rule.lost === null ? 'taken' : 'lost'}>
      <td>
        <span className="hop-candidate-address">
          {number}. {rule.method === null ? '' : `${rule.method} `}
          {rule.host ?? words.anyHost} {pathText(rule, messages)}
        </span>
        <small>
          {rule.object.kind} {qualifiedName(rule.object)}
        </small>
      </td>
      <td>{rule.lost === null ? words.ruleWon : lostText(rule.lost, messages)}</td>
    </tr>
  )
}

function pathText({ match }: TriedRule, messages: Messages): string {
  const words = messages.map.hop
  if (match === null) return words.anyPath
  return `${match.kind === 'regex' ? match.pattern : match.path} (${words.pathKinds[match.kind]})`
}

function lostText(lost: LostBy, messages: Messages): string {
  const words = messages.map.hop.ruleLost
  switch (lost.part) {
    case 'header':
    case 'query':
      return words[lost.part](lost.name)
    default:
      return words[lost.part]
  }
}
