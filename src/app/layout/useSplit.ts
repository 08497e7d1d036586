import { type KeyboardEvent, type PointerEvent, type RefObject, useLayoutEffect, useRef, useState } from 'react'
import { storage } from '../store/settings'
import type { SplitProps } from './Split'

/** One press of an arrow key. */
const keyStep = 24

type Setup = Pick<SplitProps, 'id' | 'direction' | 'sized' | 'size' | 'min' | 'rest'>

interface Splitting {
  readonly frame: RefObject<HTMLDivElement | null>
  readonly size: number
  readonly range: { readonly min: number; readonly max: number }
  readonly handlers: {
    readonly onPointerDown: (event: PointerEvent<HTMLDivElement>) => void
    readonly onPointerMove: (event: PointerEvent<HTMLDivElement>) => void
    readonly onKeyDown: (event: KeyboardEvent<HTMLDivElement>) => void
    readonly onDoubleClick: () => void
  }
}

/** The size of one of two panels: as wanted, within what the frame allows just now. */
export function useSplit({ id, direction, sized, size: given, min, rest }: Setup): Splitting {
  const key = `hopscope/size/${id}`
  const frame = useRef<HTMLDivElement>(null)
  const [wanted, setWanted] = useState(() => rememberedSize(key) ?? given)
  const [room, setRoom] = useState(Number.POSITIVE_INFINITY)
  const across = direction === 'horizontal'
  const max = Math.max(min, room - rest)
  const size = Math.min(max, Math.max(min, wanted))

  useLayoutEffect(() => {
    const element = frame.current
    if (!element) return
    const watch = new ResizeObserver(() => setRoom(across ? element.clientWidth : element.clientHeight))
    setRoom(across ? element.clientWidth : element.clientHeight)
    watch.observe(element)
    return () => watch.disconnect()
  }, [across])

  const resize = (next: number) => {
    const fitting = Math.round(Math.min(max, Math.max(min, next)))
    setWanted(fitting)
    remember(key, fitting)
  }
  const back = across ? 'ArrowLeft' : 'ArrowUp'
  const forth = across ? 'ArrowRight' : 'ArrowDown'
  const sign = sized === 'first' ? 1 : -1

  return {
    frame,
    size,
    range: { min, max: Number.isFinite(max) ? max : size },
    handlers: {
      onPointerDown: (event) => event.button === 0 && event.currentTarget.setPointerCapture(event.pointerId),
      onPointerMove: (event) => {
        const box = frame.current?.getBoundingClientRect()
        if (!box || !event.currentTarget.hasPointerCapture(event.pointerId)) return
        const at = across ? event.clientX - box.left : event.clientY - box.top
        resize(sized === 'first' ? at : (across ? box.width : box.height) - at)
      },
      onKeyDown: (event) => {
        const next = { [back]: size - sign * keyStep, [forth]: size + sign * keyStep, Home: min, End: max }[event.key]
        if (next === undefined) return
        event.preventDefault()
        resize(next)
      },
      onDoubleClick: () => resize(given),
    },
  }
}

function rememberedSize(key: string): number | null {
  const size = Number(storage()?.getItem(key) ?? Number.NaN)
  return Number.isFinite(size) && size > 0 ? size : null
}

function remember(key: string, size: number): void {
  try {
    storage()?.setItem(key, String(size))
  } catch {
    // A full or forbidden storage costs a size, never the page.
  }
}
