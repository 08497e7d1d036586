import './player.css'
import { Pause, Play, SkipBack, SkipForward } from 'lucide-react'
import type { ReactNode } from 'react'
import type { Messages } from '../../i18n/messages'
import { endOf, type Timeline } from '../../present/timeline'
import { backFrom, forwardFrom } from './steps'

interface PlayerButtonsProps {
  /** Null: nothing was sent; every button rests. */
  readonly timeline: Timeline | null
  readonly position: number
  readonly playing: boolean
  readonly messages: Messages
  readonly onPosition: (position: number) => void
  readonly onPlaying: (playing: boolean) => void
}

/** Back, play, forward. */
export function PlayerButtons({ timeline, position, playing, messages, onPosition, onPlaying }: PlayerButtonsProps): ReactNode {
  const words = messages.map.player
  const rests = timeline === null || timeline.steps.length === 0
  const end = rests ? 0 : endOf(timeline)
  const play = playing ? words.pause : words.play
  const Sign = playing ? Pause : Play
  return (
    <div className="player-buttons">
      <PlayerButton label={words.previous} disabled={rests || position <= 0} onPress={() => onPosition(backFrom(position))}>
        <SkipBack size={18} aria-hidden="true" />
      </PlayerButton>
      <button type="button" className="player-play" disabled={rests} aria-label={play} title={play} onClick={() => onPlaying(!playing)}>
        <Sign size={20} aria-hidden="true" fill="currentColor" />
      </button>
      <PlayerButton label={words.next} disabled={rests || position >= end} onPress={() => onPosition(forwardFrom(position, end))}>
        <SkipForward size={18} aria-hidden="true" />
      </PlayerButton>
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
