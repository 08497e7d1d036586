import { describe, expect, it } from 'vitest'
import { type Asked, clusterOf, podText, serviceText, traceOf, twoNodes } from '../../../testing'

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
function end(text: string, target: string, http: Asked['http'] = {}): string {
  const { ending, status, reason } = traceOf(clusterOf(text), 'external', target, { http })
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

  it.each<[string, string, string]>([
    ['a route that names the host goes before one that names none', `rules: [{ ${to('a')} }]`, 'hostnames: [x.org], '],
    [
      'the longer host goes before the shorter, both narrowed to the listener’s',
      `hostnames: ['*.org'], rules: [{ ${to('a')} }]`,
      'hostnames: [x.org], ',
    ],
  ])('%s, however old', (_name, older, younger) => {
    const old = ', creationTimestamp: 2020-01-01T00:00:00Z'
    const routes = routeText('a', older, 'HTTPRoute', old) + routeText('b', `${younger}rules: [{ ${to('b')} }]`)
    expect(end(base + gatewayText('{ name: http, port: 80, protocol: HTTP, hostname: x.org }') + routes, 'http://x.org/')).toBe('b-1')
  })

  it.each([
    ['the name of the connection', { host: 'a.org' }, 'a-1'],
    ['a name of another listener', { host: 'b.org' }, '421 misdirected-request'],
    ['a name of the same listener', { host: 'c.a.org' }, 'a-1'],
    ['a name of none', { host: 'z.net' }, '404 no-http-rule'],
  ])('over TLS the Host is %s', (_name, http, expected) => {
    const https = (name: string, host: string) =>
      `{ name: ${name}, port: 443, protocol: HTTPS, hostname: '${host}', tls: { certificateRefs: [{ name: cert }] } }`
    const secret = `
---
apiVersion: v1
kind: Secret
metadata: { name: cert }
stringData: { tls.crt: '-----BEGIN CERTIFICATE-----' }
`
    const listeners = [https('a', 'a.org'), https('subs', '*.a.org'), https('b', 'b.org')].join(', ')
    const routes = routeText('a', `rules: [{ ${to('a')} }]`)
    const asked = http.host === 'c.a.org' ? 'https://d.a.org/' : 'https://a.org/'
    expect(end(base + gatewayText(listeners) + secret + routes, asked, http)).toBe(expected)
  })

  it.each([
    ['an authority that is there', 'caCertificateRefs: [{ group: "", kind: ConfigMap, name: ca }]', 'a-1 a.example.com'],
    ['the system’s authorities', 'wellKnownCACertificates: System', 'a-1 a.example.com'],
    ['an authority that is not there', 'caCertificateRefs: [{ group: "", kind: ConfigMap, name: none }]', '500 backend-tls-invalid'],
  ])('a policy asks for TLS to the backend, with %s', (_name, validation, expected) => {
    const policy = `
---
apiVersion: v1
kind: ConfigMap
metadata: { name: ca }
data: { ca.crt: '-----BEGIN CERTIFICATE-----' }
---
apiVersion: gateway.networking.k8s.io/v1
kind: BackendTLSPolicy
metadata: { name: tls }
spec: { targetRefs: [{ group: '', kind: Service, name: a }], validation: { hostname: a.example.com, ${validation} } }
`
    const text = base + gatewayText(http) + policy + routeText('a', `rules: [{ ${to('a')} }]`)
    const { hops } = traceOf(clusterOf(text), 'external', 'gateway:edge:80/')
    const routed = hops.flatMap((hop) => (hop.step === 'route' ? ` ${hop.facts.backendTls}` : ''))
    expect(`${end(text, 'gateway:edge:80/')}${routed.join('')}`).toBe(expected)
  })

  it('an extension of one backend that is not there breaks the share of that backend alone', () => {
    const broken = `{ name: b, port: 80, filters: [{ type: ExtensionRef, extensionRef: { group: x.io, kind: F, name: f } }] }`
    const text = base + gatewayText(http) + routeText('a', `rules: [{ backendRefs: [{ name: a, port: 80 }, ${broken}] }]`)
    const { alternatives } = traceOf(clusterOf(text), 'external', 'gateway:edge:80/')
    expect(alternatives.map(({ chance, verdict, reason }) => `${chance} ${verdict} ${reason}`).sort()).toEqual([
      '0.5 delivered null',
      '0.5 rejected filter-unsupported',
    ])
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

  it('Kong leaves away the path that a route matched, where its annotation says so; others do not know the annotation', () => {
    const route = routeText(
      'a',
      `rules: [{ matches: [{ path: { value: /a } }], ${to('a')} }]`,
      'HTTPRoute',
      ", annotations: { konghq.com/strip-path: 'true' }",
    )
    const pathWith = (controller: string) => {
      const text = base.replace('example.com/any', controller) + gatewayText(http) + route
      return traceOf(clusterOf(text), 'external', 'gateway:edge:80/a/b').http?.path
    }
    expect([pathWith('konghq.com/kic-gateway-controller'), pathWith('example.com/any')]).toEqual(['/b', '/a/b'])
  })

  it('a class that is not among those of the input has no address; where there is none at all, a controller stands for it', () => {
    const rest = gatewayText(http) + routeText('a', `rules: [{ ${to('a')} }]`)
    expect(end(base.replace(classText, classText.replace('name: any', 'name: other')) + rest, 'gateway:edge:80/')).toBe(
      'null nobody-serves',
    )
    expect(end(base.replace(classText, '') + rest, 'gateway:edge:80/')).toBe('a-1')
  })
})
