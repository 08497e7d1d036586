import { curveThrough } from './curve'
import type { Lane } from './fold'
import { frameMeasure, type LaidFrame } from './frames'
import { type CardInput, type EdgeInput, type LaidCard, type MapLayout, measure, sizeOf } from './layout'

/** An opened namespace: its cards, and the lines between them. */
export interface Section {
  readonly name: string
  readonly cards: readonly CardInput[]
  readonly edges: readonly EdgeInput[]
}

const columns: readonly (readonly Lane[])[] = [
  ['loadBalancer', 'httpRouter', 'entryService'],
  ['service'],
  ['endpoint'],
  ['pod', 'balancerBehind', 'outside', 'node', 'client', 'kubectl', 'controlPlane'],
]
const cardLeast = 150
const gap = { column: 46, row: 22, card: 14, section: 34, grid: 14 } as const

/**
 * What stands below the way of the request: a grid of namespaces, and the opened ones under it in the order of their opening, each
 * as rows of a Service with what leads to it and what stands behind it. What is added or unfolded moves only what stands below it.
 * Linear in cards and lines.
 */
export function layoutOverview(way: MapLayout, namespaces: readonly CardInput[], sections: readonly Section[]): MapLayout {
  const cards = new Map(way.cards)
  const frames: LaidFrame[] = [...way.frames]
  const edges = [...way.edges]
  const width = Math.max(way.width, columns.length * cardLeast + (columns.length - 1) * gap.column + 4 * measure.margin)
  let y = placeGrid(namespaces, width, way.bottom + gap.section, cards)
  for (const section of sections) {
    const top = y + gap.section + frameMeasure.name
    const bottom = placeRows(section, width, top, cards)
    const x = measure.margin
    frames.push({
      name: section.name,
      around: 'namespace',
      x,
      y: top - frameMeasure.name - 8,
      width: width - 2 * x,
      height: bottom - top + frameMeasure.name + 20,
    })
    for (const edge of section.edges) {
      const [from, to] = [cards.get(edge.from), cards.get(edge.to)]
      if (from === undefined || to === undefined) continue
      const start = { x: from.x + from.width, y: from.y + from.rail }
      edges.push({ ...edge, curve: curveThrough(start, { x: to.x, y: to.y + to.rail }, []) })
    }
    y = bottom + gap.section
  }
  return {
    ...way,
    width,
    height: Math.max(way.height, y + measure.foot),
    cards,
    frames,
    edges,
    curves: new Map(edges.map(({ id, curve }) => [id, curve])),
  }
}

/** Namespaces side by side, row by row; answers where they end. */
function placeGrid(namespaces: readonly CardInput[], width: number, top: number, cards: Map<string, LaidCard>): number {
  const room = width - 2 * measure.margin
  const across = Math.max(1, Math.floor((room + gap.grid) / (cardLeast + 20 + gap.grid)))
  const each = Math.floor((room + gap.grid) / across - gap.grid)
  let y = top
  for (let start = 0; start < namespaces.length; start += across) {
    const row = namespaces.slice(start, start + across).map((card) => ({ card, size: sizeOf(card, each) }))
    const height = Math.max(...row.map(({ size }) => size.height))
    row.forEach(({ card: { id, lane }, size }, at) =>
      cards.set(id, { ...size, id, lane, height, x: measure.margin + at * (each + gap.grid), y }),
    )
    y += height + gap.grid
  }
  return y
}

function placeRows({ cards: all, edges }: Section, width: number, top: number, cards: Map<string, LaidCard>): number {
  const room = width - 4 * measure.margin - (columns.length - 1) * gap.column
  const each = Math.floor(room / columns.length)
  let y = top
  for (const row of rowsOf(all, edges)) {
    const heights = columns.map((lanes, column) => {
      let at = y
      for (const card of row.filter(({ lane }) => lanes.includes(lane))) {
        const size = sizeOf(card, each)
        cards.set(card.id, { ...size, id: card.id, lane: card.lane, x: 2 * measure.margin + column * (each + gap.column), y: at })
        at += size.height + gap.card
      }
      return at - gap.card
    })
    y = Math.max(...heights) + gap.row
  }
  return Math.max(top, y - gap.row)
}

/** A row for each Service in the order given, and one for what belongs to none. */
function rowsOf(cards: readonly CardInput[], edges: readonly EdgeInput[]): readonly (readonly CardInput[])[] {
  const rowOf = new Map<string, number>()
  for (const { id, lane } of cards) if (lane === 'service') rowOf.set(id, rowOf.size)
  const services = rowOf.size
  // Forth over endpoints to Pods, and back to what leads to a Service.
  for (let round = 0; round < 2; round += 1) {
    for (const { from, to } of edges) {
      const [before, after] = [rowOf.get(from), rowOf.get(to)]
      if (before !== undefined && after === undefined) rowOf.set(to, before)
      if (before === undefined && after !== undefined) rowOf.set(from, after)
    }
  }
  const rows: CardInput[][] = Array.from({ length: services + 1 }, () => [])
  for (const card of cards) rows[rowOf.get(card.id) ?? services]?.push(card)
  return rows.filter((row) => row.length > 0)
}
