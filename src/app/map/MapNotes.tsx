import { type CSSProperties, type ReactNode, type RefCallback, useCallback, useMemo, useState } from 'react'
import { flushSync } from 'react-dom'
import { useViewport, type Viewport } from 'reactflow'
import type { Trace } from '../../engine/model'
import type { Messages } from '../../i18n/messages'
import { flowTable } from '../../present/flowTable'
import type { Point } from '../../present/map/curve'
import type { Size } from '../../present/map/layout'
import type { MapModel } from '../../present/map/mapModel'
import { packetHidden, packetPoint, stopPoint } from '../../present/map/packetPlace'
import { cardsOf } from '../../present/map/states'
import type { Frame, Timeline } from '../../present/timeline'
import { isWayGone } from './LaneBands'
import { PacketLabel } from './PacketLabel'
import { type Box, type LabelPlace, type Obstacle, placeLabel, rowOf } from './placeLabel'
import { wordScale } from './presented'
import { StopNote } from './StopNote'

interface MapNotesProps {
  readonly model: MapModel
  readonly timeline: Timeline
  readonly trace: Trace
  readonly frame: Frame
  readonly canvas: Size
  readonly messages: Messages
  readonly stopActions: ReactNode
}

/** The packet's label and, where it stops, the reason: in pixels of the canvas, so that they stay readable and whole at every zoom. */
export function MapNotes(props: MapNotesProps): ReactNode {
  const view = useViewport()
  // Down among the namespaces nobody looks at the packet.
  return isWayGone(props.model, view.y, view.zoom) ? null : <NotesInView {...props} view={view} />
}

function NotesInView(props: MapNotesProps & { readonly view: Viewport }): ReactNode {
  const { model, timeline, trace, frame, canvas, view, messages, stopActions } = props
  const standing = frame.progress === 0
  const [labelRef, labelSize] = useMeasured({ width: 280, height: 66 })
  const [noteRef, noteSize] = useMeasured({ width: 300, height: 120 })
  const room = useMemo(() => ({ ...canvas, top: (model.unreached.size > 0 ? 56 : 40) * model.layout.enlarged, bottom: 8 }), [canvas, model])
  const rows = useMemo(() => flowTable(trace, timeline.view, messages).rows, [trace, timeline, messages])
  const screen = useScreen(view)
  const stop = timeline.steps.find((step) => step.stopped !== null)
  const stopCard = stop === undefined ? undefined : cardsOf(model, [stop.place])[0]
  const stopAt = useMemo(() => (stopCard === undefined ? null : screen(stopPoint(model, stopCard))), [model, stopCard, screen])
  const aroundStop = useObstacles(model, timeline, stop?.index ?? 0, canvas, screen)
  const note = useMemo(() => {
    if (stopAt === null) return null
    const question = { canvas: room, label: noteSize, visits: [stopAt], obstacles: aroundStop } as const
    return placeLabel(rowOf(question), stopAt, question)
  }, [room, noteSize, stopAt, aroundStop])
  const aroundStep = useObstacles(model, timeline, frame.step.index, canvas, screen)
  // One row serves the whole step; in its frames only the packet's place changes.
  // biome-ignore lint/correctness/useExhaustiveDependencies: of the frame only the step counts, and whether the packet has left
  const row = useMemo(() => {
    const [first, ...more] = visitsOf(model, frame)
    const noteBox = note === null ? [] : [{ box: { ...note, ...noteSize }, weight: 30 }]
    return rowOf({ canvas: room, label: labelSize, visits: [screen(first), ...more.map(screen)], obstacles: [...aroundStep, ...noteBox] })
  }, [model, room, labelSize, noteSize, note, screen, aroundStep, frame.step, standing])
  const anchor = screen(packetPoint(model, frame))
  const label = placeLabel(row, anchor, { canvas: room, label: labelSize })
  const hidden = packetHidden(model, frame)
  const quiet = frame.phase === 'stopped' || (stop !== undefined && frame.step.after === null)
  return (
    <div className="map-notes" style={{ '--scale': wordScale(model.layout, 1.35), '--enlarged': model.layout.enlarged } as CSSProperties}>
      <svg className="map-leaders" aria-hidden="true">
        {!quiet && !hidden && <Leader place={label} size={labelSize} to={anchor} />}
        {note !== null && stopAt !== null && <Leader place={note} size={noteSize} to={stopAt} trouble />}
      </svg>
      {note !== null && (
        <div ref={noteRef} role="note" className="map-note map-stop-note" style={placed(note)}>
          <StopNote trace={trace} messages={messages} actions={stopActions} />
        </div>
      )}
      {!quiet && (
        <div ref={labelRef} className="map-note map-label" data-phase={frame.phase} style={placed(label)}>
          <PacketLabel frame={frame} row={rows[frame.step.index]} trace={trace} messages={messages} />
        </div>
      )}
    </div>
  )
}

type ToScreen = (point: Point) => Point

/** From the drawing to the canvas; another function only where the canvas was moved or zoomed. */
function useScreen({ x, y, zoom }: Viewport): ToScreen {
  return useCallback((point) => ({ x: point.x * zoom + x, y: point.y * zoom + y }), [x, y, zoom])
}

/** What a note had better not cover in a step: the controls, and the cards. */
function useObstacles(model: MapModel, timeline: Timeline, index: number, canvas: Size, screen: ToScreen): readonly Obstacle[] {
  return useMemo(() => {
    const controls = model.layout.enlarged > 1 ? [] : controlsOf(canvas)
    return [...controls, ...cardObstacles(model, timeline, index, screen)]
  }, [model, timeline, index, canvas, screen])
}

/** The controls in the lower corners: scope on the left, zoom on the right. */
function controlsOf(canvas: Size): readonly Obstacle[] {
  const y = canvas.height - 46
  return [
    { box: { x: 0, y, width: 170, height: 46 }, weight: 40 },
    { box: { x: canvas.width - 122, y, width: 122, height: 46 }, weight: 40 },
  ]
}

function placed(place: LabelPlace): CSSProperties {
  return { transform: `translate(${Math.round(place.x)}px, ${Math.round(place.y)}px)` }
}

/** From the label's near side straight to what it speaks of. */
function Leader({
  place,
  size,
  to,
  trouble = false,
}: {
  readonly place: LabelPlace
  readonly size: Size
  readonly to: { x: number; y: number }
  readonly trouble?: boolean
}): ReactNode {
  const x = Math.max(place.x + 14, Math.min(place.x + size.width - 14, to.x))
  const y = place.above ? place.y + size.height : place.y
  return <line x1={x} y1={y} x2={to.x} y2={to.y + (place.above ? -16 : 16)} data-trouble={trouble || undefined} />
}

/** The size of an element, told by the browser where it changes: to ask in every frame would lay out the page in every frame. */
function useMeasured(first: Size): readonly [RefCallback<HTMLElement>, Size] {
  const [size, setSize] = useState(first)
  const watch = useCallback((element: HTMLElement | null) => {
    if (element === null) return
    const measure = () => {
      const { offsetWidth: width, offsetHeight: height } = element
      setSize((known) => (width === known.width && height === known.height ? known : { width, height }))
    }
    measure()
    // Before the picture with the new words is shown, so that they never stand in the wrong place.
    const observer = new ResizeObserver(() => flushSync(measure))
    observer.observe(element)
    return () => observer.disconnect()
  }, [])
  return [watch, size]
}

/** Points that the packet visits in this step; its label takes one height for all of them. */
function visitsOf(model: MapModel, frame: Frame): readonly [Point, ...Point[]] {
  if (frame.progress === 0) return [packetPoint(model, frame)]
  const at = (progress: number) => packetPoint(model, { ...frame, progress })
  return [at(0.01), at(0.5), at(0.99)]
}

/** Cards of this step are never to be covered, others of the way hardly, the rest if need be. */
function cardObstacles(model: MapModel, timeline: Timeline, index: number, screen: ToScreen): readonly Obstacle[] {
  const now = new Set(cardsOf(model, timeline.steps[index]?.route ?? []))
  const path = new Set(timeline.steps.flatMap((step) => cardsOf(model, step.route)))
  return [...model.layout.cards.values()].map((card) => {
    const from = screen(card)
    const to = screen({ x: card.x + card.width, y: card.y + card.height })
    const box: Box = { x: from.x - 8, y: from.y - 6, width: to.x - from.x + 16, height: to.y - from.y + 12 }
    return { box, weight: now.has(card.id) ? 20 : path.has(card.id) ? 8 : 4 }
  })
}
