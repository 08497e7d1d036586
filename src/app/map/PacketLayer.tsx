import type { ReactNode } from 'react'
import { ViewportPortal } from 'reactflow'
import { pathText } from '../../present/map/curve'
import type { MapModel } from '../../present/map/mapModel'
import { packetHidden, packetPoint, stopPoint } from '../../present/map/packetPlace'
import { cardsOf } from '../../present/map/states'
import { positionOn, restPoint, type Track, trackOf } from '../../present/map/track'
import { anyChanged, type Frame, type Timeline } from '../../present/timeline'
import { GateSign, TroubleSign } from './signs'

interface PacketLayerProps {
  readonly model: MapModel
  readonly timeline: Timeline
  readonly frame: Frame
}

/** The packet, its trail, the gates where it is translated, and the place where it stops. Drawn over the map, in its units. */
export function PacketLayer({ model, timeline, frame }: PacketLayerProps): ReactNode {
  const track = trackOf(model.layout, cardsOf(model, frame.step.route), frame.step.direction)
  if (track === null) return null
  const at = packetPoint(model, frame)
  const stopped = frame.phase === 'stopped'
  return (
    <ViewportPortal>
      <svg className="map-packet-layer" aria-hidden="true">
        {frame.step.direction === 'forward' && !stopped && <Trail track={track} progress={frame.progress} />}
        <ReplyTrail model={model} timeline={timeline} frame={frame} />
        {stopped && frame.step.stopped === 'rejected' && <RejectedReturn model={model} timeline={timeline} held={frame.held} />}
      </svg>
      <Gates model={model} timeline={timeline} frame={frame} />
      <StopSign model={model} timeline={timeline} now={stopped} />
      {!stopped && !packetHidden(model, frame) && (
        <div className="map-packet" data-phase={frame.phase} style={{ transform: `translate(${at.x}px, ${at.y}px)` }} />
      )}
    </ViewportPortal>
  )
}

function Trail({ track, progress }: { readonly track: Track; readonly progress: number }): ReactNode {
  if (progress <= 0) return null
  const { piece, share } = positionOn(track, progress)
  return track.pieces.map((each, index) => {
    if (each.inside || index > piece) return null
    return (
      <path
        key={each.to}
        className="map-trail"
        d={pathText(each.curve)}
        pathLength={1}
        strokeDasharray={index < piece ? undefined : `${share} 2`}
      />
    )
  })
}

/** The way back so far, beside the way there. */
function ReplyTrail({ model, timeline, frame }: PacketLayerProps): ReactNode {
  if (frame.step.direction !== 'reply') return null
  const steps = timeline.steps.filter((step) => step.direction === 'reply' && step.index <= frame.step.index)
  return steps.flatMap((step) => {
    const track = trackOf(model.layout, cardsOf(model, step.route), 'reply')
    if (track === null) return []
    const now = step.index === frame.step.index ? positionOn(track, frame.progress) : { piece: track.pieces.length, share: 1 }
    if (step.index === frame.step.index && frame.progress === 0) return []
    return track.pieces.map((each, index) => {
      if (each.inside || index > now.piece) return null
      const dash = index < now.piece ? undefined : `${now.share} 2`
      return (
        <path
          key={`${step.index}/${each.to}`}
          className="map-trail"
          data-reply
          d={pathText(each.curve)}
          pathLength={1}
          strokeDasharray={dash}
        />
      )
    })
  })
}

/** Somebody says no: an answer runs back all the way, drawn as trouble and dashed. */
function RejectedReturn({
  model,
  timeline,
  held,
}: {
  readonly model: MapModel
  readonly timeline: Timeline
  readonly held: number
}): ReactNode {
  const there = timeline.steps.filter((step) => step.direction === 'forward').flatMap((step) => cardsOf(model, step.route))
  const back = there.filter((card, index) => there[index - 1] !== card).reverse()
  const track = trackOf(model.layout, back, 'reply')
  if (track === null || track.pieces.length === 0) return null
  const at = positionOn(track, held)
  return (
    <g className="map-return">
      {track.pieces.map((piece) => !piece.inside && <path key={piece.to} d={pathText(piece.curve)} />)}
      {!at.inside && held > 0 && held < 1 && (
        <path className="map-return-head" d="M-6 0 5 -6V6Z" transform={`translate(${at.point.x} ${at.point.y})`} />
      )}
    </g>
  )
}

/** A diamond at every place where the packet is rewritten; full where it happens now. */
function Gates({ model, timeline, frame }: PacketLayerProps): ReactNode {
  return timeline.steps.map((step) => {
    const card = model.layout.cards.get(cardsOf(model, [step.place])[0] ?? '')
    if (card === undefined || step.stopped !== null || !anyChanged(step.changed)) return null
    const now = step.index === frame.step.index
    if (step.direction === 'reply' && !now) return null
    if (step.direction === 'forward' && frame.step.direction === 'reply' && cardsOf(model, [frame.step.place])[0] === card.id) return null
    const track = trackOf(model.layout, cardsOf(model, step.route), step.direction)
    const { x, y } = track?.start ?? restPoint(card, step.direction)
    const state = now ? 'now' : step.index < frame.step.index ? 'passed' : 'ahead'
    return (
      <div key={step.index} className="map-gate" data-state={state} style={{ transform: `translate(${x}px, ${y}px)` }}>
        <GateSign size={now ? 32 : 18} />
      </div>
    )
  })
}

function StopSign({ model, timeline, now }: { readonly model: MapModel; readonly timeline: Timeline; readonly now: boolean }): ReactNode {
  const step = timeline.steps.find((each) => each.stopped !== null)
  const card = cardsOf(model, step === undefined ? [] : [step.place])[0]
  if (card === undefined) return null
  const { x, y } = stopPoint(model, card)
  return (
    <div className="map-stop" data-now={now || undefined} style={{ transform: `translate(${x}px, ${y}px)` }}>
      <TroubleSign size={32} />
    </div>
  )
}
