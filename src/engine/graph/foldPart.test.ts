import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import type { Graph, GraphPlace, GraphRelation, PlaceKind, RelationName } from '../model'
import { type FoldRules, foldPart } from './foldPart'

function place(lane: PlaceKind, path: string, more: Partial<GraphPlace> = {}): GraphPlace {
  const [namespace = '', name = ''] = path.split('/')
  const empty = { addresses: [], badge: null, node: null, workload: null, assumed: false, ref: null, file: null, line: null }
  return { ...empty, id: `${lane}/${path}`, lane, kind: lane, namespace, name, ...more }
}

function tie(from: string, to: string, name: RelationName): GraphRelation {
  return { id: `${from}→${to}`, from, to, name, ports: [{ role: 'port', port: 80, name: null }] }
}

/** A namespace of Services with endpoints and Pods each, nodes beside them and a router that runs in some Pods. */
function graphWith(shape: { readonly services: readonly number[]; readonly nodes: number; readonly run: number }): Graph {
  const places: GraphPlace[] = [place('httpRouter', 'Ingress/web/front')]
  const relations: GraphRelation[] = []
  for (let index = 0; index < shape.nodes; index += 1) places.push(place('node', `n${index}`, { namespace: null }))
  shape.services.forEach((count, index) => {
    const service = `web/s${index}`
    places.push(place('service', service))
    relations.push(tie('httpRouter/Ingress/web/front', `service/${service}`, 'routes to'))
    for (let each = 0; each < count; each += 1) {
      const endpoint = `endpoint/${service}/10.0.${index}.${each}:80`
      const pod = place('pod', `web/p${index}-${each}`, { workload: `web/d${index}`, badge: each === 0 ? 'not-ready' : 'ready' })
      places.push(place('endpoint', `${service}/10.0.${index}.${each}:80`), pod)
      relations.push(tie(`service/${service}`, endpoint, 'selects'), tie(endpoint, pod.id, 'backs'))
      if (each < shape.run && index === 0) relations.push(tie(pod.id, 'httpRouter/Ingress/web/front', 'runs'))
    }
  })
  return { places, relations }
}

const rules = (change: Partial<FoldRules> = {}): FoldRules => {
  return { prefix: 'fold/', keep: new Set(), unfolded: [], room: 100, sideBySide: 1, services: 24, ...change }
}

const shapes = fc.record({
  services: fc.array(fc.nat(12), { maxLength: 12 }),
  nodes: fc.nat(9),
  run: fc.nat(3),
})
const asked = shapes.chain((shape) => {
  const graph = graphWith(shape)
  const ids = graph.places.map(({ id }) => id)
  const folds = foldPart(graph, rules({ room: 40 })).folds.map(({ id }) => id)
  return fc.record({
    graph: fc.constant(graph),
    keep: fc.subarray(ids, { maxLength: Math.min(6, ids.length) }),
    unfolded: fc
      .subarray(folds)
      .chain((list) => fc.tuple(...list.map((id) => fc.record({ id: fc.constant(id), show: fc.integer({ min: 1, max: 60 }) })))),
    room: fc.integer({ min: 8, max: 120 }),
  })
})

describe('folding a part of a graph', () => {
  it('every place is shown or counted in exactly one fold; what is kept is shown; the room is kept', () => {
    fc.assert(
      fc.property(asked, ({ graph, keep, unfolded, room }) => {
        const part = foldPart(graph, rules({ keep: new Set(keep), unfolded, room }))
        const shown = new Set(part.places.map(({ id }) => id))
        expect(shown.size).toBe(part.places.length)
        expect(shown.size + part.folds.reduce((sum, { count }) => sum + count, 0)).toBe(graph.places.length)
        for (const lane of ['service', 'endpoint', 'pod', 'node', 'httpRouter'] as const) {
          const all = graph.places.filter((each) => each.lane === lane).length
          const single = part.places.filter((each) => each.lane === lane).length
          const folded = part.folds.filter((each) => each.lane === lane).reduce((sum, { count }) => sum + count, 0)
          expect(single + folded, lane).toBe(all)
        }
        for (const id of keep) expect(shown.has(id), id).toBe(true)
        expect(part.places.length).toBeLessThanOrEqual(Math.max(room, keep.length))
        const ids = [...shown, ...part.folds.map(({ id }) => id)]
        expect(new Set(ids).size).toBe(ids.length)
        for (const { from, to } of part.relations) for (const end of [from, to]) expect(ids).toContain(end)
      }),
    )
  })

  it('does not depend on the order of the input', () => {
    fc.assert(
      fc.property(asked, ({ graph, keep, unfolded, room }) => {
        const turned = { places: [...graph.places].reverse(), relations: [...graph.relations].reverse() }
        const set = rules({ keep: new Set(keep), unfolded, room })
        expect(foldPart(turned, set).places).toEqual(foldPart(graph, set).places)
        expect(foldPart(turned, set).folds).toEqual(foldPart(graph, set).folds)
      }),
    )
  })

  const graph = graphWith({ services: [60, 3, 1], nodes: 5, run: 0 })
  const words = (part: ReturnType<typeof foldPart>) => part.folds.map(({ id, count, of, notReady }) => [id, count, of, notReady])

  it('folds endpoints and Pods under their Service, with what they have in common', () => {
    expect(words(foldPart(graph, rules()))).toEqual([
      ['fold/node/', 5, null, 0],
      ['fold/endpoint/web/s0', 60, 'web/s0', 0],
      ['fold/endpoint/web/s1', 3, 'web/s1', 0],
      ['fold/pod/web/s0', 60, 'web/d0', 1],
      ['fold/pod/web/s1', 3, 'web/d1', 1],
    ])
  })

  it('unfolds by the page; the rest keeps its fold', () => {
    const part = foldPart(graph, rules({ unfolded: [{ id: 'fold/pod/web/s0', show: 50 }] }))
    expect(part.folds.find(({ id }) => id === 'fold/pod/web/s0')?.count).toBe(10)
    expect(part.places.filter(({ lane }) => lane === 'pod')).toHaveLength(51)
  })

  it('gives the room to what was unfolded last', () => {
    const pages = ['fold/endpoint/web/s0', 'fold/pod/web/s0'].map((id) => ({ id, show: 50 }))
    const shown = foldPart(graph, rules({ unfolded: pages, room: 70 })).places
    expect(shown.filter(({ lane }) => lane === 'pod').length).toBeGreaterThanOrEqual(50)
  })

  it('folds Services that find no room, and what stands behind them with their namespace', () => {
    const many = graphWith({ services: Array.from({ length: 40 }, () => 2), nodes: 0, run: 0 })
    expect(words(foldPart(many, rules({ services: 2 }))).filter(([id]) => String(id).endsWith('/web'))).toEqual([
      ['fold/service/web', 38, 'web', 0],
      ['fold/endpoint/web', 76, 'web', 0],
      ['fold/pod/web', 76, 'web', 38],
    ])
  })

  it('what runs a router stands in its card', () => {
    const run = foldPart(graphWith({ services: [3], nodes: 0, run: 3 }), rules())
    const front = 'httpRouter/Ingress/web/front'
    expect(run.folds.map(({ lane, count, inside }) => [lane, count, inside])).toEqual([
      ['endpoint', 3, front],
      ['pod', 3, front],
    ])
    expect(run.relations.map(({ id }) => id)).toContain(`service/web/s0→${front}`)
  })
})
