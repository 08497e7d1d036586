import { describe, expect, it } from 'vitest'
import { clusterOf, traceOf } from '../../../../testing'
import { base, classText, ended, endOf, ingressText, pathTo, ruleFor, tls } from '../controllers.testing'

const edge = classText('edge', 'example.com/any')
const className = 'edge'
const ingress = (...rules: string[]) => edge + ingressText(rules, { className })

describe('Ingresses as the specification says', () => {
  const shared =
    edge +
    ingressText([ruleFor('x.org', pathTo('/', 'a'))], { className, name: 'first', created: '2024-01-01T00:00:00Z' }) +
    ingressText([ruleFor('x.org', pathTo('/', 'b'), pathTo('/b', 'b'))], { className, name: 'second', created: '2024-01-02T00:00:00Z' })

  it.each<[string, string, string, string]>([
    [
      'the longest path wins, wherever it stands',
      ingress(ruleFor('x.org', pathTo('/', 'a'), pathTo('/b/c', 'c'), pathTo('/b', 'b'))),
      'http://x.org/b/c/d',
      'c-1 /b/c/d',
    ],
    [
      'an exact path before a prefix of its length',
      ingress(ruleFor('x.org', pathTo('/b', 'a'), pathTo('/b', 'b', 'Exact'))),
      'http://x.org/b',
      'b-1 /b',
    ],
    [
      'a path of no type of ours as a prefix',
      ingress(ruleFor('x.org', pathTo('/b', 'b', 'ImplementationSpecific'))),
      'http://x.org/b/c',
      'b-1 /b/c',
    ],
    ['a port by its name', ingress(ruleFor('x.org', pathTo('/', 'b', 'Prefix', '{ name: http }'))), 'http://x.org/', 'b-1 /'],
    [
      'an exact host before a wildcard',
      ingress(ruleFor('*.x.org', pathTo('/', 'a')), ruleFor('y.x.org', pathTo('/', 'b'))),
      'http://y.x.org/',
      'b-1 /',
    ],
    [
      'an exact host keeps what it does not take',
      ingress(ruleFor('*.x.org', pathTo('/', 'a')), ruleFor('y.x.org', pathTo('/b', 'b'))),
      'http://y.x.org/',
      '404',
    ],
    ['two Ingresses share a host', shared, 'http://x.org/b', 'b-1 /b'],
    ['of two that ask for the same the older wins', shared, 'http://x.org/c', 'a-1 /c'],
    ['a Service that is not there', ingress(ruleFor('x.org', pathTo('/', 'nobody'))), 'http://x.org/', '503'],
    ['a port that is not there', ingress(ruleFor('x.org', pathTo('/', 'a', 'Prefix', '{ number: 81 }'))), 'http://x.org/', '503'],
    ['no endpoint', ingress(ruleFor('x.org', pathTo('/', 'empty'))), 'http://x.org/', '503'],
  ])('%s', (_name, text, url, expected) => {
    expect(endOf(text, url)).toBe(expected)
  })

  it('the default backend takes what no rule takes, of its own hosts and of others', () => {
    const more = 'defaultBackend: { service: { name: c, port: { number: 80 } } }'
    const text = edge + ingressText([ruleFor('x.org', pathTo('/a', 'a'))], { className, more })
    expect(endOf(text, 'http://x.org/b')).toBe('c-1 /b')
    expect(endOf(text, 'http://x.org/b', { http: { host: 'y.org' } })).toBe('c-1 /b')
  })

  it('TLS ends at the controller, with a certificate by name where there is one', () => {
    const cluster = clusterOf(base + edge + ingressText([ruleFor('x.org', pathTo('/', 'a'))], { className, more: tls('x.org') }))
    const trace = traceOf(cluster, 'external', 'https://x.org/')
    expect([ended(trace), trace.tls]).toEqual(['a-1 /', 'terminated'])
    expect(cluster.routers[0]?.listeners.map(({ port, certificates }) => [port, certificates])).toEqual([
      [80, []],
      [443, ['default/cert']],
    ])
  })

  it('an Ingress of an older version is read all the same', () => {
    const old = `
---
apiVersion: extensions/v1beta1
kind: Ingress
metadata: { name: old, annotations: { kubernetes.io/ingress.class: edge } }
spec: { rules: [{ host: x.org, http: { paths: [{ path: /b, backend: { serviceName: b, servicePort: http } }] } }] }
`
    expect(endOf(edge + old, 'http://x.org/b')).toBe('b-1 /b')
    const byName = traceOf(clusterOf(base + edge + old), 'external', 'ingress:default/old/b', { http: { host: 'x.org' } })
    expect(ended(byName)).toBe('b-1 /b')
  })

  it('a controller that the input lacks is assumed: its Pod, its Service and an address', () => {
    const cluster = clusterOf(base + ingress(ruleFor('x.org', pathTo('/', 'a'))))
    expect(cluster.routers.map(({ ref, assumed }) => [ref.kind, ref.name, assumed])).toEqual([['IngressClass', 'edge', true]])
    const trace = traceOf(cluster, 'external', 'http://x.org/')
    expect(trace.certainty).toBe('assumed')
    expect(trace.assumptions.map(({ what }) => what)).toContain('router')
  })

  it('rules that lost are listed with why', () => {
    const [router] = clusterOf(base + shared).routers
    expect(router?.listeners[0]?.rejected).toMatchObject([
      { object: { name: 'second' }, path: 'spec.rules[0].http.paths[0]', why: 'same-as-earlier' },
    ])
  })

  it('hosts by the thousand stand in one listener, and each is found', () => {
    const many = Array.from({ length: 2_000 }, (_, index) =>
      ingressText([ruleFor(`h${index}.x.org`, pathTo('/', 'a'), pathTo('/b', 'b'))], { className, name: `i${index}` }),
    )
    const cluster = clusterOf(base + edge + many.join(''))
    expect(cluster.routers[0]?.listeners[0]?.rules).toHaveLength(4_000)
    expect(ended(traceOf(cluster, 'external', 'http://h1999.x.org/b/c'))).toBe('b-1 /b/c')
  })
})
