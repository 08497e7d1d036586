import { describe, expect, it } from 'vitest'
import type { GraphPlace } from '../../engine/model'
import { foldGraph } from './fold'

const none: ReadonlySet<string> = new Set()

function pod(name: string, workload: string | null = 'default/web'): GraphPlace {
  const place = { addresses: [], badge: null, node: null, assumed: false, ref: null, file: null, line: null }
  return { ...place, id: `pod/default/${name}`, lane: 'pod', kind: 'Pod', namespace: 'default', name, workload }
}

const pods = Array.from({ length: 6 }, (_, i) => pod(`web-${i}`))
const graph = { places: pods, relations: [] }

describe('folding', () => {
  it('folds more than four like things beside the way', () => {
    const { cards } = foldGraph(graph, none, none)
    expect(cards.map(({ kind, members, of }) => [kind, members.length, of])).toEqual([['Pod', 6, 'default/web']])
  })

  it('leaves four as they are', () => {
    expect(foldGraph({ places: pods.slice(0, 4), relations: [] }, none, none).cards).toHaveLength(4)
  })

  it('never folds what is on the way', () => {
    const { cards, cardOf } = foldGraph(graph, new Set(['pod/default/web-3']), none)
    expect(cards).toHaveLength(2)
    expect(cardOf.get('pod/default/web-3')).toBe('pod/default/web-3')
  })

  it('unfolds what was pressed', () => {
    const folded = foldGraph(graph, none, none)
    expect(foldGraph(graph, none, new Set([folded.cards[0]?.id ?? ''])).cards).toHaveLength(6)
  })

  it('makes one line of many', () => {
    const web: GraphPlace = { ...pod('web', null), id: 'service/default/web', lane: 'service', kind: 'Service' }
    const relations = pods.map((each) => ({ id: each.id, from: web.id, to: each.id, name: 'selects' as const, ports: [] }))
    expect(foldGraph({ places: [web, ...pods], relations }, none, none).edges).toHaveLength(1)
  })

  it('folds coarser where there would still be too many cards', () => {
    const many = Array.from({ length: 1200 }, (_, i) => pod(`web-${i}`, `default/app-${i % 400}`))
    expect(foldGraph({ places: many, relations: [] }, none, none).cards.length).toBeLessThan(10)
  })
})
