import { useEffect, useRef } from 'react'
import { advance, endOf, type Timeline } from '../../present/timeline'
import { useReducedMotion } from './useReducedMotion'

interface PlayerClock {
  readonly timeline: Timeline | null
  readonly position: number
  readonly playing: boolean
  readonly speed: number
  /** At the end it rests for a while, then begins again. */
  readonly loop: boolean
  readonly onPosition: (position: number) => void
  /** The end was reached and stays: playing is over. */
  readonly onEnd: () => void
}

/** So many milliseconds the end is to be read before the way begins again, at any speed. */
const restAtEnd = 3000

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
    let rested = 0
    let request = 0
    const tick = (time: number) => {
      const { position, speed, loop, onPosition, onEnd } = now.current
      // Somebody moved the playhead meanwhile: go on from there.
      if (position !== told) exact = position
      const passed = Math.min(250, time - last)
      last = time
      rested = exact >= endOf(timeline) ? rested + passed : 0
      exact = loop && rested >= restAtEnd ? 0 : advance(timeline, exact, passed * speed)
      const shown = reduced && exact < endOf(timeline) ? Math.floor(exact) : exact
      told = shown
      if (shown !== position) onPosition(shown)
      if (exact >= endOf(timeline) && !loop) return onEnd()
      request = requestAnimationFrame(tick)
    }
    request = requestAnimationFrame(tick)
    return () => cancelAnimationFrame(request)
  }, [playing, timeline, reduced])
}
