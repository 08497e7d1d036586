import './player.css'
import { Pause, Play, SkipBack, SkipForward } from 'lucide-react'
import type { CSSProperties, ReactNode } from 'react'
import type { Messages } from '../../i18n/messages'
import { endOf, stepAt, type Timeline } from '../../present/timeline'
import type { PageView } from '../store/pageView'
import type { Speed } from '../store/state'
import { PositionSlider } from './PositionSlider'
import { backFrom, forwardFrom } from './steps'
import { ViewToggle } from './ViewToggle'

const speeds: readonly Speed[] = [0.5, 1, 2, 4]

interface PlayerBarProps {
  /** Null: nothing was sent; every control rests. */
  readonly timeline: Timeline | null
  readonly position: number
  readonly playing: boolean
  readonly speed: Speed
  readonly view: PageView
  readonly messages: Messages
  /** The person moved the playhead (a step's index, or between two): it stays there. */
  readonly onPosition: (position: number) => void
  readonly onPlaying: (playing: boolean) => void
  readonly onSpeed: (speed: Speed) => void
  readonly onView: (view: PageView) => void
}

/** Play, step, seek, speed and view. */
export function PlayerBar({
  timeline,
  position,
  playing,
  speed,
  view,
  messages,
  onPosition,
  onPlaying,
  onSpeed,
  onView,
}: PlayerBarProps): ReactNode {
  const words = messages.map.player
  const rests = timeline === null || timeline.steps.length === 0
  const end = rests ? 0 : endOf(timeline)
  const step = rests ? 0 : stepAt(timeline, position)
  return (
    <div role="toolbar" aria-label={words.toolbar} className="player" style={{ '--steps': Math.max(1, end) } as CSSProperties}>
      <div className="player-buttons">
        <PlayerButton label={words.previous} disabled={rests || position <= 0} onPress={() => onPosition(backFrom(position))}>
          <SkipBack size={18} aria-hidden="true" />
        </PlayerButton>
        <button
          type="button"
          className="player-play"
          disabled={rests}
          aria-label={playing ? words.pause : words.play}
          title={playing ? words.pause : words.play}
          onClick={() => onPlaying(!playing)}
        >
          {playing ? <Pause size={20} aria-hidden="true" fill="currentColor" /> : <Play size={20} aria-hidden="true" fill="currentColor" />}
        </button>
        <PlayerButton label={words.next} disabled={rests || position >= end} onPress={() => onPosition(forwardFrom(position, end))}>
          <SkipForward size={18} aria-hidden="true" />
        </PlayerButton>
      </div>
      <PositionSlider timeline={timeline} position={position} messages={messages} onPosition={onPosition} />
      <span className="player-count" aria-hidden="true">
        {rests ? '–' : `${step + 1} / ${end}`}
      </span>
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

function PlayerButton({
  label,
  disabled,
  onPress,
  children,
}: {
  readonly label: string
  readonly disabled: boolean
  readonly onPress: () => void
  readonly children: ReactNode
}): ReactNode {
  return (
    <button type="button" className="player-button" aria-label={label} title={label} disabled={disabled} onClick={onPress}>
      {children}
    </button>
  )
}
