import { type Curve, type Point, pointAt, reversed, shifted } from './curve'
import type { LaidCard, MapLayout } from './layout'

/** The line a packet follows in one step: over edges, and through the cards between them. */
export interface Track {
  readonly pieces: readonly Piece[]
  readonly weight: number
  readonly start: Point
  readonly end: Point
}

interface Piece {
  readonly curve: Curve
  /** Inside a card: the packet is not seen. */
  readonly inside: boolean
  readonly weight: number
  /** The card that is entered at the end of the piece. */
  readonly to: string
}

/** A reply comes back beside the way there. */
const replyShift = 8
/** A packet that was worked on stands this far outside its card, on the line that it leaves by. */
const stepOut = 15
/** Cards are crossed faster than edges. */
const insideSpeed = 3

/** The track of a step over its cards; null where one of them is not drawn. */
export function trackOf(layout: MapLayout, cards: readonly string[], direction: 'forward' | 'reply'): Track | null {
  const { curves } = layout
  const pieces: Piece[] = []
  for (let index = 0; index + 1 < cards.length; index += 1) {
    const from = cards[index] as string
    const to = cards[index + 1] as string
    const forward = curves.get(`${from}>${to}`)
    const backward = curves.get(`${to}>${from}`)
    const curve = direction === 'forward' ? forward : backward && wayBack(backward)
    if (curve === undefined) continue
    const before = pieces.at(-1)
    if (before !== undefined) pieces.push(inside(before.curve, curve, from))
    pieces.push({ curve, inside: false, weight: curve.length, to })
  }
  const first = layout.cards.get(cards[0] ?? '')
  if (first === undefined) return null
  const rest = restPoint(first, direction)
  const start = pieces[0] === undefined ? rest : pointAt(pieces[0].curve, startShare(pieces[0]))
  const end = lastPoint(pieces.at(-1)?.curve) ?? rest
  return { pieces, weight: pieces.reduce((sum, piece) => sum + piece.weight, 0), start, end }
}

const waysBack = new WeakMap<Curve, Curve>()

/** The same line for a reply; made once. */
function wayBack(curve: Curve): Curve {
  const known = waysBack.get(curve) ?? shifted(reversed(curve), replyShift)
  waysBack.set(curve, known)
  return known
}

/** Where a packet stands that has been worked on: at the way out of the card. */
export function restPoint(card: LaidCard, direction: 'forward' | 'reply'): Point {
  return direction === 'forward'
    ? { x: card.x + card.width + stepOut, y: card.y + card.rail }
    : { x: card.x - stepOut, y: card.y + card.rail + replyShift }
}

function inside(before: Curve, after: Curve, card: string): Piece {
  const from = lastPoint(before) as Point
  const to = firstPoint(after) as Point
  const length = Math.hypot(to.x - from.x, to.y - from.y)
  const curve: Curve = {
    pieces: [[from, from, to, to]],
    length,
    samples: [
      { point: from, at: 0 },
      { point: to, at: length },
    ],
  }
  return { curve, inside: true, weight: length / insideSpeed, to: card }
}

function firstPoint(curve: Curve | undefined): Point | undefined {
  return curve?.pieces[0]?.[0]
}

function lastPoint(curve: Curve | undefined): Point | undefined {
  return curve?.pieces.at(-1)?.[3]
}

/** The packet starts where it stood. */
function startShare(piece: Piece): number {
  return piece.curve.length === 0 ? 0 : Math.min(0.45, stepOut / piece.curve.length)
}

interface TrackPosition {
  readonly point: Point
  readonly inside: boolean
  /** Pieces done, and the share of the piece under way. */
  readonly piece: number
  readonly share: number
}

/** Where the packet is at a progress of 0 to 1. */
export function positionOn(track: Track, progress: number): TrackPosition {
  const first = track.pieces[0]
  const skipped = first === undefined ? 0 : startShare(first) * first.weight
  let left = skipped + Math.max(0, Math.min(1, progress)) * (track.weight - skipped)
  for (const [index, piece] of track.pieces.entries()) {
    if (left <= piece.weight || index === track.pieces.length - 1) {
      const share = piece.weight === 0 ? 1 : Math.min(1, left / piece.weight)
      return { point: pointAt(piece.curve, share), inside: piece.inside, piece: index, share }
    }
    left -= piece.weight
  }
  return { point: track.start, inside: false, piece: 0, share: 0 }
}

/** How many cards of the step's route the packet has reached, its own included. */
export function cardsReached(track: Track, progress: number): number {
  if (progress <= 0) return 1
  if (progress >= 1) return 1 + track.pieces.filter((piece) => !piece.inside).length
  const { piece } = positionOn(track, progress)
  return 1 + track.pieces.slice(0, piece).filter((each) => !each.inside).length
}
