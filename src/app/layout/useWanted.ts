import { type RefObject, startTransition, useEffect, useState } from 'react'

/** So long after the first picture whoever only reads has it made. In milliseconds. */
const rest = 2500

/** What a person does first, whatever it is. */
const doings = [
  'pointerdown',
  'pointermove',
  'touchstart',
  'wheel',
  'scroll',
  'keydown',
  'focusin',
  'paste',
  'dragover',
  'beforeprint',
] as const

/**
 * Whether what stands below the screen is to be made: from when its place comes into view, anybody does anything, or the page has stood for a
 * while; for good. `stands` says whether the first picture is there. It is made bit by bit, so that the doing itself does not wait for it.
 */
export function useWanted(place: RefObject<Element | null>, stands: boolean): boolean {
  const [wanted, setWanted] = useState(false)
  useEffect(() => {
    if (wanted || place.current === null) return
    const want = () => startTransition(() => setWanted(true))
    const watch = new IntersectionObserver((seen) => seen.some(({ isIntersecting }) => isIntersecting) && want())
    watch.observe(place.current)
    const timer = stands ? setTimeout(want, rest) : undefined
    for (const doing of doings) addEventListener(doing, want, { capture: true, passive: true })
    return () => {
      watch.disconnect()
      clearTimeout(timer)
      for (const doing of doings) removeEventListener(doing, want, { capture: true })
    }
  }, [wanted, place, stands])
  return wanted
}
