import { describe, expect, it } from 'vitest'
import { clusterOf, podText, serviceText, twoNodes } from '../testing'
import { ask } from '.'

const ingress = `
---
apiVersion: networking.k8s.io/v1
kind: Ingress
metadata: { name: shop, namespace: default }
spec: { ingressClassName: nginx, rules: [{ host: shop.example.com, http: { paths: [{ path: /, pathType: Prefix, backend: { service: { name: web, port: { number: 80 } } } }] } }] }
---
apiVersion: v1
kind: ConfigMap
metadata: { name: notes }
`
const cluster = clusterOf(
  twoNodes +
    podText('web-1', 'node1', '10.244.1.2') +
    podText('web-12', 'node2', '10.244.2.2') +
    serviceText(
      'web',
      'type: NodePort, clusterIP: 10.96.0.7, selector: { app: web }, ports: [{ port: 80, targetPort: 8080, nodePort: 30080 }]',
    ) +
    ingress,
)
const found = (text: string, limit = 50) => ask(cluster, 'search', { text, limit }).results
const named = (text: string) => found(text).map(({ ref }) => `${ref.kind} ${ref.name}`)

describe('search', () => {
  it.each([
    ['a name: the whole one first', 'web', 'Service web'],
    ['the beginning of a name', 'web-1', 'Pod web-1'],
    ['an address of a Pod', '10.244.2.2', 'Pod web-12'],
    ['a cluster IP', '10.96.0.7', 'Service web'],
    ['an address of a node', '192.168.1.1', 'Node node1'],
    ['a node port', ':30080', 'Service web'],
    ['a host', 'shop.example', 'Ingress shop'],
    ['words in any order and case', 'POD web-12', 'Pod web-12'],
    ['an object that is no place', 'notes', 'ConfigMap notes'],
    ['a namespace and a kind', 'default service', 'Service web'],
  ])('finds %s', (_what, text, first) => expect(named(text)[0]).toBe(first))

  it('finds by label, and says what matched', () => {
    expect(
      found('app=web')
        .filter(({ ref }) => ref.kind === 'Pod')
        .map(({ matched }) => matched),
    ).toEqual(['app=web', 'app=web'])
    expect(found('web')[0]?.matched).toBeNull()
  })

  it('tells the place, the line and a request', () => {
    expect(found('web')[0]).toMatchObject({
      place: 'service/default/web',
      line: expect.any(Number),
      request: { from: 'pod:default/web-1', to: 'svc:default/web:80' },
    })
    expect(found('shop')[0]).toMatchObject({
      place: expect.stringMatching(/^httpRouter\//),
      request: { from: 'external', to: 'http://shop.example.com/' },
    })
    expect(found('notes')[0]).toMatchObject({ place: null, request: null })
  })

  it('keeps the limit and says that there is more', () => {
    expect(ask(cluster, 'search', { text: 'e', limit: 2 })).toMatchObject({ more: true, results: { length: 2 } })
    expect(ask(cluster, 'search', { text: 'notes', limit: 2 }).more).toBe(false)
  })

  it.each(['', '   ', '\n', '<script>', '__proto__', 'a'.repeat(100_000), '.*', '\\'])('answers %j', (text) => {
    expect(found(text).length).toBeLessThan(10)
  })
})
