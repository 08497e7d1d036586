import type { Frame } from '../timeline'
import type { Point } from './curve'
import type { MapModel } from './mapModel'
import { cardsOf } from './states'
import { positionOn, trackOf } from './track'

/** True while the packet is inside a card that it only passes. */
export function packetHidden(model: MapModel, frame: Frame): boolean {
  if (frame.progress <= 0 || frame.progress >= 1) return false
  const track = trackOf(model.layout, cardsOf(model, frame.step.route), frame.step.direction)
  return track !== null && positionOn(track, frame.progress).inside
}

/** Where the packet is to be seen, in units of the drawing. */
export function packetPoint(model: MapModel, frame: Frame): Point {
  const cards = cardsOf(model, frame.step.route)
  const track = trackOf(model.layout, cards, frame.step.direction)
  if (track === null) return { x: 0, y: 0 }
  if (frame.phase === 'stopped') return stopPoint(model, cards[0] ?? '')
  return frame.progress === 0 ? track.start : positionOn(track, frame.progress).point
}

const stopOut = 11

/** At the way out of the place; where nothing can follow, at the way in. */
export function stopPoint(model: MapModel, id: string): Point {
  const card = model.layout.cards.get(id)
  if (card === undefined) return { x: 0, y: 0 }
  const last = card.lane === 'pod' || card.lane === 'outside' || card.lane === 'balancerBehind'
  return { x: last ? card.x - stopOut : card.x + card.width + stopOut, y: card.y + card.rail }
}
