import { describe, expect, it } from 'vitest'
import { pointAt } from './curve'
import { type CardInput, type EdgeInput, layoutMap } from './layout'

const canvas = { width: 865, height: 583 }

function card(id: string, lane: CardInput['lane'], title = id, port: string | null = null): CardInput {
  return { id, lane, title, lines: ['192.168.1.100'], tags: [], port }
}

function edge(from: string, to: string): EdgeInput {
  return { id: `${from}>${to}`, from, to }
}

const cards = [
  card('client', 'client'),
  card('edge', 'loadBalancer', 'edge', 'listener 80'),
  card('node1', 'node', 'node1', 'nodePort 30001'),
  card('node2', 'node', 'node2', 'nodePort 30001'),
  card('web', 'service', 'web', 'port 8080'),
  card('e1', 'endpoint', '10.244.1.2', 'targetPort 8080'),
  card('e2', 'endpoint', '10.244.1.3', 'targetPort 8080'),
  card('pod1', 'pod'),
  card('pod2', 'pod'),
]
const edges = [
  edge('client', 'edge'),
  edge('edge', 'node1'),
  edge('edge', 'node2'),
  edge('node1', 'web'),
  edge('node2', 'web'),
  edge('web', 'e1'),
  edge('web', 'e2'),
  edge('e1', 'pod1'),
  edge('e2', 'pod2'),
  edge('node1', 'e1'),
]

describe('the layout', () => {
  const layout = layoutMap(cards, edges, canvas)

  it('stands lanes from left to right in the direction of traffic, whole on the canvas', () => {
    const xs = layout.lanes.map((lane) => lane.x)
    expect(layout.lanes.map((lane) => lane.lane)).toEqual(['client', 'loadBalancer', 'node', 'service', 'endpoint', 'pod'])
    expect(xs).toEqual([...xs].sort((a, b) => a - b))
    const last = layout.lanes.at(-1)
    expect(((last?.x ?? 0) + (last?.width ?? 0)) * layout.zoom).toBeLessThanOrEqual(canvas.width)
  })

  it('never lets two cards overlap', () => {
    const laid = [...layout.cards.values()]
    const overlaps = laid.flatMap((a, i) =>
      laid.slice(i + 1).filter((b) => a.x < b.x + b.width && b.x < a.x + a.width && a.y < b.y + b.height && b.y < a.y + a.height),
    )
    expect(overlaps).toEqual([])
  })

  it('is the same whatever the order of the input', () => {
    const shuffled = layoutMap([...cards].reverse(), [...edges].reverse(), canvas)
    for (const [id, laid] of layout.cards) expect(shuffled.cards.get(id)).toEqual(laid)
  })

  it('keeps the others where they are when one more Pod comes at the end', () => {
    const more = layoutMap(
      [...cards, card('e3', 'endpoint', '10.244.1.4', 'targetPort 8080'), card('pod3', 'pod')],
      [...edges, edge('web', 'e3'), edge('e3', 'pod3')],
      canvas,
    )
    const order = (map: typeof layout, lane: string) =>
      [...map.cards.values()]
        .filter((each) => each.lane === lane)
        .sort((a, b) => a.y - b.y)
        .map((each) => each.id)
    expect(order(more, 'pod')).toEqual(['pod1', 'pod2', 'pod3'])
    expect(order(more, 'node')).toEqual(order(layout, 'node'))
    for (const [id, laid] of layout.cards) expect(more.cards.get(id)?.x).toBe(laid.x)
  })

  it('leads a line past the cards of a lane that it only crosses', () => {
    const line = layout.edges.find((each) => each.id === 'node1>e1')
    const web = layout.cards.get('web')
    if (line === undefined || web === undefined) throw new Error('not laid out')
    for (let share = 0; share <= 1; share += 0.01) {
      const { x, y } = pointAt(line.curve, share)
      expect(x > web.x && x < web.x + web.width && y > web.y && y < web.y + web.height).toBe(false)
    }
  })

  it('enlarges everything on a large canvas, and pans rather than shrinks below legibility on a small one', () => {
    expect(layoutMap(cards, edges, { width: 1900, height: 900 }).zoom).toBeGreaterThan(1.2)
    expect(layoutMap(cards, edges, { width: 390, height: 400 }).zoom).toBe(1)
    expect(layoutMap(cards, edges, { width: 390, height: 400 }).width).toBeGreaterThan(390)
  })

  it('keeps empty lanes where they are asked for', () => {
    const few = cards.filter((each) => each.lane !== 'pod')
    expect(layoutMap(few, edges, canvas, { shown: new Set(['pod'] as const) }).lanes.at(-1)?.lane).toBe('pod')
  })

  it('lays out five thousand cards', { timeout: 15_000 }, () => {
    const many = Array.from({ length: 2500 }, (_, i) => [card(`e${i}`, 'endpoint'), card(`p${i}`, 'pod')]).flat()
    const ties = Array.from({ length: 2500 }, (_, i) => [edge('web', `e${i}`), edge(`e${i}`, `p${i}`)]).flat()
    expect(layoutMap([card('web', 'service'), ...many], ties, canvas).cards).toHaveLength(5001)
  })
})

describe('the frames of nodes', () => {
  const pods = ['a', 'b', 'c', 'd', 'e']
  const frames = ['node1', 'node2', 'node1', undefined, 'node2']
  const framed = [
    card('web', 'service'),
    ...pods.map((name) => card(`e-${name}`, 'endpoint')),
    ...pods.map((name, index) => ({ ...card(name, 'pod'), ...(frames[index] === undefined ? {} : { frame: frames[index] }) })),
  ]
  const ties = pods.flatMap((name) => [edge('web', `e-${name}`), edge(`e-${name}`, name)])
  const layout = layoutMap(framed, ties, { width: 865, height: 900 })
  const down = (names: readonly string[]) =>
    [...names].sort((a, b) => (layout.cards.get(a)?.y ?? 0) - (layout.cards.get(b)?.y ?? 0)).map((name) => name.at(-1))

  it('hold exactly the Pods of their node, and do not touch', () => {
    const inside = ({ x, y, width, height }: (typeof layout.frames)[number], id: string) => {
      const at = layout.cards.get(id)
      return at !== undefined && at.x > x && at.y > y && at.x + at.width < x + width && at.y + at.height < y + height
    }
    expect(layout.frames.map((frame) => [frame.name, pods.filter((name) => inside(frame, name))])).toEqual([
      ['node1', ['a', 'c']],
      ['node2', ['b', 'e']],
    ])
    const [first, second] = layout.frames
    expect((first?.y ?? 0) + (first?.height ?? 0)).toBeLessThan(second?.y ?? 0)
  })

  it('are followed by the endpoints that lead into them; what has no node stands below', () => {
    expect(down(pods)).toEqual(['a', 'c', 'b', 'e', 'd'])
    expect(down(pods.map((name) => `e-${name}`))).toEqual(['a', 'c', 'b', 'e', 'd'])
  })

  it('are none where no card has one', () => {
    expect(layoutMap(cards, edges, canvas).frames).toEqual([])
  })
})

describe('enlarged for a room', () => {
  const small = { width: 1024, height: 590 }

  it('a way that does not fit is as large as asked for, and wider than the canvas', () => {
    const layout = layoutMap(cards, edges, small, { enlarged: { times: 1.5, least: 1.5 } })
    expect(layout.zoom).toBe(1.5)
    expect(layout.width * layout.zoom).toBeGreaterThan(small.width)
  })

  it('it gives up a little where it fits then, and no more than that', () => {
    const layout = layoutMap(cards, edges, { width: 1400, height: 800 }, { enlarged: { times: 1.6, least: 1.4 } })
    expect(layout.zoom).toBeGreaterThanOrEqual(1.4)
    expect(layout.width * layout.zoom).toBeLessThanOrEqual(1401)
  })

  it('a short way grows further', () => {
    const two = layoutMap(cards.slice(0, 2), edges.slice(0, 1), small, { enlarged: { times: 1.5, least: 1.5 } })
    expect(two.zoom).toBeGreaterThan(1.5)
    expect(two.enlarged).toBe(1.5)
  })
})
