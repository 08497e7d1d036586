import { type Curve, curveThrough } from './curve'
import type { LaidCard, LaidLane } from './layout'

interface Column extends LaidLane {
  readonly cards: readonly LaidCard[]
}

/** From right side to left side; between lanes that it only passes, through the gap between cards that is nearest. */
export function edgeCurve(from: LaidCard, to: LaidCard, columns: readonly Column[]): Curve {
  const start = { x: from.x + from.width, y: from.y + from.rail }
  const end = { x: to.x, y: to.y + to.rail }
  const between = columns.filter((column) => column.x > start.x && column.x + column.width < end.x && column.cards.length > 0)
  const through = between.map((column) => {
    const middle = column.x + column.width / 2
    const straight = start.y + ((end.y - start.y) * (middle - start.x)) / (end.x - start.x)
    return { left: column.x, right: column.x + column.width, y: freeHeight(column.cards, straight) }
  })
  return curveThrough(start, end, through)
}

const clearance = 16

/** The free height in a lane that is nearest to the wished one. Cards come top to bottom. */
function freeHeight(cards: readonly LaidCard[], wished: number): number {
  let best = Number.NaN
  let top = Number.NEGATIVE_INFINITY
  const offer = (low: number, high: number) => {
    const at = low > high ? (low + high) / 2 : Math.max(low, Math.min(high, wished))
    if (Number.isNaN(best) || Math.abs(at - wished) < Math.abs(best - wished)) best = at
  }
  for (const card of cards) {
    if (card.y - top >= 14)
      offer(
        top === Number.NEGATIVE_INFINITY ? top : top + Math.min(clearance, (card.y - top) / 2),
        card.y - Math.min(clearance, (card.y - top) / 2),
      )
    top = card.y + card.height
  }
  offer(top + clearance, Number.POSITIVE_INFINITY)
  return best
}
