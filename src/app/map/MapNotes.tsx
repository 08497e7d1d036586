import { type CSSProperties, type ReactNode, useLayoutEffect, useMemo, useRef, useState } from 'react'
import { useViewport } from 'reactflow'
import type { Trace } from '../../engine/model'
import type { Messages } from '../../i18n/messages'
import { flowTable } from '../../present/flowTable'
import type { Size } from '../../present/map/layout'
import type { MapModel } from '../../present/map/mapModel'
import { packetHidden, packetPoint, stopPoint } from '../../present/map/packetPlace'
import { cardsOf } from '../../present/map/states'
import type { Frame, Timeline } from '../../present/timeline'
import { isWayGone } from './LaneBands'
import { PacketLabel } from './PacketLabel'
import { type Box, type LabelPlace, type Obstacle, placeLabel } from './placeLabel'
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
export function MapNotes({ model, timeline, trace, frame, canvas, messages, stopActions }: MapNotesProps): ReactNode {
  const view = useViewport()
  const screen = (point: { x: number; y: number }) => ({ x: point.x * view.zoom + view.x, y: point.y * view.zoom + view.y })
  const [labelRef, labelSize] = useMeasured({ width: 280, height: 66 })
  const [noteRef, noteSize] = useMeasured({ width: 300, height: 120 })
  const room = { ...canvas, top: (model.unreached.size > 0 ? 56 : 40) * model.layout.enlarged, bottom: 8 }
  const rows = useMemo(() => flowTable(trace, timeline.view, messages).rows, [trace, timeline, messages])
  // Down among the namespaces nobody looks at the packet.
  if (isWayGone(model, view.y, view.zoom)) return null
  const controls = model.layout.enlarged > 1 ? [] : controlsOf(canvas)
  const stop = timeline.steps.find((step) => step.stopped !== null)
  const stopCard = stop === undefined ? undefined : cardsOf(model, [stop.place])[0]
  const stopAt = stopCard === undefined ? null : screen(stopPoint(model, stopCard))
  const note =
    stopAt === null
      ? null
      : placeLabel({
          canvas: room,
          label: noteSize,
          anchor: stopAt,
          visits: [stopAt],
          obstacles: [...controls, ...obstaclesOf(model, timeline, stop?.index ?? 0, screen, view.zoom)],
        })
  const noteBox = note === null ? [] : [{ box: { ...note, ...noteSize }, weight: 30 }]
  const anchor = screen(packetPoint(model, frame))
  const visits = visitsOf(model, frame).map(screen)
  const obstacles = [...controls, ...obstaclesOf(model, timeline, frame.step.index, screen, view.zoom), ...noteBox]
  const label = placeLabel({ canvas: room, label: labelSize, anchor, visits, obstacles })
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

function useMeasured(first: Size): readonly [(element: HTMLElement | null) => void, Size] {
  const [size, setSize] = useState(first)
  const element = useRef<HTMLElement | null>(null)
  useLayoutEffect(() => {
    if (element.current === null) return
    const { offsetWidth: width, offsetHeight: height } = element.current
    if (width !== size.width || height !== size.height) setSize({ width, height })
  })
  return [
    (found) => {
      element.current = found
    },
    size,
  ]
}

/** Points that the packet visits in this step; its label takes one height for all of them. */
function visitsOf(model: MapModel, frame: Frame) {
  if (frame.progress === 0) return [packetPoint(model, frame)]
  return [0.01, 0.5, 0.99].map((progress) => packetPoint(model, { ...frame, progress }))
}

/** Cards of this step are never to be covered, others of the way hardly, the rest if need be. */
function obstaclesOf(
  model: MapModel,
  timeline: Timeline,
  index: number,
  screen: (point: { x: number; y: number }) => { x: number; y: number },
  zoom: number,
): readonly Obstacle[] {
  const now = new Set(cardsOf(model, timeline.steps[index]?.route ?? []))
  const path = new Set(timeline.steps.flatMap((step) => cardsOf(model, step.route)))
  return [...model.layout.cards.values()].map((card) => {
    const { x, y } = screen(card)
    const box: Box = { x: x - 8, y: y - 6, width: card.width * zoom + 16, height: card.height * zoom + 12 }
    return { box, weight: now.has(card.id) ? 20 : path.has(card.id) ? 8 : 4 }
  })
}
