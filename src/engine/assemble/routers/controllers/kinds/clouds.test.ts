import { describe, expect, it } from 'vitest'
import { clusterOf, serviceText, traceOf } from '../../../../testing'
import { base, classText, ended, endOf, ingressText, pathTo, ruleFor, tls } from '../controllers.testing'

/** Balancers outside the cluster: AWS and Google. */

const x = (...paths: string[]) => [ruleFor('x.org', ...paths)]

describe('AWS Load Balancer Controller', () => {
  const className = 'alb'
  const alb = (rules: readonly string[], entries: Readonly<Record<string, string>> = {}, more = '', name = 'shop') => {
    const annotations = Object.fromEntries(
      Object.entries({ 'target-type': 'ip', ...entries }).map(([key, value]) => [`alb.ingress.kubernetes.io/${key}`, value]),
    )
    return ingressText(rules, { className, annotations, more, name })
  }
  const both = { 'listen-ports': '[{"HTTP": 80}, {"HTTPS": 443}]' }
  const action = (value: object) => ({ 'actions.special': JSON.stringify(value) })
  const special = x(pathTo('/', 'special', 'Prefix', '{ name: use-annotation }'))

  it.each<[string, string, string, string]>([
    ['a prefix by elements', alb(x(pathTo('/b', 'b'))), 'http://x.org/b/c', 'b-1 /b/c'],
    [
      'the others in the order written, exact without a wildcard',
      alb(x(pathTo('/b', 'b', 'ImplementationSpecific'), pathTo('/*', 'c', 'ImplementationSpecific'))),
      'http://x.org/b/c',
      'c-1 /b/c',
    ],
    ['a wildcard in the middle', alb(x(pathTo('/v*/b', 'b', 'ImplementationSpecific'))), 'http://x.org/v12/b', 'b-1 /v12/b'],
    [
      'exact before prefix before the others',
      alb(x(pathTo('/*', 'a', 'ImplementationSpecific'), pathTo('/b', 'b'), pathTo('/b', 'c', 'Exact'))),
      'http://x.org/b',
      'c-1 /b',
    ],
    ['a wildcard host for many labels', alb([ruleFor('*.x.org', pathTo('/', 'a'))]), 'http://b.a.x.org/', 'a-1 /'],
    [
      'what a host does not take goes on',
      alb([...x(pathTo('/b', 'b')), ruleFor('', pathTo('/', 'c'))]),
      'http://x.org/other',
      'c-1 /other',
    ],
    ['nothing: 404', alb(x(pathTo('/b', 'b'))), 'http://x.org/other', '404'],
    ['a Service that is not there', alb(x(pathTo('/', 'nobody'))), 'http://x.org/', '503'],
    ['the clear turned over to TLS', alb(x(pathTo('/', 'a')), { ...both, 'ssl-redirect': '443' }), 'http://x.org/q', '301 https://x.org/q'],
    ['whatever the path', alb(x(pathTo('/b', 'b')), { ...both, 'ssl-redirect': '443' }), 'http://x.org/other', '301 https://x.org/other'],
    ['TLS', alb(x(pathTo('/', 'a')), { ...both, 'ssl-redirect': '443' }), 'https://x.org/q', 'a-1 /q'],
    ['TLS alone with a certificate', alb(x(pathTo('/', 'a')), { 'certificate-arn': 'arn:aws:acm:1' }), 'https://x.org/', 'a-1 /'],
    ['no listener in the clear then', alb(x(pathTo('/', 'a')), { 'certificate-arn': 'arn:aws:acm:1' }), 'http://x.org/', 'no-listener'],
    [
      'a fixed answer',
      alb(special, action({ type: 'fixed-response', fixedResponseConfig: { statusCode: '418' } })),
      'http://x.org/',
      '418',
    ],
    [
      'a redirect',
      alb(special, action({ Type: 'redirect', RedirectConfig: { Host: 'y.org', Path: '/#{path}', StatusCode: 'HTTP_302' } })),
      'http://x.org/q',
      '302 http://y.org/q',
    ],
    ['an annotation that is no JSON', alb(special, { 'actions.special': '{' }), 'http://x.org/', '503'],
  ])('%s', (_name, text, url, expected) => {
    expect(endOf(text, url)).toBe(expected)
  })

  it('shares by weight', () => {
    const targetGroups = [
      { serviceName: 'a', servicePort: 80, weight: 1 },
      { serviceName: 'b', servicePort: 'http', weight: 3 },
    ]
    const text = alb(special, action({ type: 'forward', forwardConfig: { targetGroups } }))
    const trace = traceOf(clusterOf(base + text), 'external', 'http://x.org/')
    expect(trace.alternatives.map(({ backend, chance }) => [backend, chance])).toEqual([
      ['default/b:80', 0.75],
      ['default/a:80', 0.25],
    ])
  })

  it.each([
    ['ip', []],
    ['instance', ['node1', 'a']],
  ])('target-type %s', (targetType, between) => {
    const trace = traceOf(clusterOf(base + alb(x(pathTo('/', 'a')), { 'target-type': targetType })), 'external', 'http://x.org/', {
      choices: targetType === 'ip' ? {} : { node: 'node1' },
    })
    expect(trace.hops.map(({ component }) => component.name)).toEqual(['client', 'shop', ...between])
    expect(ended(trace)).toBe('a-1 /')
  })

  it('Ingresses of one group share a balancer, in the order of the group', () => {
    const group = (order: string) => ({ 'group.name': 'shops', 'group.order': order })
    const text = alb(x(pathTo('/', 'a')), group('20'), '', 'first') + alb(x(pathTo('/', 'b')), group('10'), '', 'second')
    const { routers } = clusterOf(base + text)
    expect(routers.map(({ ref, serves }) => [ref.kind, ref.name, serves.length])).toEqual([['IngressGroup', 'shops', 2]])
    expect(endOf(text, 'http://x.org/')).toBe('b-1 /')
  })

  it('its address is that of the status, or assumed behind its name, or none where it waits', () => {
    const withStatus = (status: string) => `${alb(x(pathTo('/', 'a'))).trimEnd()}\nstatus: { loadBalancer: { ${status} } }\n`
    const named = traceOf(
      clusterOf(base + withStatus('ingress: [{ hostname: shop-1.elb.amazonaws.com }]')),
      'external',
      'http://shop-1.elb.amazonaws.com/',
      { http: { host: 'x.org' } },
    )
    expect(ended(named)).toBe('a-1 /')
    expect(clusterOf(base + withStatus('ingress: [{ ip: 198.51.100.7 }]')).routers[0]?.addresses).toEqual(['198.51.100.7'])
    expect(traceOf(clusterOf(base + withStatus('')), 'external', 'ingress:default/shop').verdict).toBe('unresolved')
  })
})

describe('GKE Ingress', () => {
  const gce = (rules: readonly string[], entries: Readonly<Record<string, string>> = {}, more = '') =>
    ingressText(rules, { annotations: { 'kubernetes.io/ingress.class': 'gce', ...entries }, more })
  const neg = `
---
apiVersion: v1
kind: Service
metadata: { name: pods, annotations: { cloud.google.com/neg: '{"ingress": true}' } }
spec: { type: NodePort, selector: { app: b }, ports: [{ port: 80, targetPort: 8080, nodePort: 30099 }] }
`
  const config = `
---
apiVersion: networking.gke.io/v1beta1
kind: FrontendConfig
metadata: { name: secure }
spec: { redirectToHttps: { enabled: true, responseCodeName: PERMANENT_REDIRECT } }
`

  it.each<[string, string, string, string]>([
    ['a prefix by elements', gce(x(pathTo('/a', 'a'))), 'http://x.org/a/b', 'a-1 /a/b'],
    ['ImplementationSpecific is exact', gce(x(pathTo('/a', 'a', 'ImplementationSpecific'))), 'http://x.org/a/b', '404'],
    ['unless it ends in a star', gce(x(pathTo('/a/*', 'a', 'ImplementationSpecific'))), 'http://x.org/a/b', 'a-1 /a/b'],
    ['which asks for the slash', gce(x(pathTo('/a/*', 'a', 'ImplementationSpecific'))), 'http://x.org/a', '404'],
    ['a certificate opens 443', gce(x(pathTo('/', 'a')), {}, tls('x.org')), 'https://x.org/', 'a-1 /'],
    [
      'the clear can be closed',
      gce(x(pathTo('/', 'a')), { 'kubernetes.io/ingress.allow-http': 'false' }, tls('x.org')),
      'http://x.org/',
      'no-listener',
    ],
    [
      'or turned over',
      config + gce(x(pathTo('/', 'a')), { 'networking.gke.io/v1beta1.FrontendConfig': 'secure' }, tls('x.org')),
      'http://x.org/',
      '308 https://x.org/',
    ],
    ['no endpoint', gce(x(pathTo('/', 'empty'))), 'http://x.org/', '502'],
  ])('%s', (_name, text, url, expected) => {
    expect(endOf(text, url)).toBe(expected)
  })

  it('sends to Pods with network endpoint groups, else to a node port', () => {
    const places = (app: string) =>
      traceOf(clusterOf(base + neg + gce(x(pathTo('/', app)))), 'external', 'http://x.org/').hops.map(({ component }) => component.place)
    expect(places('pods')).toEqual(['client', 'loadBalancer'])
    expect(places('a')).toEqual(['client', 'loadBalancer', 'node', 'service'])
  })

  it('serves what names no class where the nodes are Google’s', () => {
    const node = `
---
apiVersion: v1
kind: Node
metadata: { name: gke-1, labels: { cloud.google.com/gke-nodepool: pool } }
`
    expect(clusterOf(base + node + ingressText(x(pathTo('/', 'a')))).routers.map(({ profile }) => profile.software)).toEqual([
      'GKE Ingress',
    ])
    expect(clusterOf(base + ingressText(x(pathTo('/', 'a')))).unserved).toHaveLength(1)
  })

  it('a Service without node port is reached by its Pods', () => {
    const inner = serviceText('inner', 'selector: { app: c }, ports: [{ port: 80, targetPort: 8080 }]')
    expect(endOf(inner + gce(x(pathTo('/', 'inner'))), 'http://x.org/')).toBe('c-1 /')
  })

  it('classText is not needed: its classes have no object', () => {
    expect(clusterOf(base + classText('other', 'example.com/other') + gce(x(pathTo('/', 'a')))).unserved).toEqual([])
  })
})
