import { memo, type ReactNode, useEffect, useMemo, useState } from 'react'
import type { WayAnswer } from '../../engine'
import type { Messages } from '../../i18n/messages'
import { type ComparedSide, type ComparedTraces, comparedSides, type WayChange } from '../../present/compareWays'
import { placeText } from '../../present/describe'
import { type Parting, partingOf, partingText } from '../../present/parting'
import { tellingVerdict, toldEndings } from '../../present/waysIn'
import { FindingPlace } from '../findings/FindingPlace'
import { useApp, useAppStore, useMessages } from '../store/context'
import { verdictLook } from '../verdict/verdictLook'

interface ChangedWayProps {
  readonly change: WayChange
  /** All was asked: no other takes its place in the list. */
  readonly settled: boolean
}

/** One request that differs: how it ended and ends, why, and the first hop that is another. A click sends it, with the way of before beside. */
export const ChangedWay = memo(function ChangedWay({ change, settled }: ChangedWayProps): ReactNode {
  const store = useAppStore()
  const messages = useMessages()
  const { ways, compare: words } = messages
  const current = useApp(({ sent }) => sent?.to === change.to && sent.from === change.from)
  const parting = useParting(change, settled)
  const from = change.from === 'external' ? ways.outside : change.from
  const verdicts = words.verdicts(endingsText(change.before, messages), endingsText(change.after, messages))
  const look = verdictLook[tellingVerdict(change.after ?? change.before ?? { endings: [] })]
  const cause = change.after?.finding ?? change.before?.finding ?? null

  return (
    <li>
      <button
        type="button"
        aria-current={current}
        aria-label={ways.way(change.to, from, verdicts)}
        title={ways.from(from)}
        className={`flex w-full gap-2 rounded-md px-1.5 py-1 text-left hover:bg-surface-2 ${current ? 'bg-surface-2' : ''}`}
        onClick={() => void store.getState().sendChange(change)}
      >
        <look.icon aria-hidden className={`mt-0.5 size-4 flex-none ${look.colour}`} />
        <span className="min-w-0">
          <span className="block font-mono text-xs break-all text-text">{change.to}</span>
          <span className="block text-xs text-text-2">
            {cause === null ? verdicts : ways.because(verdicts, messages.words.findingTitles[cause.code])}
            {change.only !== null && <span className="ml-1.5 rounded border border-line-soft px-1">{words.only(change.only)}</span>}
          </span>
        </span>
      </button>
      <div className="ml-7.5 text-xs text-text-2">
        {parting !== null && comparedSides.map((side) => <Step key={side} side={side} parting={parting} />)}
        {/* The line that stops it; it can be gone to in what is after alone. */}
        {cause?.file &&
          (change.after?.finding === cause ? (
            <FindingPlace finding={cause} file={cause.file} />
          ) : (
            <span className="font-mono break-all">{placeText(cause)}</span>
          ))}
      </div>
    </li>
  )
})

function endingsText(answer: WayAnswer | null, { ways, compare: words }: Messages): string {
  return answer === null ? words.nobody : ways.endings(toldEndings(answer.endings))
}

/** Asked for what stays in sight alone, behind all that is compared: both ways, hop by hop. */
function useParting(change: WayChange, settled: boolean): Parting | null {
  const store = useAppStore()
  const messages = useMessages()
  const [traces, setTraces] = useState<ComparedTraces | null>(null)
  useEffect(() => {
    if (!settled) return
    let gone = false
    store
      .getState()
      .tracesOf(change)
      .then((found) => !gone && setTraces(found))
      // The comparison itself says what broke.
      .catch(() => undefined)
    return () => {
      gone = true
    }
  }, [store, change, settled])
  return useMemo(() => {
    if (traces === null || traces.before === null || traces.after === null) return null
    return partingOf(traces.before, traces.after, messages)
  }, [traces, messages])
}

const signs = { before: ['−', 'text-trouble'], after: ['+', 'text-arrived'] } as const

/** What happened, or happens, at the step where the ways part. */
function Step({ side, parting }: { readonly side: ComparedSide; readonly parting: Parting }): ReactNode {
  const messages = useMessages()
  const [sign, colour] = signs[side]
  return (
    <p className="flex gap-1.5">
      <span aria-hidden className={`flex-none font-mono font-semibold ${colour}`}>
        {sign}
      </span>
      <span className="sr-only">{messages.compare.sides[side]}</span>
      <span className="min-w-0 break-words">{partingText(parting, side, messages)}</span>
    </p>
  )
}
