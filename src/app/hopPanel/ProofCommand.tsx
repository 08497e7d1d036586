import type { ReactNode } from 'react'
import type { Trace } from '../../engine/model'
import type { Messages } from '../../i18n/messages'
import { proofOf } from '../../present/checks/proof'
import type { TimelineStep } from '../../present/timeline'
import { CommandLine } from '../ui/CommandLine'

interface ProofCommandProps {
  readonly step: TimelineStep
  readonly trace: Trace
  readonly messages: Messages
}

/** The command that shows on a real cluster that the hop is as it is drawn. */
export function ProofCommand({ step, trace, messages }: ProofCommandProps): ReactNode {
  const proof = step.direction === 'reply' ? null : proofOf(step.hop, trace)
  if (proof === null) return null
  const words = messages.checks
  return (
    <section>
      <h3>{words.proof.label}</h3>
      <CommandLine command={proof.command} copyWord={words.copy} copiedWord={words.copied} />
      <p className="hop-quiet">{words.proof.shows(words.proven[proof.code](proof.facts as never))}</p>
    </section>
  )
}
