import { useEffect, useRef } from 'react'
import { advance, endOf, type Timeline } from '../../present/timeline'
import { useReducedMotion } from './useReducedMotion'

interface PlayerClock {
  readonly timeline: Timeline | null
  readonly position: number
  readonly playing: boolean
  readonly speed: number
  readonly onPosition: (position: number) => void
  /** The end was reached: playing is over. */
  readonly onEnd: () => void
}

/** Moves the playhead while it plays. With less motion it stands at each step for that step's time, then takes the next. */
export function usePlayerClock(clock: PlayerClock): void {
  const now = useRef(clock)
  now.current = clock
  const reduced = useReducedMotion()
  const { playing, timeline } = clock
  useEffect(() => {
    if (!playing || timeline === null) return
    let exact = now.current.position
    let told = exact
    let last = performance.now()
    let request = 0
    const tick = (time: number) => {
      const { position, speed, onPosition, onEnd } = now.current
      // Somebody moved the playhead meanwhile: go on from there.
      if (position !== told) exact = position
      exact = advance(timeline, exact, Math.min(250, time - last) * speed)
      last = time
      const shown = reduced && exact < endOf(timeline) ? Math.floor(exact) : exact
      told = shown
      if (shown !== position) onPosition(shown)
      if (exact >= endOf(timeline)) return onEnd()
      request = requestAnimationFrame(tick)
    }
    request = requestAnimationFrame(tick)
    return () => cancelAnimationFrame(request)
  }, [playing, timeline, reduced])
}
