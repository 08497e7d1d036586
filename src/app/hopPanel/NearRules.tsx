import type { ReactNode } from 'react'
import { type Because, type NearMiss, qualifiedName } from '../../engine/model'
import type { Messages } from '../../i18n/messages'
import type { TimelineStep } from '../../present/timeline'

type PolicyFacts = Extract<Because, { rule: 'networkPolicy' }>['facts']

/** Where policies let nothing pass: the rules that nearly would, and what each allows. */
export function NearRules({ step, messages }: { readonly step: TimelineStep; readonly messages: Messages }): ReactNode {
  const held = step.hop.because.find((because) => because.rule === 'networkPolicy' && because.facts.outcome === 'isolated')
  if (held?.rule !== 'networkPolicy' || held.facts.near.length === 0) return null
  return <NearTable facts={held.facts} messages={messages} />
}

function NearTable({ facts, messages }: { readonly facts: PolicyFacts; readonly messages: Messages }): ReactNode {
  const words = messages.map.hop
  return (
    <section>
      <h3>{words.nearRules}</h3>
      <table className="hop-candidates" aria-label={words.nearRules}>
        <thead className="sr-only">
          <tr>
            <th scope="col">{words.nearColumns.rule}</th>
            <th scope="col">{words.nearColumns.allows}</th>
          </tr>
        </thead>
        <tbody>
          {facts.near.map((near) => (
            <tr key={keyOf(near)}>
              <td>
                <span className="hop-candidate-address">{qualifiedName(near.policy)}</span>
                <small>{near.path}</small>
              </td>
              <td>{messages.nearMiss(near, facts.direction)}</td>
            </tr>
          ))}
        </tbody>
      </table>
    </section>
  )
}

function keyOf({ policy, path }: NearMiss): string {
  return `${qualifiedName(policy)} ${path}`
}
