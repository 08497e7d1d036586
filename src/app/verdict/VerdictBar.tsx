import { CircleQuestionMark } from 'lucide-react'
import type { ReactNode } from 'react'
import type { Trace } from '../../engine'
import { explainRequestProblem } from '../../present/describe'
import { OtherVerdict } from '../caption/OtherVerdict'
import { SettingsChip } from '../settings/SettingsChip'
import { useApp, useAppStore, useMessages } from '../store/context'
import { areBlank } from '../store/manifests'
import { verdictKnownAt } from '../store/place'
import { verdictLook } from './verdictLook'

/** The status "Verdict": one word and one sentence. Until the packet is where it ends, it says what would become of it. */
export function VerdictBar() {
  const messages = useMessages()
  const trace = useApp((state) => state.trace)
  const problem = useApp((state) => state.requestProblem)
  const busy = useApp(({ reading, tracing, coming }) => reading || tracing || coming > 0)
  const known = useApp((state) => state.timeline !== null && state.position >= verdictKnownAt(state.timeline))
  const ground = trace !== null && known ? verdictLook[trace.verdict].ground : problem !== null ? 'bg-trouble-soft' : 'bg-surface'

  return (
    <div
      className={`flex flex-none flex-wrap items-start gap-x-4 gap-y-1 border-b border-line-soft px-4 py-2 text-md transition-colors duration-(--calm) ${ground}`}
    >
      <div
        role="status"
        aria-label={messages.page.verdict.label}
        aria-atomic="true"
        aria-busy={busy || undefined}
        className="min-w-0 flex-1 basis-80"
      >
        {trace !== null ? (
          <TraceVerdict trace={trace} known={known} />
        ) : problem !== null ? (
          <Line word={messages.page.address.notUnderstood} colour="text-trouble">
            {explainRequestProblem(problem, messages)}
          </Line>
        ) : (
          <NoVerdict />
        )}
      </div>
      {trace !== null && known && <FailsAnyway delivered={trace.verdict === 'delivered'} />}
      <SettingsChip />
    </div>
  )
}

function TraceVerdict({ trace, known }: { readonly trace: Trace; readonly known: boolean }) {
  const { page, words, verdictSentence } = useMessages()
  const { icon: Icon, colour: own } = verdictLook[trace.verdict]
  // Green is for what has arrived; trouble may be seen coming.
  const colour = known || trace.verdict !== 'delivered' ? own : 'text-text'
  return (
    <Line
      word={known ? words.verdicts[trace.verdict] : page.verdict.wouldBe[trace.verdict]}
      colour={colour}
      icon={<Icon aria-hidden className={`size-5 flex-none ${colour}`} />}
      badge={<CertaintyBadge trace={trace} />}
      beneath={<OtherVerdict trace={trace} known={known} />}
    >
      {verdictSentence(trace)}
    </Line>
  )
}

/** What really happens is another matter than what should: the way to what no input can tell. */
function FailsAnyway({ delivered }: { readonly delivered: boolean }) {
  const store = useAppStore()
  const { checks } = useMessages()
  return (
    <button
      type="button"
      aria-haspopup="dialog"
      className="text-link min-h-6 flex-none self-center text-sm whitespace-nowrap"
      onClick={() => store.getState().set({ dialog: 'checks' })}
    >
      {delivered ? checks.open : checks.openOther}
    </button>
  )
}

/** What the answer rests on besides the input, in one word; all of it a press away. */
function CertaintyBadge({ trace }: { readonly trace: Trace }) {
  const store = useAppStore()
  const { page, words } = useMessages()
  const { certainty, missing, assumptions } = trace
  if (certainty === 'declared' && missing.length + assumptions.length === 0) return null
  return (
    <button
      type="button"
      aria-haspopup="dialog"
      title={certainty === 'declared' ? page.verdict.restsOnMore : page.verdict[certainty]}
      className="min-h-6 flex-none self-center rounded-md border-2 border-dashed border-line px-1.5 text-xs font-medium whitespace-nowrap text-text-2 hover:text-text"
      onClick={() => store.getState().set({ dialog: 'grounds' })}
    >
      {words.certainty[certainty]}
    </button>
  )
}

function NoVerdict() {
  const { page } = useMessages()
  const reading = useApp((state) => state.shown === null && state.failure === null)
  const empty = useApp((state) => areBlank(state.files))
  const barren = useApp((state) => state.shown !== null && state.targets.length === 0)
  if (reading)
    return (
      // On a phone as high as most verdicts: what stands below moves little when one comes.
      <div className="max-sm:min-h-36">
        <Line word={page.verdict.reading} colour="text-text-2" />
      </div>
    )
  if (empty) return <Line word={page.verdict.empty}>{page.verdict.emptyHint}</Line>
  if (barren) return <Line word={page.verdict.empty}>{page.verdict.nothingToRequest}</Line>
  return <Line word={page.verdict.none}>{page.verdict.noneHint}</Line>
}

interface LineProps {
  readonly word: string
  readonly colour?: string
  readonly icon?: ReactNode
  readonly badge?: ReactNode
  readonly beneath?: ReactNode
  readonly children?: ReactNode
}

function Line({ word, colour = 'text-text', icon, badge, beneath, children }: LineProps) {
  return (
    <p className="flex items-start gap-x-2.5 leading-6">
      <span className="flex h-6 items-center">{icon ?? <CircleQuestionMark aria-hidden className="size-5 flex-none text-text-2" />}</span>
      <span className="min-w-0">
        <strong className={`font-bold ${colour}`}>{word}</strong>
        {children !== undefined && <span className="text-text"> {children}</span>}
        {beneath}
      </span>
      {badge}
    </p>
  )
}
