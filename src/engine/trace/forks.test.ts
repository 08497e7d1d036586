import { describe, expect, it } from 'vitest'
import type { Fork, Trace } from '../model'
import { clusterOf, podText, serviceText, traceOf, twoNodes } from '../testing'

const pods = podText('web-1', 'node1', '10.244.1.2') + podText('web-2', 'node2', '10.244.2.2') + podText('web-3', 'node2', '10.244.2.3')
const web = (more = '') =>
  serviceText('web', `type: NodePort, selector: { app: web }, ports: [{ port: 80, targetPort: 8080, nodePort: 30080 }]${more}`)
const balancer = (backends: string, more = '') => `
---
apiVersion: hopscope/v1
kind: ExternalLoadBalancer
metadata: { name: edge }
spec: { addresses: [198.51.100.10], listeners: [{ port: 443, backends: [${backends}]${more} }] }
`
const edge = '198.51.100.10:443'

const trace = (text: string, to: string, choices = {}): Trace => traceOf(clusterOf(twoNodes + text), 'external', to, { choices })
const told = (forks: readonly Fork[]) =>
  forks.map(({ hop, key, taken, ways }) => [
    hop,
    key,
    taken,
    ways.map(({ name, chance, verdict }) => `${name} ${Math.round(chance * 1000) / 1000} ${verdict}`),
  ])

describe('the forks of a way', () => {
  it('are none where there is one way', () => {
    expect(trace(podText('web-1', 'node1', '10.244.1.2') + web(), '192.168.1.1:30080').forks).toEqual([])
  })

  it('nodes that go on alike are ways of their own, though one is walked for all; each endpoint has its share', () => {
    expect(told(trace(pods + web() + balancer('{ nodePort: 30080 }'), edge).forks)).toEqual([
      [1, 'node', 'node1', ['node1 0.5 delivered', 'node2 0.5 delivered']],
      [
        2,
        'endpoint',
        '10.244.1.2:8080',
        ['10.244.1.2:8080 0.333 delivered', '10.244.2.2:8080 0.333 delivered', '10.244.2.3:8080 0.333 delivered'],
      ],
    ])
  })

  it('a way that fails says how; one that may end either way says nothing', () => {
    const local = web(', externalTrafficPolicy: Local')
    const one = podText('web-1', 'node1', '10.244.1.2')
    expect(told(trace(one + local + balancer('{ nodePort: 30080 }'), edge).forks)).toEqual([
      [1, 'node', 'node1', ['node1 0.5 delivered', 'node2 0.5 dropped']],
    ])
    expect(told(trace(one + local + balancer('{ nodePort: 30080 }'), edge, { node: 'node2' }).forks)).toEqual([
      [1, 'node', 'node2', ['node1 0.5 delivered', 'node2 0.5 dropped']],
    ])
    const second = balancer('{ address: 192.168.1.1, port: 30080, weight: 3 }, { address: 198.51.100.20, port: 443 }').replace(
      /---/,
      `---
apiVersion: hopscope/v1
kind: ExternalLoadBalancer
metadata: { name: second }
spec: { addresses: [198.51.100.20], listeners: [{ port: 443, backends: [{ nodePort: 30080 }] }] }
---`,
    )
    expect(told(trace(one + local + second, edge).forks)).toEqual([
      [1, 'backend', '192.168.1.1:30080', ['192.168.1.1:30080 0.75 delivered', '198.51.100.20:443 0.25 null']],
    ])
  })

  it('a backend that is listed twice is one way', () => {
    const backends =
      '{ address: 10.244.1.2, port: 8080 }, { address: 10.244.2.2, port: 8080 }, { address: 10.244.1.2, port: 8080, weight: 2 }'
    expect(told(trace(pods + balancer(backends), edge).forks)).toEqual([
      [1, 'backend', '10.244.1.2:8080', ['10.244.1.2:8080 0.75 delivered', '10.244.2.2:8080 0.25 delivered']],
    ])
  })
})
