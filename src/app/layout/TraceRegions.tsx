import { lazy, Suspense, useCallback, useMemo } from 'react'
import type { Finding, Trace } from '../../engine'
import { csvText } from '../../present/export/csv'
import { markdownText } from '../../present/export/markdown'
import { flowTable } from '../../present/flowTable'
import type { Timeline } from '../../present/timeline'
import { FailureBoundary } from '../failure/FailureBoundary'
import { FlowTableView } from '../flowTable/FlowTableView'
import { KeptWay } from '../flowTable/KeptWay'
import { PlayerBar } from '../player/PlayerBar'
import { useApp, useAppStore, useMessages } from '../store/context'
import { useDecidedSteps } from '../store/decision'
import { useAskedReason, useCurrentStep } from '../store/evidence'
import type { PageView } from '../store/pageView'

/** The player over the one timeline. */
export function PlayerRegion() {
  const store = useAppStore()
  const messages = useMessages()
  const timeline = useApp((state) => state.timeline)
  const position = useApp((state) => state.position)
  const playing = useApp((state) => state.playing)
  const speed = useApp((state) => state.speed)
  const loop = useApp((state) => state.loop)
  const view = useApp((state) => state.view)
  const { stepTo, setPlaying, set } = store.getState()
  // What does not follow the playhead is drawn once, not once a frame.
  const onView = useCallback((next: PageView) => set({ view: next }), [set])
  return (
    <PlayerBar
      timeline={timeline}
      position={position}
      playing={playing}
      speed={speed}
      loop={loop}
      view={view}
      messages={messages}
      onPosition={stepTo}
      onPlaying={setPlaying}
      onSpeed={(next) => set({ speed: next })}
      onLoop={(next) => set({ loop: next })}
      onView={onView}
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
  const decided = useDecidedSteps()
  const asked = useAskedReason()
  const view = timeline.view
  const rows = useMemo(() => flowTable(trace, view, messages).rows, [trace, view, messages])
  const kept = useApp((state) => state.kept)
  const copy = (text: string) => void navigator.clipboard?.writeText(text)
  return (
    <>
      {kept !== null && (
        <KeptWay
          kept={kept}
          rows={rows}
          view={view}
          messages={messages}
          onStep={store.getState().stepTo}
          onDismiss={store.getState().dismissKept}
        />
      )}
      <FlowTableView
        rows={rows}
        timeline={timeline}
        current={current}
        decided={decided}
        messages={messages}
        asked={asked?.column ?? null}
        onStep={store.getState().stepTo}
        onAsk={store.getState().askCell}
        onCopyMarkdown={() => copy(markdownText(trace, view, messages))}
        onCopyCsv={() => copy(csvText(trace, view, messages))}
        onExport={() => store.getState().set({ dialog: 'export' })}
      />
    </>
  )
}

/** The first picture does not wait for what is told of its hops. */
const HopPanel = lazy(() => import('../hopPanel/HopPanel').then((module) => ({ default: module.HopPanel })))

/** The panel of the current hop. */
export function HopRegion() {
  const store = useAppStore()
  const messages = useMessages()
  const trace = useApp((state) => state.trace)
  const timeline = useApp((state) => state.timeline)
  const current = useCurrentStep()
  const fixes = useApp((state) => state.fixes)
  const choices = useApp((state) => state.choices)
  const asked = useAskedReason()
  const { jumpTo, askCell, choose, release, applyFix, set } = store.getState()
  const fixFor = (finding: Finding) => {
    const edits = fixes.get(finding)
    return edits === undefined ? null : (byKeyboard: boolean) => applyFix(edits, byKeyboard)
  }
  return (
    <FailureBoundary part>
      <Suspense>
        <HopPanel
          trace={trace}
          timeline={timeline}
          current={current}
          messages={messages}
          onJump={jumpTo}
          asked={asked}
          onAsk={(cell) => (cell === null ? set({ cell }) : askCell(cell))}
          chosen={choices}
          onChoose={choose}
          onRelease={release}
          onAbout={(about) => set({ dialog: { about } })}
          fixFor={fixFor}
        />
      </Suspense>
    </FailureBoundary>
  )
}
