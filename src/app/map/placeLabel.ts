import type { Point } from '../../present/map/curve'

/** A rectangle on the screen. */
export interface Box {
  readonly x: number
  readonly y: number
  readonly width: number
  readonly height: number
}

/** Something a label had better not cover, and how bad it would be. */
export interface Obstacle {
  readonly box: Box
  readonly weight: number
}

export interface LabelPlace {
  readonly x: number
  readonly y: number
  /** True where the label stands over its anchor, so that it grows upwards. */
  readonly above: boolean
}

export interface LabelQuestion {
  readonly canvas: { readonly width: number; readonly height: number; readonly top: number; readonly bottom: number }
  readonly label: { readonly width: number; readonly height: number }
  /** Where the thing is of which the label speaks, during one step: one row serves all of them. */
  readonly visits: readonly [Point, ...Point[]]
  readonly obstacles: readonly Obstacle[]
}

/** Where a label stays during a step: its height, and how far beside its anchor it is. */
export interface LabelRow {
  readonly y: number
  readonly shift: number
}

const distance = 16
const edge = 8
/** What it costs to stand beside the anchor, not over it. */
const sideways = 60
/** What a pixel of distance costs. */
const perPixel = 1.5

/**
 * The row on which a label covers least during a step, near its anchor and whole on the canvas. Where the canvas is dragged it is asked in every
 * frame, so that a map of many cards must cost little: rows are tried from the nearest on, until the distance alone costs more than the best.
 */
export function rowOf({ canvas, label, visits, obstacles }: LabelQuestion): LabelRow {
  const lowest = Math.max(canvas.top, canvas.height - canvas.bottom - label.height)
  const wished = [canvas.top, lowest]
  for (const { box } of obstacles) wished.push(box.y - label.height - distance, box.y + box.height + distance)
  const middle = visits.reduce((sum, { y }) => sum + y, 0) / visits.length - label.height / 2
  const away = (y: number) => Math.abs(y - middle) * perPixel
  const rows = [...new Set(wished.map((y) => Math.max(canvas.top, Math.min(lowest, y))))].sort((a, b) => away(a) - away(b) || a - b)
  const aside = Math.max(0, label.width / 2 - 28)
  let best = { y: canvas.top, shift: 0, cost: Number.POSITIVE_INFINITY }
  for (const shift of [0, aside / 2, -aside / 2, aside, -aside]) {
    const beside = (Math.abs(shift) / (aside || 1)) * sideways
    if (beside >= best.cost) continue
    const costs = visits.map((point) => costBeside(point, shift, label, canvas.width, obstacles))
    for (const y of rows) {
      // No row is nearer to all visits than to their middle.
      if (away(y) + beside >= best.cost) break
      const cost = costs.reduce((sum, costAt) => sum + costAt(y), 0) / visits.length + beside
      if (cost < best.cost - 0.01) best = { y, shift, cost }
    }
  }
  return best
}

/** A label on its row, beside its anchor as it is now: it moves as smoothly as the packet. */
export function placeLabel({ y, shift }: LabelRow, anchor: Point, { canvas, label }: Pick<LabelQuestion, 'canvas' | 'label'>): LabelPlace {
  return { x: across(anchor.x + shift, label.width, canvas.width), y, above: y + label.height / 2 < anchor.y }
}

/** Centred over a point as far as the canvas allows. */
function across(x: number, width: number, canvas: number): number {
  return Math.max(edge, Math.min(canvas - width - edge, x - width / 2))
}

/** What it costs the label of a thing at a point to stand at a height: what it covers, and how far it is away. */
function costBeside(
  point: Point,
  shift: number,
  label: LabelQuestion['label'],
  canvas: number,
  obstacles: readonly Obstacle[],
): (y: number) => number {
  const left = across(point.x + shift, label.width, canvas)
  const self = { box: { x: point.x - 14, y: point.y - 14, width: 28, height: 28 }, weight: 20 }
  const above = weightAbove([...obstacles, self], left, left + label.width)
  return (y) => above(y + label.height) - above(y) + Math.abs(y + label.height / 2 - point.y) * perPixel
}

/**
 * How much of the obstacles in a strip of the canvas, by area and weight, lies above a height. What a label covers is the difference between two
 * heights, found in their order instead of by looking at every obstacle.
 */
function weightAbove(obstacles: readonly Obstacle[], left: number, right: number): (y: number) => number {
  const turns: { readonly y: number; readonly by: number }[] = []
  for (const { box, weight } of obstacles) {
    const width = Math.min(right, box.x + box.width) - Math.max(left, box.x)
    if (width > 0) turns.push({ y: box.y, by: width * weight }, { y: box.y + box.height, by: -width * weight })
  }
  turns.sort((a, b) => a.y - b.y)
  let sum = 0
  let slope = 0
  const known = turns.map(({ y, by }, index) => {
    sum += slope * (y - (turns[index - 1]?.y ?? y))
    slope += by
    return { y, sum, slope }
  })
  return (y) => {
    let [from, to] = [0, known.length]
    while (from < to) {
      const middle = (from + to) >> 1
      if ((known[middle]?.y ?? y) <= y) from = middle + 1
      else to = middle
    }
    const last = known[from - 1]
    return last === undefined ? 0 : last.sum + last.slope * (y - last.y)
  }
}
