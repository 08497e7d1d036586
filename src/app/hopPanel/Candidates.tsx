import type { ReactNode } from 'react'
import { type Candidate, socketText } from '../../engine/model'
import type { Messages } from '../../i18n/messages'
import type { TimelineStep } from '../../present/timeline'
import { useUnfolded } from './useUnfolded'

interface CandidatesProps {
  readonly step: TimelineStep
  readonly messages: Messages
}

/** Every endpoint that could have been chosen here, and why one was not: those that may be chosen first, the chosen one on top. */
export function Candidates({ step, messages }: CandidatesProps): ReactNode {
  if (step.direction === 'reply') return null
  const evidence = step.hop.because.find((because) => because.rule === 'endpointConditions')
  if (evidence?.rule !== 'endpointConditions' || evidence.facts.candidates.length === 0) return null
  const taken = step.hop.step === 'chooseEndpoint' || step.hop.step === 'route' ? step.hop.facts.endpoint : null
  return <CandidateTable key={step.hop.id} candidates={sorted(evidence.facts.candidates, taken)} taken={taken} messages={messages} />
}

function CandidateTable({
  candidates,
  taken,
  messages,
}: {
  readonly candidates: readonly Candidate[]
  readonly taken: string | null
  readonly messages: Messages
}): ReactNode {
  const { shown, unfold } = useUnfolded(candidates, messages.map.hop.unfold)
  const words = messages.map.hop
  const usable = candidates.filter((candidate) => candidate.usable === true).length
  return (
    <section>
      <h3>
        {words.candidates} <span className="hop-candidates-share">· {words.candidatesOf(usable, candidates.length)}</span>
      </h3>
      <table className="hop-candidates" aria-label={words.candidates}>
        <thead className="sr-only">
          <tr>
            <th scope="col">{words.candidateColumns.endpoint}</th>
            <th scope="col">{words.candidateColumns.state}</th>
          </tr>
        </thead>
        <tbody>
          {shown.map((candidate) => (
            <CandidateRow key={textOf(candidate)} candidate={candidate} taken={textOf(candidate) === taken} messages={messages} />
          ))}
        </tbody>
      </table>
      {unfold}
    </section>
  )
}

function CandidateRow({
  candidate,
  taken,
  messages,
}: {
  readonly candidate: Candidate
  readonly taken: boolean
  readonly messages: Messages
}): ReactNode {
  const words = messages.map.hop
  const { usable, pod, node } = candidate
  const state = usable !== true ? messages.words.unusable[usable] : taken ? words.taken : words.usable
  return (
    <tr data-state={usable !== true ? 'unusable' : taken ? 'taken' : 'usable'}>
      <td>
        <span className="hop-candidate-address">{textOf(candidate)}</span>
        <small>
          {pod?.name ?? words.noPod} · {node ?? words.noNode}
        </small>
      </td>
      <td>{state}</td>
    </tr>
  )
}

function textOf({ address, port }: Candidate): string {
  return socketText(address, port)
}

function sorted(candidates: readonly Candidate[], taken: string | null): readonly Candidate[] {
  const rank = (candidate: Candidate) => (textOf(candidate) === taken ? 0 : candidate.usable === true ? 1 : 2)
  return candidates.toSorted((a, b) => rank(a) - rank(b))
}
