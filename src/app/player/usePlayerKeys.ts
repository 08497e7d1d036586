import { useEffect, useRef } from 'react'
import { endOf, type Timeline } from '../../present/timeline'
import { typing } from '../ui/typing'
import { positionOfKey } from './steps'

interface PlayerKeys {
  readonly timeline: Timeline | null
  readonly position: number
  readonly playing: boolean
  readonly presenting: boolean
  /** The person moved the playhead: it stays there. */
  readonly onPosition: (position: number) => void
  readonly onPlaying: (playing: boolean) => void
}

/** Parts with keys of their own: what is pressed there is not for the player. */
const ownKeys = `${typing}, ${['combobox', 'listbox', 'slider', 'radio', 'menu', 'tab', 'separator', 'dialog'].map((role) => `[role="${role}"]`).join(', ')}`
/** The space bar presses these. */
const pressable = 'button, a[href], summary, [role="button"], [role="row"]'

/** Space plays and pauses, the arrows step, Home and End go to the ends: from everywhere but where keys have another use. */
export function usePlayerKeys(keys: PlayerKeys): void {
  const now = useRef(keys)
  now.current = keys
  useEffect(() => {
    const press = (event: KeyboardEvent) => {
      const { timeline, position, playing, presenting, onPosition, onPlaying } = now.current
      if (timeline === null || event.defaultPrevented || event.ctrlKey || event.metaKey || event.altKey || event.shiftKey) return
      const target = event.target instanceof Element ? event.target : null
      if (target?.closest(ownKeys)) return
      const to = positionOfKey(event.key, position, endOf(timeline), presenting)
      if (to === null && (event.key !== ' ' || target?.closest(pressable))) return
      event.preventDefault()
      if (to !== null) onPosition(to)
      else onPlaying(!playing)
    }
    addEventListener('keydown', press)
    return () => removeEventListener('keydown', press)
  }, [])
}
