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
  /** Where the thing is that the label speaks of. */
  readonly anchor: { readonly x: number; readonly y: number }
  /** Where it will be in the same step: one height serves all of them. */
  readonly visits: readonly { readonly x: number; readonly y: number }[]
  readonly obstacles: readonly Obstacle[]
}

const distance = 16
const edge = 8
/** What it costs to stand beside the anchor, not over it. */
const sideways = 60

/**
 * Puts a label near its anchor, always whole on the canvas, on the height where it covers least during the step.
 * Pure, so that a moving packet's label moves as smoothly as the packet.
 */
export function placeLabel({ canvas, label, anchor, visits, obstacles }: LabelQuestion): LabelPlace {
  const lowest = Math.max(canvas.top, canvas.height - canvas.bottom - label.height)
  const heights = [canvas.top, lowest]
  for (const { box } of obstacles) heights.push(box.y - label.height - distance, box.y + box.height + distance)
  const points = visits.length === 0 ? [anchor] : visits
  const aside = Math.max(0, label.width / 2 - 28)
  let best = { y: heights[0] as number, shift: 0, cost: Number.POSITIVE_INFINITY }
  for (const shift of [0, aside / 2, -aside / 2, aside, -aside]) {
    for (const wished of heights) {
      const y = Math.max(canvas.top, Math.min(lowest, wished))
      const away = points.reduce((sum, point) => sum + costAt(point, y, shift, label, canvas.width, obstacles), 0) / points.length
      const cost = away + (Math.abs(shift) / (aside || 1)) * sideways
      if (cost < best.cost - 0.01) best = { y, shift, cost }
    }
  }
  return { x: across(anchor.x + best.shift, label.width, canvas.width), y: best.y, above: best.y + label.height / 2 < anchor.y }
}

/** Centred over a point as far as the canvas allows. */
export function across(x: number, width: number, canvas: number): number {
  return Math.max(edge, Math.min(canvas - width - edge, x - width / 2))
}

function costAt(
  point: { readonly x: number; readonly y: number },
  y: number,
  shift: number,
  label: LabelQuestion['label'],
  canvas: number,
  obstacles: readonly Obstacle[],
): number {
  const box = { x: across(point.x + shift, label.width, canvas), y, ...label }
  const covered = obstacles.reduce((sum, obstacle) => sum + overlap(box, obstacle.box) * obstacle.weight, 0)
  const hides = overlap(box, { x: point.x - 14, y: point.y - 14, width: 28, height: 28 }) * 20
  return covered + hides + Math.abs(y + label.height / 2 - point.y) * 1.5
}

function overlap(a: Box, b: Box): number {
  const width = Math.min(a.x + a.width, b.x + b.width) - Math.max(a.x, b.x)
  const height = Math.min(a.y + a.height, b.y + b.height) - Math.max(a.y, b.y)
  return width <= 0 || height <= 0 ? 0 : width * height
}
