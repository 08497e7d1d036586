import './presenter.css'
import { X } from 'lucide-react'
import { type ReactNode, type RefObject, useEffect, useLayoutEffect, useRef } from 'react'
import { endOf, stepAt } from '../../present/timeline'
import { PlayerButtons } from '../player/PlayerButtons'
import { useApp, useAppStore, useMessages } from '../store/context'
import { useVerdictLine } from '../verdict/useVerdictLine'
import { PresentedRows } from './PresentedRows'

/** Under the map, for a room: the verdict in one line, the current row of the flow table, and the player at its edge. */
export function Presenter(): ReactNode {
  const messages = useMessages()
  const trace = useApp((state) => state.trace)
  const timeline = useApp((state) => state.timeline)
  const strip = useRef<HTMLElement>(null)
  useStripHeight(strip)
  useEffect(() => strip.current?.focus(), [])
  return (
    <main ref={strip} tabIndex={-1} className="presenter" aria-label={messages.commands.present}>
      <h1 className="sr-only">{messages.page.name}</h1>
      <PresentedVerdict />
      {trace !== null && timeline !== null && (
        <div className="presenter-step">
          <PresentedRows trace={trace} timeline={timeline} />
          <PresentedPlayer />
        </div>
      )}
    </main>
  )
}

function PresentedVerdict(): ReactNode {
  const store = useAppStore()
  const { page, commands } = useMessages()
  const failed = useApp((state) => state.failure !== null)
  const { word, sentence, icon: Icon, colour, ground } = useVerdictLine()
  return (
    <div className={`presenter-head ${failed ? 'bg-trouble-soft' : ground}`}>
      <div role="status" aria-label={page.verdict.label} aria-atomic="true" className="presenter-verdict">
        <Icon aria-hidden className={colour} />
        <p>
          <strong className={failed ? 'text-trouble' : colour}>{failed ? page.failure.title : word}</strong>{' '}
          {failed ? page.failure.engineText : sentence}
        </p>
      </div>
      <button
        type="button"
        aria-label={commands.leave}
        title={commands.leave}
        aria-keyshortcuts="Escape"
        className="presenter-leave"
        onClick={() => store.getState().set({ presenting: false })}
      >
        <X aria-hidden />
        <kbd>Esc</kbd>
      </button>
    </div>
  )
}

function PresentedPlayer(): ReactNode {
  const store = useAppStore()
  const messages = useMessages()
  const timeline = useApp((state) => state.timeline)
  const position = useApp((state) => state.position)
  const playing = useApp((state) => state.playing)
  const { stepTo, setPlaying } = store.getState()
  return (
    <div role="toolbar" aria-label={messages.map.player.toolbar} className="presenter-player">
      <PlayerButtons
        timeline={timeline}
        position={position}
        playing={playing}
        messages={messages}
        onPosition={stepTo}
        onPlaying={setPlaying}
      />
      {timeline !== null && (
        <span className="presenter-count">
          {stepAt(timeline, position) + 1} / {endOf(timeline)}
        </span>
      )}
    </div>
  )
}

/** The map ends where the strip begins. */
function useStripHeight(strip: RefObject<HTMLElement | null>): void {
  useLayoutEffect(() => {
    const element = strip.current
    if (element === null) return
    const root = document.documentElement.style
    const tell = () => root.setProperty('--strip', `${element.offsetHeight}px`)
    tell()
    const observer = new ResizeObserver(tell)
    observer.observe(element)
    return () => {
      observer.disconnect()
      root.removeProperty('--strip')
    }
  }, [strip])
}
