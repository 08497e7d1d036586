import { describe, expect, it } from 'vitest'
import { clusterOf, podText, serviceText, traceOf, twoNodes } from '../../../testing'

const classText = `
---
apiVersion: gateway.networking.k8s.io/v1
kind: GatewayClass
metadata: { name: any }
spec: { controllerName: example.com/any }
`
const gatewayText = (listeners: string, more = '') => `
---
apiVersion: gateway.networking.k8s.io/v1
kind: Gateway
metadata: { name: edge }
spec: { gatewayClassName: any, listeners: [${listeners}]${more} }
`
const http = '{ name: http, port: 80, protocol: HTTP }'
const routeText = (name: string, spec: string, kind = 'HTTPRoute', meta = '') => `
---
apiVersion: gateway.networking.k8s.io/v1
kind: ${kind}
metadata: { name: ${name}${meta} }
spec: { parentRefs: [{ name: edge }], ${spec} }
`
const backends =
  podText('a-1', 'node1', '10.244.1.2', { labels: 'app: a' }) +
  podText('b-1', 'node2', '10.244.2.2', { labels: 'app: b' }) +
  podText('sick', 'node2', '10.244.2.3', { labels: 'app: sick', ready: false }) +
  ['a', 'b', 'sick'].map((name) => serviceText(name, `selector: { app: ${name} }, ports: [{ port: 80, targetPort: 8080 }]`)).join('')
const base = twoNodes + backends + classText
const to = (name: string, more = '') => `backendRefs: [{ name: ${name}, port: 80${more} }]`

/** How a request ends: the Pod, the location of a redirect, or the status with the reason. */
function end(text: string, target: string): string {
  const { ending, status, reason } = traceOf(clusterOf(text), 'external', target)
  if (ending.verdict === 'delivered') return `${ending.endpoint.ref?.name}`
  return ending.verdict === 'redirected' ? `${ending.status} ${ending.redirect.location}` : `${status} ${reason}`
}

describe('what a Gateway does with a request', () => {
  it.each<[string, string, string, string]>([
    ['a route without a rule’s match takes every path', routeText('a', `rules: [{ ${to('a')} }]`), 'gateway:edge:80/x', 'a-1'],
    [
      'the longest prefix wins, whichever route has it',
      routeText('a', `rules: [{ matches: [{ path: { value: / } }], ${to('a')} }]`) +
        routeText('b', `rules: [{ matches: [{ path: { value: /b } }], ${to('b')} }]`),
      'gateway:edge:80/b/c',
      'b-1',
    ],
    [
      'a method goes before headers',
      routeText(
        'a',
        `rules: [{ matches: [{ headers: [{ name: x, value: y }] }], ${to('a')} }, { matches: [{ method: GET }], ${to('b')} }]`,
      ),
      'gateway:edge:80/',
      'b-1',
    ],
    [
      'of two that ask for the same the older route wins',
      routeText('a', `rules: [{ ${to('a')} }]`, 'HTTPRoute', ', creationTimestamp: 2026-02-01T00:00:00Z') +
        routeText('z', `rules: [{ ${to('b')} }]`, 'HTTPRoute', ', creationTimestamp: 2026-01-01T00:00:00Z'),
      'gateway:edge:80/',
      'b-1',
    ],
    [
      'no rule at all',
      routeText('a', `rules: [{ matches: [{ path: { value: /a } }], ${to('a')} }]`),
      'gateway:edge:80/b',
      '404 no-http-rule',
    ],
    ['a backend that is not there', routeText('a', `rules: [{ ${to('nobody')} }]`), 'gateway:edge:80/', '500 backend-missing'],
    [
      'a port that the Service does not have',
      routeText('a', 'rules: [{ backendRefs: [{ name: a, port: 81 }] }]'),
      'gateway:edge:80/',
      '500 backend-port-missing',
    ],
    [
      'another namespace without a grant',
      routeText('a', `rules: [{ ${to('a', ', namespace: other')} }]`),
      'gateway:edge:80/',
      '500 reference-not-granted',
    ],
    [
      'a kind that is no backend',
      routeText('a', `rules: [{ ${to('a', ', kind: Bucket, group: x.io')} }]`),
      'gateway:edge:80/',
      '500 backend-not-supported',
    ],
    [
      'a rule without backends does not fall through',
      routeText('a', 'rules: [{ matches: [{ path: { value: / } }] }]'),
      'gateway:edge:80/',
      '500 no-route-backend',
    ],
    ['only weight 0', routeText('a', `rules: [{ ${to('a', ', weight: 0')} }]`), 'gateway:edge:80/', '500 no-route-backend'],
    ['a Service without ready endpoints', routeText('a', `rules: [{ ${to('sick')} }]`), 'gateway:edge:80/', '503 no-endpoints'],
    [
      'a filter that is not there',
      routeText('a', `rules: [{ filters: [{ type: ExtensionRef, extensionRef: { group: x.io, kind: F, name: f } }], ${to('a')} }]`),
      'gateway:edge:80/',
      '500 filter-unsupported',
    ],
    [
      'a scheme that changes brings its port along',
      routeText('a', 'rules: [{ filters: [{ type: RequestRedirect, requestRedirect: { scheme: https, hostname: a.b } }] }]'),
      'gateway:edge:80/x?y=1',
      '302 https://a.b/x?y=1',
    ],
    [
      'a prefix is replaced, the rest stays',
      routeText(
        'a',
        'rules: [{ matches: [{ path: { value: /old } }], filters: [{ type: RequestRedirect, requestRedirect: { hostname: a.b, port: 8080, statusCode: 301, path: { type: ReplacePrefixMatch, replacePrefixMatch: /new } } }] }]',
      ),
      'gateway:edge:80/old/x',
      '301 http://a.b:8080/new/x',
    ],
  ])('%s', (_name, routes, target, expected) => {
    expect(end(base + gatewayText(http) + routes, target)).toBe(expected)
  })

  it.each([
    ['the same namespace only', '{ name: http, port: 80, protocol: HTTP }', '404 no-http-rule'],
    ['all namespaces', '{ name: http, port: 80, protocol: HTTP, allowedRoutes: { namespaces: { from: All } } }', 'a-1'],
    [
      'namespaces by label',
      '{ name: http, port: 80, protocol: HTTP, allowedRoutes: { namespaces: { from: Selector, selector: { matchExpressions: [{ key: team, operator: In, values: [x, y] }] } } } }',
      'a-1',
    ],
    [
      'namespaces by a label that this one has not',
      '{ name: http, port: 80, protocol: HTTP, allowedRoutes: { namespaces: { from: Selector, selector: { matchLabels: { team: red } } } } }',
      '404 no-http-rule',
    ],
  ])('a route of another namespace, where a listener takes %s', (_name, listener, expected) => {
    const other = `
---
apiVersion: v1
kind: Namespace
metadata: { name: team, labels: { team: x } }
---
apiVersion: gateway.networking.k8s.io/v1
kind: ReferenceGrant
metadata: { name: g }
spec: { from: [{ group: gateway.networking.k8s.io, kind: HTTPRoute, namespace: team }], to: [{ group: '', kind: Service }] }
---
apiVersion: gateway.networking.k8s.io/v1
kind: HTTPRoute
metadata: { name: r, namespace: team }
spec: { parentRefs: [{ name: edge, namespace: default }], rules: [{ backendRefs: [{ name: a, namespace: default, port: 80 }] }] }
`
    expect(end(base + gatewayText(listener) + other, 'gateway:edge:80/')).toBe(expected)
  })

  it('goes from the balancer over a node to the Gateway’s own Pod, and from there by a new connection', () => {
    const cluster = clusterOf(base + gatewayText(http) + routeText('a', `hostnames: [a.example.com], rules: [{ ${to('a')} }]`))
    const { hops, reply, assumptions, service } = traceOf(cluster, 'external', 'http://a.example.com/x')
    expect(hops.map(({ component, connection }) => [component.place, connection])).toEqual([
      ['client', 0],
      ['loadBalancer', 0],
      ['node', 0],
      ['service', 0],
      ['httpRouter', 1],
    ])
    expect(reply.map(({ connection }) => connection)).toEqual([1, 0, 0])
    expect(assumptions.some(({ what }) => what === 'router')).toBe(true)
    expect(service).toBe('default/a')
  })

  it('a class that nobody serves has no address', () => {
    const text = base.replace(classText, '') + gatewayText(http) + routeText('a', `rules: [{ ${to('a')} }]`)
    expect(end(text, 'gateway:edge:80/')).toBe('null nobody-serves')
  })
})
