import { CircleQuestionMark, type LucideIcon } from 'lucide-react'
import { explainRequestProblem } from '../../present/describe'
import { useApp, useMessages } from '../store/context'
import { areBlank } from '../store/manifests'
import { verdictKnownAt } from '../store/place'
import { verdictLook } from './verdictLook'

/** The answer as one word and one sentence. */
export interface VerdictLine {
  readonly word: string
  readonly sentence: string | null
  readonly icon: LucideIcon
  readonly colour: string
  readonly ground: string
  /** Whether the packet is where it ends. */
  readonly known: boolean
}

/** What is to be said of what was sent: until the packet is where it ends, what would become of it; where there is no trace, why not. */
export function useVerdictLine(): VerdictLine {
  const messages = useMessages()
  const { page, words } = messages
  const trace = useApp((state) => state.trace)
  const problem = useApp((state) => state.requestProblem)
  const known = useApp((state) => state.timeline !== null && state.position >= verdictKnownAt(state.timeline))
  const reading = useApp((state) => state.shown === null && state.failure === null)
  const empty = useApp((state) => areBlank(state.files))
  const barren = useApp((state) => state.shown !== null && state.targets.length === 0)
  const quiet = (word: string, sentence: string | null, colour = 'text-text'): VerdictLine => ({
    word,
    sentence,
    icon: CircleQuestionMark,
    colour,
    ground: 'bg-surface',
    known: false,
  })
  if (trace !== null) {
    const { icon, colour: own, ground } = verdictLook[trace.verdict]
    return {
      word: known ? words.verdicts[trace.verdict] : page.verdict.wouldBe[trace.verdict],
      sentence: messages.verdictSentence(trace),
      icon,
      // Green is for what has arrived; trouble may be seen coming.
      colour: known || trace.verdict !== 'delivered' ? own : 'text-text',
      ground: known ? ground : 'bg-surface',
      known,
    }
  }
  if (problem !== null)
    return { ...quiet(page.address.notUnderstood, explainRequestProblem(problem, messages), 'text-trouble'), ground: 'bg-trouble-soft' }
  if (reading) return quiet(page.verdict.reading, null, 'text-text-2')
  if (empty) return quiet(page.verdict.empty, page.verdict.emptyHint)
  if (barren) return quiet(page.verdict.empty, page.verdict.nothingToRequest)
  return quiet(page.verdict.none, page.verdict.noneHint)
}
