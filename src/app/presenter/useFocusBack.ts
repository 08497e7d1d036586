import { useEffect, useLayoutEffect, useRef } from 'react'

/** Gives the focus back, once something is over that took the whole screen, to what had it before; not where something else took it. */
export function useFocusBack(over: boolean): void {
  const before = useRef<Element | null>(null)
  // Asked before the browser sees that what has the focus is hidden now.
  useLayoutEffect(() => {
    if (over) before.current = document.activeElement
  }, [over])
  useEffect(() => {
    if (!over) return
    return () => {
      const isFree = document.activeElement === null || document.activeElement === document.body
      if (isFree && before.current instanceof HTMLElement) before.current.focus()
    }
  }, [over])
}
