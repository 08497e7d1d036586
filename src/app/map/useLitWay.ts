import { type FocusEvent, type PointerEvent, useEffect, useRef, useState } from 'react'
import type { MapModel } from '../../present/map/mapModel'
import type { MapStates } from '../../present/map/states'
import { wayThrough } from '../../present/map/wayThrough'
import { createLitWay } from './litWay'

/** A mouse that only crosses a card means nothing by it. In milliseconds. */
const meant = 90
const dark: ReadonlySet<string> = new Set()

/**
 * Lights the whole way through the card under the mouse, or through the one that the keyboard has reached. While the trace plays nothing is
 * lit: the packet alone is to be looked at, and a mouse that rests on the map says nothing.
 */
export function useLitWay(model: MapModel, states: MapStates, playing: boolean) {
  const [way] = useState(createLitWay)
  const under = useRef<string | null>(null)
  const reached = useRef<string | null>(null)
  const timer = useRef<ReturnType<typeof setTimeout>>(undefined)

  const show = useRef(() => {})
  show.current = () => {
    const card = under.current ?? reached.current
    const lines = () => model.layout.edges.filter(({ id }) => states.edges.get(id) !== 'hidden')
    way.light(card === null || playing ? dark : wayThrough(card, lines()))
  }
  // biome-ignore lint/correctness/useExhaustiveDependencies: what is lit follows what is drawn.
  useEffect(() => {
    if (playing) under.current = null
    show.current()
  }, [model, states, playing])
  useEffect(() => () => clearTimeout(timer.current), [])

  const point = (card: string | null) => {
    if (card === under.current) return
    under.current = card
    clearTimeout(timer.current)
    timer.current = setTimeout(() => show.current(), meant)
  }
  const handlers = {
    onPointerOver: ({ target, pointerType }: PointerEvent) => {
      if (pointerType === 'mouse') point(cardOf(target))
    },
    onPointerLeave: () => point(null),
    onFocus: ({ target }: FocusEvent) => {
      reached.current = target.matches(':focus-visible') ? cardOf(target) : null
      show.current()
    },
    onBlur: () => {
      reached.current = null
      show.current()
    },
  }
  return { way, handlers }
}

/** The id that React Flow gives to what is around a card. */
function cardOf(target: EventTarget): string | null {
  return target instanceof Element ? (target.closest<HTMLElement>('.react-flow__node')?.dataset.id ?? null) : null
}
