/** A point of the drawing, in its own units. */
export interface Point {
  readonly x: number
  readonly y: number
}

/** Four control points of one cubic piece. */
type Cubic = readonly [Point, Point, Point, Point]

/** A smooth line through the drawing, measured so that a packet can move along it at even speed. */
export interface Curve {
  readonly pieces: readonly Cubic[]
  readonly length: number
  /** Samples at even parameters, with the length up to each. */
  readonly samples: readonly { readonly point: Point; readonly at: number }[]
}

const samplesPerPiece = 16

/**
 * A line from one card's right side to another's left side, level at both ends. `through` are level
 * stretches on the way, where it has to pass between the cards of a lane.
 */
export function curveThrough(
  from: Point,
  to: Point,
  through: readonly { readonly left: number; readonly right: number; readonly y: number }[],
): Curve {
  const pieces: Cubic[] = []
  let at = from
  for (const stretch of through) {
    const enter = { x: stretch.left, y: stretch.y }
    const leave = { x: stretch.right, y: stretch.y }
    pieces.push(levelCubic(at, enter), levelCubic(enter, leave))
    at = leave
  }
  pieces.push(levelCubic(at, to))
  return measured(pieces)
}

/** The same line, walked from its end. */
export function reversed(curve: Curve): Curve {
  return measured([...curve.pieces].reverse().map(([a, b, c, d]): Cubic => [d, c, b, a]))
}

/** The same line beside itself. */
export function shifted(curve: Curve, dy: number): Curve {
  const move = ({ x, y }: Point): Point => ({ x, y: y + dy })
  return measured(curve.pieces.map(([a, b, c, d]): Cubic => [move(a), move(b), move(c), move(d)]))
}

/** The point at a share of the length, 0 to 1. */
export function pointAt(curve: Curve, share: number): Point {
  const target = Math.max(0, Math.min(1, share)) * curve.length
  const { samples } = curve
  let low = 0
  let high = samples.length - 1
  while (high - low > 1) {
    const middle = (low + high) >> 1
    if ((samples[middle]?.at ?? 0) <= target) low = middle
    else high = middle
  }
  const a = samples[low]
  const b = samples[high]
  if (a === undefined || b === undefined) return { x: 0, y: 0 }
  const part = b.at === a.at ? 0 : (target - a.at) / (b.at - a.at)
  return { x: a.point.x + (b.point.x - a.point.x) * part, y: a.point.y + (b.point.y - a.point.y) * part }
}

/** The `d` of an SVG path. */
export function pathText(curve: Curve): string {
  const first = curve.pieces[0]?.[0]
  if (first === undefined) return ''
  const rest = curve.pieces.map(([, b, c, d]) => `C${round(b.x)},${round(b.y)} ${round(c.x)},${round(c.y)} ${round(d.x)},${round(d.y)}`)
  return `M${round(first.x)},${round(first.y)}${rest.join('')}`
}

function round(value: number): number {
  return Math.round(value * 10) / 10
}

/** Level at both ends; where it has to run back, it swings out first. */
function levelCubic(from: Point, to: Point): Cubic {
  const reach = to.x >= from.x ? (to.x - from.x) / 2 : 40 + (from.x - to.x) / 3
  return [from, { x: from.x + reach, y: from.y }, { x: to.x - reach, y: to.y }, to]
}

/** Most lines are only drawn: they are measured when somebody first asks. */
function measured(pieces: readonly Cubic[]): Curve {
  let known: Pick<Curve, 'length' | 'samples'> | null = null
  const measure = () => {
    known ??= sample(pieces)
    return known
  }
  return {
    pieces,
    get length() {
      return measure().length
    },
    get samples() {
      return measure().samples
    },
  }
}

function sample(pieces: readonly Cubic[]): Pick<Curve, 'length' | 'samples'> {
  const samples: { point: Point; at: number }[] = []
  let length = 0
  for (const piece of pieces) {
    for (let i = samples.length === 0 ? 0 : 1; i <= samplesPerPiece; i += 1) {
      const point = cubicPoint(piece, i / samplesPerPiece)
      const last = samples.at(-1)?.point
      if (last !== undefined) length += Math.hypot(point.x - last.x, point.y - last.y)
      samples.push({ point, at: length })
    }
  }
  return { length, samples }
}

function cubicPoint([a, b, c, d]: Cubic, t: number): Point {
  const u = 1 - t
  const mix = (p: number, q: number, r: number, s: number) => u * u * u * p + 3 * u * u * t * q + 3 * u * t * t * r + t * t * t * s
  return { x: mix(a.x, b.x, c.x, d.x), y: mix(a.y, b.y, c.y, d.y) }
}
