import { describe, expect, it } from 'vitest'
import type { Cluster, ShownGraph } from '../model'
import { clusterOf, podText, traceOf, twoNodes } from '../testing'
import { graphOf } from './graph'
import { firstView, shownGraphs } from './shownGraph'

const inNamespace = (text: string, namespace: string) =>
  text.replaceAll(/metadata: \{ name: (\S+?),? /g, `metadata: { name: $1, namespace: ${namespace}, `)
const service = (namespace: string) => `
---
apiVersion: v1
kind: Service
metadata: { name: web, namespace: ${namespace} }
spec: { type: NodePort, selector: { app: web }, ports: [{ port: 80, targetPort: 8080${namespace === 'a' ? ', nodePort: 30080' : ''} }] }
`
const pods = (namespace: string, count: number, net: number) =>
  Array.from({ length: count }, (_, i) =>
    inNamespace(podText(`web-${i}`, i % 2 === 0 ? 'node1' : 'node2', `10.${net}.0.${i + 1}`), namespace),
  ).join('')

const large = clusterOf(`${twoNodes}${pods('a', 200, 1)}${service('a')}${pods('b', 120, 2)}${service('b')}`)
const shown = shownGraphs(large)
const way = traceOf(large, 'external', '192.168.1.1:30080')
  .hops.slice(1)
  .map(({ id }) => id)

function idsOf({ places, folds, overview }: ShownGraph) {
  const parts = overview?.opened.map(({ part }) => part) ?? []
  return [...places, ...folds, ...parts.flatMap((part) => [...part.places, ...part.folds])].map(({ id }) => id)
}

/** Places that stand around the way or in opened namespaces, each counted once. */
function counted(cluster: Cluster, { places, folds, overview }: ShownGraph) {
  const parts = [{ places, folds }, ...(overview?.opened.map(({ part }) => part) ?? [])]
  const all = parts.flatMap((part) => [...part.places.map(() => 1), ...part.folds.map(({ count }) => count)]).reduce((a, b) => a + b, 0)
  return [all, graphOf(cluster).places.length]
}

describe('the graph that a view shows', () => {
  it('is whole where it is small', () => {
    const small = clusterOf(`${twoNodes}${pods('a', 20, 1)}${service('a')}`)
    const { places, relations, overview } = shownGraphs(small)(firstView)
    expect({ places, relations }).toEqual(graphOf(small))
    expect(overview).toBeNull()
  })

  it('begins with namespaces in numbers where it is large', () => {
    const { overview, folds } = shown(firstView)
    expect(overview?.namespaces.map(({ name, services, pods: count }) => [name, services, count])).toEqual([
      ['a', 1, 200],
      ['b', 1, 120],
    ])
    expect(folds.map(({ lane }) => lane)).not.toContain('pod')
  })

  it('has every place of the way, whatever else is asked for', () => {
    const view = { ...firstView, around: way, unfolded: [{ id: 'namespace/b', show: 1 }], limit: 20 }
    expect(idsOf(shown(view))).toEqual(expect.arrayContaining(way))
  })

  it('with all namespaces opened every place of the graph is shown or counted once', () => {
    const unfolded = ['namespace/a', 'namespace/b'].map((id) => ({ id, show: 1 }))
    for (const around of [[], way]) {
      const answer = shown({ ...firstView, around, unfolded })
      const ids = idsOf(answer)
      expect(new Set(ids).size).toBe(ids.length)
      const [all, expected] = counted(large, answer)
      expect(all).toBe(expected)
    }
  })

  it('shows what is looked at in its opened namespace', () => {
    const view = { ...firstView, focus: 'pod/b/web-77', unfolded: [{ id: 'namespace/b', show: 1 }] }
    expect(idsOf(shown(view))).toContain('pod/b/web-77')
  })

  it('keeps the limit however much is unfolded', () => {
    const unfolded = [
      'namespace/a',
      'namespace/b',
      'fold/a/pod/a/web',
      'fold/a/endpoint/a/web',
      'fold/b/pod/b/web',
      'fold/b/endpoint/b/web',
    ].map((id) => ({ id, show: 500 }))
    expect(idsOf(shown({ ...firstView, unfolded })).length).toBeLessThanOrEqual(firstView.limit)
  })

  it('what nobody has is no reason to fail', () => {
    const around = ['service', 'pod//', 'endpoint/x/y/z', 'nonsense', 'loadBalancer/a/none']
    expect(() => shown({ ...firstView, around, focus: '', unfolded: [{ id: 'namespace/none', show: -5 }] })).not.toThrow()
  })
})
