import { useCallback, useEffect, useMemo, useRef } from 'react'
import { useReactFlow, type Viewport } from 'reactflow'
import type { MapLayout, Size } from '../../present/map/layout'
import type { MapModel } from '../../present/map/mapModel'
import { cardsOf } from '../../present/map/states'
import type { Frame } from '../../present/timeline'

/** So small may the type become that a long way still stands whole on the canvas. */
const leastPathZoom = 0.75
const border = 24

/** The view that shows the way whole: centred, at the layout's own zoom, smaller only where it is too high. */
function viewFor(layout: MapLayout, path: readonly string[], canvas: Size): Viewport {
  const least = Math.min(layout.zoom, layout.enlarged > 1 ? layout.enlarged : leastPathZoom)
  const cards = path.flatMap((id) => layout.cards.get(id) ?? [])
  const tops = cards.map((card) => card.y)
  const top = Math.min(...tops)
  const bottom = Math.max(...cards.map((card) => card.y + card.height))
  const needs = cards.length === 0 ? layout.height : bottom - top + 2 * border + 40
  const zoom = Math.max(least, Math.min(layout.zoom, canvas.height / needs))
  const free = canvas.width - layout.width * zoom
  const x = free >= -1 ? free / 2 : 0
  const high = layout.height * zoom
  const middle = cards.length === 0 ? layout.height / 2 : (top + bottom) / 2
  const y =
    high <= canvas.height + 1 ? (canvas.height - high) / 2 : Math.max(canvas.height - high, Math.min(0, canvas.height / 2 - middle * zoom))
  return { x: Math.round(x), y: Math.round(y), zoom }
}

/** Sets the view when the drawing changes, and follows the packet where the canvas is too small for all. */
export function useCamera(
  model: MapModel,
  path: ReadonlySet<string>,
  canvas: Size,
  frame: Frame | null,
  reduced: boolean,
  focus: string | null,
) {
  const flow = useReactFlow()
  const { layout } = model
  const step = frame?.step ?? null
  // The card that the packet is nearest to.
  const at = frame === null || layout.enlarged === 1 ? 0 : Math.round(frame.progress * (frame.step.route.length - 1))
  const wished = useMemo(() => viewFor(layout, cardsOf(model, [...path]), canvas), [layout, model, path, canvas])
  const first = useRef(wished)
  const shown = useRef('')
  useEffect(() => {
    const key = `${wished.x} ${wished.y} ${wished.zoom}`
    if (shown.current === key) return
    shown.current = key
    void flow.setViewport(wished)
  }, [flow, wished])
  useEffect(() => {
    if (step === null) return
    const cards = cardsOf(model, step.route).flatMap((id) => layout.cards.get(id) ?? [])
    const move =
      layout.enlarged > 1
        ? centredOn(cards, layout, wished, canvas, at)
        : moveInto(cards, flow.getViewport(), canvas, step.stopped !== null && canvas.width < narrow ? noteRoom : plain)
    if (move !== null) void flow.setViewport(move, { duration: reduced ? 0 : 260 })
  }, [flow, model, layout, canvas, step, at, reduced, wished])
  // A namespace that was just opened, and a place that is looked at, come into view.
  const openedFrames = useRef(0)
  useEffect(() => {
    const opened = layout.frames.filter(({ around }) => around === 'namespace')
    const newest = opened.length > openedFrames.current ? opened.at(-1) : undefined
    openedFrames.current = opened.length
    const looked = focus === null ? undefined : layout.cards.get(model.cardOf.get(focus) ?? '')
    const box = looked ?? (newest && { ...newest, height: Math.min(newest.height, 160) })
    const move = box === undefined ? null : moveInto([box], flow.getViewport(), canvas, { top: 60, right: 20, bottom: 60 })
    if (move !== null) void flow.setViewport(move, { duration: reduced ? 0 : 260 })
  }, [flow, model, layout, canvas, focus, reduced])
  const fitAll = useCallback(() => {
    const zoom = Math.min(layout.zoom, canvas.width / layout.width, canvas.height / layout.height)
    void flow.setViewport(
      { x: (canvas.width - layout.width * zoom) / 2, y: Math.max(0, (canvas.height - layout.height * zoom) / 2), zoom },
      { duration: reduced ? 0 : 260 },
    )
  }, [flow, layout, canvas, reduced])
  return { first: first.current, fitAll }
}

interface Room {
  readonly top: number
  readonly right: number
  readonly bottom: number
}

const plain: Room = { top: 36, right: 2, bottom: 2 }
/** On a narrow canvas the reason needs the room under the place where the packet stopped. */
const narrow = 600
const noteRoom: Room = { top: 62, right: 40, bottom: 262 }

interface CardBox {
  readonly x: number
  readonly y: number
  readonly width: number
  readonly height: number
}

/** Of a drawing that is larger than the canvas the part around the step's cards; where they are too much themselves, around the one of them that the packet is at. */
function centredOn(cards: readonly CardBox[], layout: MapLayout, { x, y, zoom }: Viewport, canvas: Size, at: number): Viewport | null {
  const near = cards[Math.min(at, cards.length - 1)]
  if (near === undefined) return null
  const along = (from: (card: CardBox) => number, to: (card: CardBox) => number, whole: number, room: number) => {
    const low = Math.min(...cards.map(from)) * zoom
    const high = Math.max(...cards.map(to)) * zoom
    return high - low > room ? placed(from(near) * zoom, to(near) * zoom, whole, room) : placed(low, high, whole, room)
  }
  const left = along(
    (card) => card.x,
    (card) => card.x + card.width,
    layout.width * zoom,
    canvas.width,
  )
  const top = along(
    (card) => card.y,
    (card) => card.y + card.height,
    layout.height * zoom,
    canvas.height,
  )
  return { x: left ?? x, y: top ?? y, zoom }
}

/** The shift along one side that has a piece in the middle without leaving the whole; null where the whole has room. */
function placed(low: number, high: number, whole: number, room: number): number | null {
  return whole <= room + 1 ? null : Math.round(Math.max(room - whole, Math.min(0, room / 2 - (low + high) / 2)))
}

/** The smallest move that brings the step's cards into view (the first of them, where all is too much). Null: they are. */
function moveInto(cards: readonly CardBox[], view: Viewport, canvas: Size, room: Room): Viewport | null {
  if (cards.length === 0) return null
  const left = Math.min(...cards.map((card) => card.x)) * view.zoom + view.x
  const right = Math.max(...cards.map((card) => card.x + card.width)) * view.zoom + view.x
  const top = Math.min(...cards.map((card) => card.y)) * view.zoom + view.y
  const bottom = Math.max(...cards.map((card) => card.y + card.height)) * view.zoom + view.y
  const dx = shift(left - 2, right + room.right, canvas.width)
  const dy = shift(top - room.top, bottom + room.bottom, canvas.height)
  return dx === 0 && dy === 0 ? null : { ...view, x: view.x + dx, y: view.y + dy }
}

function shift(low: number, high: number, size: number): number {
  if (high - low > size || low < 0) return low < 0 || high > size ? -low : 0
  return high > size ? size - high : 0
}
