import { lazy, Suspense, useMemo } from 'react'
import type { Trace } from '../../engine'
import { csvText } from '../../present/export/csv'
import { markdownText } from '../../present/export/markdown'
import { flowTable } from '../../present/flowTable'
import type { Timeline } from '../../present/timeline'
import { FailureBoundary } from '../failure/FailureBoundary'
import { FlowTableView } from '../flowTable/FlowTableView'
import { HopPanel } from '../hopPanel/HopPanel'
import { PlayerBar } from '../player/PlayerBar'
import { useApp, useAppStore, useMessages } from '../store/context'
import { useCurrentStep } from '../store/evidence'

/** The player over the one timeline. */
export function PlayerRegion() {
  const store = useAppStore()
  const messages = useMessages()
  const timeline = useApp((state) => state.timeline)
  const position = useApp((state) => state.position)
  const playing = useApp((state) => state.playing)
  const speed = useApp((state) => state.speed)
  const view = useApp((state) => state.view)
  const { stepTo, setPlaying, set } = store.getState()
  return (
    <PlayerBar
      timeline={timeline}
      position={position}
      playing={playing}
      speed={speed}
      view={view}
      messages={messages}
      onPosition={stepTo}
      onPlaying={setPlaying}
      onSpeed={(next) => set({ speed: next })}
      onView={(next) => set({ view: next })}
    />
  )
}

const LinuxRules = lazy(() => import('../linux/LinuxRules').then((module) => ({ default: module.LinuxRules })))

/** The flow table of what was sent, or the rules that it meets. `embedded`: there is no editor to go to. */
export function TableRegion({ embedded = false }: { readonly embedded?: boolean }) {
  const linux = useApp((state) => state.view === 'linux')
  const trace = useApp((state) => state.trace)
  const timeline = useApp((state) => state.timeline)
  const { page } = useMessages()
  return (
    <section
      id="flow-table"
      tabIndex={-1}
      aria-label={page.regions.request}
      className="flex min-h-0 flex-1 flex-col bg-surface outline-none"
    >
      <FailureBoundary part>
        {trace && timeline && linux ? (
          <Suspense>
            <LinuxRules timeline={timeline} embedded={embedded} />
          </Suspense>
        ) : trace && timeline ? (
          <FilledTable trace={trace} timeline={timeline} />
        ) : (
          <p className="px-4 py-3 text-sm text-text-2">{page.regions.noTable}</p>
        )}
      </FailureBoundary>
    </section>
  )
}

function FilledTable({ trace, timeline }: { readonly trace: Trace; readonly timeline: Timeline }) {
  const store = useAppStore()
  const messages = useMessages()
  const current = useCurrentStep()
  const view = timeline.view
  const rows = useMemo(() => flowTable(trace, view, messages).rows, [trace, view, messages])
  const copy = (text: string) => void navigator.clipboard?.writeText(text)
  return (
    <FlowTableView
      rows={rows}
      timeline={timeline}
      current={current}
      messages={messages}
      onStep={store.getState().stepTo}
      onCopyMarkdown={() => copy(markdownText(trace, view, messages))}
      onCopyCsv={() => copy(csvText(trace, view, messages))}
    />
  )
}

/** The panel of the current hop. */
export function HopRegion() {
  const store = useAppStore()
  const messages = useMessages()
  const trace = useApp((state) => state.trace)
  const timeline = useApp((state) => state.timeline)
  const current = useCurrentStep()
  const { jumpTo, choose } = store.getState()
  return (
    <FailureBoundary part>
      <HopPanel trace={trace} timeline={timeline} current={current} messages={messages} onJump={jumpTo} onChoose={choose} />
    </FailureBoundary>
  )
}
