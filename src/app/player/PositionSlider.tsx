import type { CSSProperties, KeyboardEvent, ReactNode } from 'react'
import type { Messages } from '../../i18n/messages'
import { anyChanged, endOf, stepAt, type Timeline, type TimelineStep } from '../../present/timeline'
import { positionOfKey } from './steps'

interface PositionSliderProps {
  readonly timeline: Timeline | null
  readonly position: number
  readonly messages: Messages
  readonly onPosition: (position: number) => void
}

/** The timeline: one mark a step, told apart by shape where the packet is translated or stops. Its keys go step by step. */
export function PositionSlider({ timeline, position, messages, onPosition }: PositionSliderProps): ReactNode {
  const end = timeline === null ? 1 : Math.max(1, endOf(timeline))
  const keys = (event: KeyboardEvent) => {
    const to = positionOfKey(sameKeys[event.key] ?? event.key, position, end)
    if (to === null) return
    event.preventDefault()
    onPosition(to)
  }
  return (
    <div className="player-line" style={{ '--at': Math.min(1, position / end) } as CSSProperties}>
      <div className="player-track" aria-hidden="true">
        <div className="player-done" />
      </div>
      {timeline?.steps.map((step) => (
        <i
          key={step.index}
          className="player-mark"
          data-look={lookOf(step)}
          data-done={position >= step.index || undefined}
          style={{ left: `${(step.index / end) * 100}%` }}
          aria-hidden="true"
        />
      ))}
      <input
        type="range"
        className="player-slider"
        aria-label={messages.map.player.position}
        aria-valuetext={textOf(timeline, position, messages)}
        min={0}
        max={end}
        step={0.01}
        value={position}
        disabled={timeline === null}
        onKeyDown={keys}
        onChange={(event) => onPosition(snapped(Number(event.target.value)))}
      />
    </div>
  )
}

/** A slider has more keys than the player: these go the same way. */
const sameKeys: Readonly<Record<string, string>> = {
  ArrowUp: 'ArrowRight',
  PageUp: 'ArrowRight',
  ArrowDown: 'ArrowLeft',
  PageDown: 'ArrowLeft',
}

/** Near a mark the hand means the mark. */
function snapped(position: number): number {
  const nearest = Math.round(position)
  return Math.abs(position - nearest) < 0.06 ? nearest : position
}

function lookOf(step: TimelineStep): string {
  if (step.stopped !== null) return 'stop'
  if (step.direction === 'reply') return 'reply'
  return anyChanged(step.changed) ? 'gate' : 'plain'
}

function textOf(timeline: Timeline | null, position: number, messages: Messages): string | undefined {
  const step = timeline?.steps[stepAt(timeline, position)]
  if (timeline === null || step === undefined) return undefined
  const words = messages.map.player
  return (step.direction === 'reply' ? words.replyText : words.positionText)(step.index + 1, timeline.steps.length, step.name)
}
