import type { EdgeInput, LaidCard, Size, Sized } from './layout'

/** Sizes in units of the drawing: how far a frame stands off its cards, and the room for its name. */
export const frameMeasure = { off: 7, name: 25 } as const

/** A frame around cards, with room for its name at the top. */
export interface LaidFrame extends Size {
  readonly name: string
  readonly around: 'node' | 'namespace'
  readonly x: number
  readonly y: number
}

/**
 * The cards of a frame come together in their lane, and what leads to them (one card each) follows in the same order. Cards of no
 * frame stand below.
 */
export function gatherFrames(
  lanes: readonly (readonly string[])[],
  ties: readonly EdgeInput[],
  frameOf: ReadonlyMap<string, string>,
): readonly (readonly string[])[] {
  const frames = [...new Set(lanes.flat().flatMap((id) => frameOf.get(id) ?? []))]
  const ranks = new Map([...frameOf].map(([id, frame]) => [id, frames.indexOf(frame)] as const))
  const targets = new Map<string, Set<number>>()
  for (const { from, to } of ties) {
    const rank = ranks.get(to)
    if (rank !== undefined) targets.set(from, (targets.get(from) ?? new Set()).add(rank))
  }
  for (const [id, [rank = 0, ...others]] of targets) if (others.length === 0 && !ranks.has(id)) ranks.set(id, rank)
  const rankOf = (id: string) => ranks.get(id) ?? frames.length
  return lanes.map((ids) => [...ids].sort((a, b) => rankOf(a) - rankOf(b)))
}

/** The topmost card of each frame. */
export function firstOfEach(ids: readonly string[], frameOf: ReadonlyMap<string, string>): readonly string[] {
  const seen = new Set<string>()
  return ids.filter((id) => {
    const frame = frameOf.get(id)
    if (frame === undefined || seen.has(frame)) return false
    seen.add(frame)
    return true
  })
}

/** The first card of a frame has the frame's name above it. */
export function withNames(sized: ReadonlyMap<string, Sized>, named: ReadonlySet<string>): ReadonlyMap<string, Sized> {
  if (named.size === 0) return sized
  const room = ({ height, rail, ...size }: Sized): Sized => ({
    ...size,
    height: height + frameMeasure.name,
    rail: rail + frameMeasure.name,
  })
  return new Map([...sized].map(([id, size]) => [id, named.has(id) ? room(size) : size] as const))
}

/** The frames, once their cards have places. */
export function framesAround(placed: ReadonlyMap<string, LaidCard>, frameOf: ReadonlyMap<string, string>): readonly LaidFrame[] {
  const members = new Map<string, LaidCard[]>()
  for (const [id, name] of frameOf) {
    const card = placed.get(id)
    if (card) members.set(name, [...(members.get(name) ?? []), card])
  }
  return [...members].map(([name, cards]) => {
    const x = Math.min(...cards.map((card) => card.x)) - frameMeasure.off
    const y = Math.min(...cards.map((card) => card.y)) - frameMeasure.name
    const right = Math.max(...cards.map((card) => card.x + card.width)) + frameMeasure.off
    const bottom = Math.max(...cards.map((card) => card.y + card.height)) + frameMeasure.off
    return { name, around: 'node', x, y, width: right - x, height: bottom - y }
  })
}
