import type { Trace } from '../../engine'
import { OtherVerdict } from '../caption/OtherVerdict'
import { SettingsChip } from '../settings/SettingsChip'
import { useApp, useAppStore, useMessages } from '../store/context'
import { useVerdictLine } from './useVerdictLine'

/** The status "Verdict": one word and one sentence. Until the packet is where it ends, it says what would become of it. */
export function VerdictBar() {
  const { page } = useMessages()
  const trace = useApp((state) => state.trace)
  const busy = useApp(({ reading, tracing, coming }) => reading || tracing || coming > 0)
  const waits = useApp(({ trace, shown, failure, requestProblem }) => (trace ?? shown ?? failure ?? requestProblem) === null)
  const { word, sentence, icon: Icon, colour, ground, known } = useVerdictLine()

  return (
    <div
      className={`flex flex-none flex-wrap items-start gap-x-4 gap-y-1 border-b border-line-soft px-4 py-2 text-md transition-colors duration-(--calm) ${ground}`}
    >
      {/* While it reads, on a phone as high as most verdicts: what stands below moves little when one comes. */}
      <div
        role="status"
        aria-label={page.verdict.label}
        aria-atomic="true"
        aria-busy={busy || undefined}
        className={`min-w-0 flex-1 basis-80 ${waits ? 'max-sm:min-h-36' : ''}`}
      >
        <p className="flex items-start gap-x-2.5 gap-y-1 leading-6 max-sm:flex-wrap">
          <span className="flex h-6 items-center">
            <Icon aria-hidden className={`size-5 flex-none ${trace === null ? 'text-text-2' : colour}`} />
          </span>
          {/* On a phone the sentence has the whole width, and the badge a row of its own. */}
          <span className="min-w-0 max-sm:basis-[calc(100%-2rem)]">
            <strong className={`font-bold ${colour}`}>{word}</strong>
            {sentence !== null && <span className="text-text"> {sentence}</span>}
            {trace !== null && <OtherVerdict trace={trace} known={known} />}
          </span>
          {trace !== null && <CertaintyBadge trace={trace} />}
        </p>
      </div>
      {trace !== null && known && <FailsAnyway delivered={trace.verdict === 'delivered'} />}
      <SettingsChip />
    </div>
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
      className="min-h-6 flex-none self-center rounded-md border-2 max-sm:ml-7.5 border-dashed border-line px-1.5 text-xs font-medium whitespace-nowrap text-text-2 hover:text-text"
      onClick={() => store.getState().set({ dialog: 'grounds' })}
    >
      {words.certainty[certainty]}
    </button>
  )
}
