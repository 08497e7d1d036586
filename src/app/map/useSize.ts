import { type RefObject, useLayoutEffect, useState } from 'react'
import type { Size } from '../../present/map/layout'

/** The size of an element, kept up to date; null until it is known. */
export function useSize(ref: RefObject<HTMLElement | null>): Size | null {
  const [size, setSize] = useState<Size | null>(null)
  useLayoutEffect(() => {
    const element = ref.current
    if (element === null) return
    const read = () => {
      const width = element.clientWidth
      const height = element.clientHeight
      setSize((known) => (known !== null && known.width === width && known.height === height ? known : { width, height }))
    }
    read()
    const observer = new ResizeObserver(read)
    observer.observe(element)
    return () => observer.disconnect()
  }, [ref])
  return size
}
