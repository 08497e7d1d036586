import { usePlayerClock } from '../player/usePlayerClock'
import { usePlayerKeys } from '../player/usePlayerKeys'
import { useApp, useAppStore } from '../store/context'

/** Lets the player's clock and keys move the playhead of the store. Draws nothing itself. */
export function Playback() {
  const store = useAppStore()
  const timeline = useApp((state) => state.timeline)
  const position = useApp((state) => state.position)
  const playing = useApp((state) => state.playing)
  const speed = useApp((state) => state.speed)
  const loop = useApp((state) => state.loop)
  const presenting = useApp((state) => state.presenting)
  const { moveTo, stepTo, setPlaying } = store.getState()
  usePlayerClock({ timeline, position, playing, speed, loop, onPosition: moveTo, onEnd: () => setPlaying(false) })
  usePlayerKeys({ timeline, position, playing, presenting, onPosition: stepTo, onPlaying: setPlaying })
  return null
}
