import { compareText } from '../../engine/model'
import type { Curve } from './curve'
import { edgeCurve } from './edgeCurve'
import { type Lane, laneOrder } from './fold'
import { firstOfEach, frameMeasure, framesAround, gatherFrames, type LaidFrame, withNames } from './frames'
import { orderLanes } from './laneOrder'

/** What a card says, as far as it needs room. */
export interface CardInput {
  readonly id: string
  readonly lane: Lane
  readonly title: string
  /** The title is an address. */
  readonly mono?: boolean
  /** Lines in monospace: addresses. */
  readonly lines: readonly string[]
  /** Small words in a row of their own that may wrap: badge, node, "assumed", chance. */
  readonly tags: readonly TagInput[]
  /** The port at which it is entered, as it is written on the card. */
  readonly port: string | null
  /** What may stand here at other moments: its lane is made wide enough for it. */
  readonly reserve?: string
  /** Cards of one lane with the same word stand together, in a frame of that name: the Pods of a node. */
  readonly frame?: string
}

export interface TagInput {
  readonly text: string
  /** A sign stands before the text. */
  readonly icon: boolean
}

export interface EdgeInput {
  readonly id: string
  readonly from: string
  readonly to: string
}

export interface Size {
  readonly width: number
  readonly height: number
}

export interface LaidCard {
  readonly id: string
  readonly lane: Lane
  readonly x: number
  readonly y: number
  readonly width: number
  readonly height: number
  /** Lines come in on the left and leave on the right at this height above the card's top. */
  readonly rail: number
  /** A title that is longer than its card is wide takes a second row. */
  readonly titleRows: 1 | 2
}

export interface LaidLane {
  readonly lane: Lane
  readonly x: number
  readonly width: number
}

interface LaidEdge extends EdgeInput {
  readonly curve: Curve
}

/** Positions in units of the drawing; on the screen they are multiplied by `zoom`. */
export interface MapLayout extends Size {
  readonly zoom: number
  /** How many times larger than usual all is drawn, for people who sit far away. */
  readonly enlarged: number
  /** Where the lowest card of the lanes ends. */
  readonly bottom: number
  readonly lanes: readonly LaidLane[]
  readonly cards: ReadonlyMap<string, LaidCard>
  readonly frames: readonly LaidFrame[]
  readonly edges: readonly LaidEdge[]
  /** The curves of the edges, by id. */
  readonly curves: ReadonlyMap<string, Curve>
}

/** Sizes of the drawing, in units: one unit is one pixel at zoom 1. The style sheet of the map uses the same. */
export const measure = {
  padding: 9,
  title: 21,
  titleMore: 17,
  line: 19,
  tag: 24,
  port: 26,
  icon: 22,
  margin: 12,
  header: 46,
  foot: 40,
  laneMin: 92,
  laneMax: 224,
  gapMin: 28,
  gap: 66,
  gapMax: 132,
  rowGap: 20,
  rowGapMax: 96,
  zoomMin: 0.8,
  zoomMax: 1.55,
} as const

interface LayoutOptions {
  /** Lanes that stay though they are empty. */
  readonly shown?: ReadonlySet<Lane>
  /** The lane behind which the way is cut: the cut needs room. */
  readonly cutAfter?: Lane | null
  readonly enlarged?: Enlarged
}

/** For people who sit far away: so many times larger than usual, and not smaller than the least to fit. What is too much for the canvas is wider than it. */
export interface Enlarged {
  readonly times: number
  readonly least: number
}

/**
 * Fixed lanes from left to right, filled top to bottom in an order that crosses few lines. Linear in cards and
 * lines, the same for the same input in any order.
 */
export function layoutMap(cards: readonly CardInput[], edges: readonly EdgeInput[], screen: Size, options: LayoutOptions = {}): MapLayout {
  const { times, least } = options.enlarged ?? { times: 1, least: measure.zoomMin }
  const canvas = { width: screen.width / times, height: screen.height / times }
  const sorted = [...cards].sort((a, b) => compareText(a.title, b.title) || compareText(a.id, b.id))
  const lanes = laneOrder
    .map((lane) => ({ lane, cards: sorted.filter((card) => card.lane === lane) }))
    .filter(({ lane, cards: own }) => own.length > 0 || options.shown?.has(lane) === true)
  const across = solveWidths(
    lanes.map(({ lane, cards: own }) => ({ ...widthsOf(own), gap: lane === options.cutAfter ? 2 : lane === 'endpoint' ? 0.7 : 1 })),
    canvas.width,
    least / times,
  )
  const sized = new Map(
    lanes.flatMap(({ cards: own }, lane) => own.map((card) => [card.id, sizeOf(card, across.lanes[lane]?.width ?? 0)] as const)),
  )
  const laneOf = new Map(lanes.flatMap(({ cards: own }, lane) => own.map((card) => [card.id, lane] as const)))
  const ties = edges.filter(({ from, to }) => laneOf.has(from) && laneOf.has(to) && from !== to)
  const frameOf = new Map(cards.flatMap(({ id, frame }) => (frame === undefined ? [] : [[id, frame] as const])))
  const uncrossed = orderLanes(
    lanes.map(({ cards: own }) => own.map((card) => card.id)),
    ties,
  )
  const ordered = frameOf.size === 0 ? uncrossed : gatherFrames(uncrossed, ties, frameOf)
  const named = new Set(firstOfEach(ordered.flat(), frameOf))
  const down = placeRows(ordered, ties, withNames(sized, named), canvas.height / across.zoom)
  const placed = new Map<string, LaidCard>()
  for (const { lane, cards: own } of lanes) {
    const place = across.lanes[lanes.findIndex((each) => each.lane === lane)]
    for (const card of own) {
      const y = (down.tops.get(card.id) ?? 0) + (named.has(card.id) ? frameMeasure.name : 0)
      placed.set(card.id, { id: card.id, lane, x: place?.x ?? 0, y, ...(sized.get(card.id) as Sized) })
    }
  }
  const laid = lanes.map(({ lane }, index) => ({ lane, x: across.lanes[index]?.x ?? 0, width: across.lanes[index]?.width ?? 0 }))
  const columns = laid.map((column) => ({
    ...column,
    cards: [...placed.values()].filter((card) => card.lane === column.lane).sort((a, b) => a.y - b.y),
  }))
  const laidEdges = ties.map((edge): LaidEdge => {
    return { ...edge, curve: edgeCurve(placed.get(edge.from) as LaidCard, placed.get(edge.to) as LaidCard, columns) }
  })
  return {
    width: across.width,
    height: down.height,
    bottom: Math.max(0, ...[...placed.values()].map((card) => card.y + card.height)),
    zoom: Math.min(across.zoom, Math.max(1, canvas.height / down.least)) * times,
    enlarged: times,
    lanes: laid,
    cards: placed,
    frames: framesAround(placed, frameOf),
    edges: laidEdges,
    curves: new Map(laidEdges.map((edge) => [edge.id, edge.curve])),
  }
}

export interface Sized extends Size {
  readonly rail: number
  readonly titleRows: 1 | 2
}

/** How high a card of that width is, and where its lines come in. */
export function sizeOf(card: CardInput, width: number): Sized {
  const rows = tagRows(card.tags, width - 2 * measure.padding)
  const titleRows = titleWidth(card) + measure.icon > width - 2 * measure.padding ? 2 : 1
  const above =
    measure.padding + measure.title + (titleRows - 1) * measure.titleMore + card.lines.length * measure.line + rows * measure.tag
  const height = above + (card.port === null ? 0 : measure.port) + measure.padding
  return { width, height, rail: card.port === null ? height / 2 : above + measure.port / 2, titleRows }
}

/** A title of an address stays on one row: its lane is made wide enough. */
function titleWidth(card: CardInput): number {
  return card.mono === true ? 0 : textWidth(card.title, 14, false) * 1.06
}

function tagRows(tags: readonly TagInput[], width: number): number {
  let rows = 0
  let left = -1
  for (const tag of tags) {
    const need = tagWidth(tag)
    if (left < need) {
      rows += 1
      left = width
    }
    left -= need + 5
  }
  return rows
}

/** About how wide a text is. Monospace is exact, the rest on the safe side; characters of Chinese are square. */
export function textWidth(text: string, size: number, mono: boolean): number {
  let width = 0
  for (const character of text) width += (character > '\u2e7f' ? 1 : mono ? 0.61 : 0.56) * size
  return width
}

/** Longer words are cut: a card is not made wider for them. */
const widestTag = 138

function tagWidth(tag: TagInput): number {
  return Math.min(widestTag, textWidth(tag.text, 13, false) * 1.06 + 16 + (tag.icon ? 17 : 0))
}

/** A port's chip begins left of the card and ends well before its right side, where the packet leaves. */
function portWidth(port: string): number {
  return textWidth(port, 13, false) + 16
}

interface LaneWidths {
  /** So narrow that addresses and ports still stand whole. */
  readonly least: number
  readonly wished: number
  /** What the gap to the next lane counts: an endpoint sits close to its Pod. */
  readonly gap: number
}

function widthsOf(cards: readonly CardInput[]): Omit<LaneWidths, 'gap'> {
  let least = 0
  let wished = 0
  for (const card of cards) {
    const lines = Math.max(
      0,
      ...card.lines.map((line) => textWidth(line, 13, true)),
      ...card.tags.map(tagWidth),
      card.port === null ? 0 : portWidth(card.port),
      card.reserve === undefined ? 0 : textWidth(card.reserve, 13, false),
    )
    const title = card.mono === true ? textWidth(card.title, 13, true) : titleWidth(card)
    least = Math.max(least, lines, (card.mono === true ? title : Math.min(72, title)) + measure.icon)
    wished = Math.max(wished, lines, title + measure.icon)
  }
  const within = (width: number) => Math.min(measure.laneMax, Math.max(measure.laneMin, width + 2 * measure.padding + 2))
  return { least: Math.min(within(least), 190), wished: within(wished) }
}

/** Shares the width of the canvas among cards and gaps: large canvases enlarge everything, small ones first take from the gaps. */
function solveWidths(
  lanes: readonly LaneWidths[],
  canvas: number,
  zoomMin: number,
): { readonly zoom: number; readonly width: number; readonly lanes: readonly { readonly x: number; readonly width: number }[] } {
  const sum = (values: readonly number[]) => values.reduce((a, b) => a + b, 0)
  const shares = lanes.slice(0, -1).map((lane) => lane.gap)
  const gaps = Math.max(0.001, sum(shares))
  const total = (width: (lane: LaneWidths) => number, gap: number) => 2 * measure.margin + sum(lanes.map(width)) + gap * gaps
  const wished = total((lane) => lane.wished, measure.gap)
  const least = total((lane) => lane.least, measure.gapMin)
  const zoom =
    canvas >= wished ? Math.min(measure.zoomMax, canvas / wished) : canvas >= least ? 1 : canvas / least >= zoomMin ? canvas / least : 1
  const room = Math.max(canvas / zoom, least)
  let rest = room - least
  const give = (wanted: number) => {
    const given = Math.max(0, Math.min(rest, wanted))
    rest -= given
    return wanted === 0 ? 0 : given / wanted
  }
  // Gaps to a bearable width first, then names whole, then wide gaps, then wide cards.
  const bearable = 46
  const toBearable = give((bearable - measure.gapMin) * gaps)
  const toWished = give(sum(lanes.map((lane) => lane.wished - lane.least)))
  const toGapMax = give((measure.gapMax - bearable) * gaps * 0.6)
  const toCardMax = give(sum(lanes.map((lane) => Math.max(0, 178 - lane.wished))))
  const gapUnit = measure.gapMin + (bearable - measure.gapMin) * toBearable + (measure.gapMax - bearable) * 0.6 * toGapMax
  const widths = lanes.map((lane) => lane.least + (lane.wished - lane.least) * toWished + Math.max(0, 178 - lane.wished) * toCardMax)
  let x = measure.margin + rest / 2
  const placed = widths.map((width, index) => {
    const at = { x: Math.round(x), width: Math.round(width) }
    x += width + gapUnit * (shares[index] ?? 0)
    return at
  })
  return { zoom, width: room, lanes: placed }
}

/** The packet's label wants that much free height, above or below the cards; where it is short, all of it below. */
const labelRoom = 76

/** Heights: the fullest lane is spread evenly, the others take the height of what they are tied to. */
function placeRows(lanes: readonly (readonly string[])[], ties: readonly EdgeInput[], sized: ReadonlyMap<string, Sized>, room: number) {
  const size = (id: string) => sized.get(id) as Sized
  const stack = (ids: readonly string[], gap: number) =>
    ids.reduce((total, id) => total + size(id).height, 0) + gap * Math.max(0, ids.length - 1)
  const usable = room - measure.header - measure.foot
  const fullest = lanes.reduce(
    (best, ids, index) => (stack(ids, measure.rowGap) > stack(lanes[best] ?? [], measure.rowGap) ? index : best),
    0,
  )
  const most = lanes[fullest] ?? []
  const gap = Math.max(measure.rowGap, Math.min(measure.rowGapMax, (usable - labelRoom - stack(most, 0)) / (most.length + 1)))
  const neighbours = new Map<string, string[]>()
  for (const id of lanes.flat()) neighbours.set(id, [])
  for (const { from, to } of ties) {
    neighbours.get(from)?.push(to)
    neighbours.get(to)?.push(from)
  }
  const rails = new Map<string, number>()
  const order = lanes.map((_, index) => index).sort((a, b) => Math.abs(a - fullest) - Math.abs(b - fullest) || a - b)
  for (const index of order) {
    const ids = lanes[index] ?? []
    const middle = usable / 2 - stack(ids, gap) / 2
    let top = middle
    const desired = ids.map((id) => {
      const own = top + size(id).rail
      top += size(id).height + gap
      const tied = index === fullest ? [] : (neighbours.get(id) ?? []).flatMap((other) => rails.get(other) ?? [])
      return tied.length === 0 ? own : tied.reduce((a, b) => a + b, 0) / tied.length
    })
    settle(ids, desired, size, gap).forEach((rail, at) => rails.set(ids[at] as string, rail))
  }
  return centred(rails, size, usable)
}

/** The nearest heights to the desired ones that keep order and distance (pool adjacent violators). */
function settle(ids: readonly string[], desired: readonly number[], size: (id: string) => Sized, gap: number): readonly number[] {
  const offsets: number[] = []
  ids.forEach((id, index) => {
    const previous = ids[index - 1]
    offsets.push(previous === undefined ? 0 : (offsets[index - 1] ?? 0) + size(previous).height - size(previous).rail + gap + size(id).rail)
  })
  const blocks: { sum: number; count: number }[] = []
  desired.forEach((want, index) => {
    blocks.push({ sum: want - (offsets[index] ?? 0), count: 1 })
    for (let last = blocks.length - 1; last > 0; last -= 1) {
      const upper = blocks[last - 1] as { sum: number; count: number }
      const lower = blocks[last] as { sum: number; count: number }
      if (upper.sum / upper.count <= lower.sum / lower.count) break
      blocks.splice(last - 1, 2, { sum: upper.sum + lower.sum, count: upper.count + lower.count })
    }
  })
  return blocks
    .flatMap(({ sum, count }) => Array.from({ length: count }, () => sum / count))
    .map((base, index) => base + (offsets[index] ?? 0))
}

function centred(rails: ReadonlyMap<string, number>, size: (id: string) => Sized, usable: number) {
  let low = Number.POSITIVE_INFINITY
  let high = Number.NEGATIVE_INFINITY
  for (const [id, rail] of rails) {
    low = Math.min(low, rail - size(id).rail)
    high = Math.max(high, rail - size(id).rail + size(id).height)
  }
  const content = rails.size === 0 ? 0 : high - low
  const free = usable - content
  const start = measure.header + Math.max(0, Math.min(free / 2, free - labelRoom))
  const tops = new Map([...rails].map(([id, rail]) => [id, Math.round(rail - size(id).rail - low + start)] as const))
  const least = measure.header + content + measure.foot
  return { tops, least, height: Math.max(least, usable + measure.header + measure.foot) }
}
