import { useEffect, useRef } from 'react'
import { typing } from '../ui/typing'

export interface Zoom {
  readonly nearer: () => void
  readonly farther: () => void
  readonly all: () => void
}

/** Parts with keys of their own: there the map stays as it is. */
const ownKeys = `${typing}, [role="combobox"], [role="listbox"], [role="separator"]`

/** The keys of the map: a plus is an equals sign without Shift on many keyboards. */
export const zoomKeys: Readonly<Record<keyof Zoom, readonly string[]>> = { nearer: ['+', '='], farther: ['-'], all: ['0'] }
const strokes = Object.entries(zoomKeys) as [keyof Zoom, readonly string[]][]

/** `+` and `-` bring the map nearer and farther, `0` shows all of it: from everywhere but where somebody types. `on`: the person wants such keys. */
export function useZoomKeys(zoom: Zoom, on: boolean): void {
  const now = useRef(zoom)
  now.current = zoom
  useEffect(() => {
    if (!on) return
    const press = (event: KeyboardEvent) => {
      const does = strokes.find(([, keys]) => keys.includes(event.key))?.[0]
      if (does === undefined || event.defaultPrevented || event.ctrlKey || event.metaKey || event.altKey) return
      if (event.target instanceof Element && event.target.closest(ownKeys)) return
      event.preventDefault()
      now.current[does]()
    }
    addEventListener('keydown', press)
    return () => removeEventListener('keydown', press)
  }, [on])
}
