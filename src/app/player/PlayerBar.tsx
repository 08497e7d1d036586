import './player.css'
import { Repeat } from 'lucide-react'
import type { CSSProperties, ReactNode } from 'react'
import type { Messages } from '../../i18n/messages'
import { endOf, stepAt, type Timeline } from '../../present/timeline'
import type { PageView } from '../store/pageView'
import type { Speed } from '../store/state'
import { PlayerButtons } from './PlayerButtons'
import { PositionSlider } from './PositionSlider'
import { ViewToggle } from './ViewToggle'

const speeds: readonly Speed[] = [0.5, 1, 2, 4]

interface PlayerBarProps {
  /** Null: nothing was sent; every control rests. */
  readonly timeline: Timeline | null
  readonly position: number
  readonly playing: boolean
  readonly speed: Speed
  readonly loop: boolean
  readonly view: PageView
  readonly messages: Messages
  /** The person moved the playhead (a step's index, or between two): it stays there. */
  readonly onPosition: (position: number) => void
  readonly onPlaying: (playing: boolean) => void
  readonly onSpeed: (speed: Speed) => void
  readonly onLoop: (loop: boolean) => void
  readonly onView: (view: PageView) => void
}

/** Play, step, seek, loop, speed and view. */
export function PlayerBar({
  timeline,
  position,
  playing,
  speed,
  loop,
  view,
  messages,
  onPosition,
  onPlaying,
  onSpeed,
  onLoop,
  onView,
}: PlayerBarProps): ReactNode {
  const words = messages.map.player
  const rests = timeline === null || timeline.steps.length === 0
  const end = rests ? 0 : endOf(timeline)
  const step = rests ? 0 : stepAt(timeline, position)
  return (
    <div role="toolbar" aria-label={words.toolbar} className="player" style={{ '--steps': Math.max(1, end) } as CSSProperties}>
      <PlayerButtons
        timeline={timeline}
        position={position}
        playing={playing}
        messages={messages}
        onPosition={onPosition}
        onPlaying={onPlaying}
      />
      <PositionSlider timeline={timeline} position={position} messages={messages} onPosition={onPosition} />
      <span className="player-count" aria-hidden="true">
        {rests ? '–' : `${step + 1} / ${end}`}
      </span>
      <button
        type="button"
        className="player-button player-loop"
        aria-label={messages.commands.loop}
        aria-pressed={loop}
        title={messages.commands.loop}
        onClick={() => onLoop(!loop)}
      >
        <Repeat size={17} aria-hidden="true" />
      </button>
      <select
        className="player-speed"
        aria-label={words.speed}
        title={words.speed}
        value={speed}
        onChange={(event) => onSpeed(Number(event.target.value) as Speed)}
      >
        {speeds.map((each) => (
          <option key={each} value={each}>
            {each}×
          </option>
        ))}
      </select>
      <ViewToggle view={view} messages={messages} onView={onView} />
    </div>
  )
}
