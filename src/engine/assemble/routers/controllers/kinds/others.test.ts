import { describe, expect, it } from 'vitest'
import { clusterOf } from '../../../../testing'
import { base, classText, controllerText, endOf, ingressText, pathTo, ruleFor, tls } from '../controllers.testing'

/** HAProxy (both), Contour and Kong. */

const x = (...paths: string[]) => [ruleFor('x.org', ...paths)]
const under = (prefix: string, entries: Readonly<Record<string, string>>) =>
  Object.fromEntries(Object.entries(entries).map(([key, value]) => [`${prefix}/${key}`, value]))

describe('HAProxy Kubernetes Ingress Controller', () => {
  const className = 'haproxy'
  const haproxy = classText('haproxy', 'haproxy.org/ingress-controller/haproxy')
  const ingress = (rules: readonly string[], entries = {}, more = '') =>
    haproxy + ingressText(rules, { className, annotations: under('haproxy.org', entries), more })

  it.each<[string, string, string, string]>([
    ['a prefix by elements', ingress(x(pathTo('/b', 'b'))), 'http://x.org/bc', '404'],
    ['ImplementationSpecific letter by letter', ingress(x(pathTo('/b', 'b', 'ImplementationSpecific'))), 'http://x.org/bc', 'b-1 /bc'],
    ['TLS redirects', ingress(x(pathTo('/', 'a')), {}, tls('x.org')), 'http://x.org/', '302 https://x.org/'],
    [
      'with another code',
      ingress(x(pathTo('/', 'a')), { 'ssl-redirect': 'true', 'ssl-redirect-code': '301' }),
      'http://x.org/',
      '301 https://x.org/',
    ],
    ['unless told not to', ingress(x(pathTo('/', 'a')), { 'ssl-redirect': 'false' }, tls('x.org')), 'http://x.org/', 'a-1 /'],
  ])('%s', (_name, text, url, expected) => {
    expect(endOf(text, url)).toBe(expected)
  })
})

describe('HAProxy Ingress', () => {
  const className = 'haproxy'
  const haproxy = classText('haproxy', 'haproxy-ingress.github.io/controller')
  const ingress = (rules: readonly string[], entries = {}, more = '') =>
    haproxy + ingressText(rules, { className, annotations: under('haproxy-ingress.github.io', entries), more })

  it.each<[string, string, string, string]>([
    ['ImplementationSpecific letter by letter', ingress(x(pathTo('/b', 'b', 'ImplementationSpecific'))), 'http://x.org/bc', 'b-1 /bc'],
    ['or as it says', ingress(x(pathTo('/b[0-9]', 'b', 'ImplementationSpecific')), { 'path-type': 'regex' }), 'http://x.org/b7', 'b-1 /b7'],
    ['a rewrite of what the path matched', ingress(x(pathTo('/b', 'b')), { 'rewrite-target': '/' }), 'http://x.org/b/c', 'b-1 /c'],
    ['the root of an application', ingress(x(pathTo('/', 'a')), { 'app-root': '/app' }), 'http://x.org/', '302 http://x.org/app'],
    ['TLS redirects', ingress(x(pathTo('/', 'a')), {}, tls('x.org')), 'http://x.org/', '302 https://x.org/'],
  ])('%s', (_name, text, url, expected) => {
    expect(endOf(text, url)).toBe(expected)
  })
})

describe('Contour', () => {
  const className = 'contour'
  const contour = classText('contour', 'projectcontour.io/ingress-controller')
  const ingress = (rules: readonly string[], entries = {}, more = '') =>
    contour + ingressText(rules, { className, annotations: under('ingress.kubernetes.io', entries), more })

  it.each<[string, string, string, string]>([
    ['a prefix by elements', ingress(x(pathTo('/b', 'b'))), 'http://x.org/bc', '404'],
    ['what looks like an expression is one', ingress(x(pathTo('/b[0-9]+', 'b', 'ImplementationSpecific'))), 'http://x.org/b77', 'b-1 /b77'],
    ['TLS does not redirect', ingress(x(pathTo('/', 'a')), {}, tls('x.org')), 'http://x.org/', 'a-1 /'],
    ['but by force', ingress(x(pathTo('/', 'a')), { 'force-ssl-redirect': 'true' }, tls('x.org')), 'http://x.org/', '301 https://x.org/'],
    [
      'a host without TLS has no certificate',
      ingress([...x(pathTo('/', 'a')), ruleFor('y.org', pathTo('/', 'b'))], {}, tls('y.org')),
      'https://x.org/',
      'no-certificate',
    ],
    ['no Service: no route', ingress(x(pathTo('/', 'nobody'))), 'http://x.org/', '404'],
  ])('%s', (_name, text, url, expected) => {
    expect(endOf(text, url)).toBe(expected)
  })

  it('runs in Envoys, and takes Ingresses without class unless a flag names one', () => {
    const envoys = (...args: string[]) => `${controllerText('ghcr.io/projectcontour/contour:v1.30.0', ['envoy', 'shutdown-manager'])}
---
apiVersion: apps/v1
kind: Deployment
metadata: { name: contour, namespace: infra }
spec: { selector: { matchLabels: { app: contour } }, template: { metadata: { labels: { app: contour } }, spec: { containers: [{ name: contour, image: "ghcr.io/projectcontour/contour:v1.30.0", args: ${JSON.stringify(['serve', ...args])} }] } } }
`
    const unserved = (...args: string[]) =>
      clusterOf(base + envoys(...args) + ingressText(x(pathTo('/', 'a')))).unserved.map(({ why }) => why)
    expect(unserved()).toEqual([])
    expect(unserved('--ingress-class-name=contour')).toEqual(['no-class'])
    expect(clusterOf(base + envoys()).routers.map(({ ref }) => ref.name)).toEqual(['controller'])
  })
})

describe('Kong', () => {
  const className = 'kong'
  const ingress = (rules: readonly string[], entries = {}) => ingressText(rules, { className, annotations: under('konghq.com', entries) })

  it.each<[string, string, string, string, { method?: string }?]>([
    ['a prefix by elements', ingress(x(pathTo('/b', 'b'))), 'http://x.org/bc', '404'],
    ['a regular expression', ingress(x(pathTo('/~/b/\\\\d+', 'b', 'ImplementationSpecific'))), 'http://x.org/b/77', 'b-1 /b/77'],
    ['the path without what it matched', ingress(x(pathTo('/b', 'b')), { 'strip-path': 'true' }), 'http://x.org/b/c', 'b-1 /c'],
    [
      'of an expression too',
      ingress(x(pathTo('/~/b/\\\\d+', 'b', 'ImplementationSpecific')), { 'strip-path': 'true' }),
      'http://x.org/b/77/c',
      'b-1 /c',
    ],
    [
      'what a host does not take goes on to rules for every host',
      ingress([...x(pathTo('/b', 'b')), ruleFor('', pathTo('/', 'c'))]),
      'http://x.org/other',
      'c-1 /other',
    ],
    ['another name of a host', ingress(x(pathTo('/', 'a')), { 'host-aliases': 'y.org' }), 'http://y.org/', 'a-1 /'],
    ['a method that it takes', ingress(x(pathTo('/', 'a')), { methods: 'GET,POST' }), 'http://x.org/', 'a-1 /', { method: 'POST' }],
    ['a method that it does not take', ingress(x(pathTo('/', 'a')), { methods: 'GET,POST' }), 'http://x.org/', '404', { method: 'PUT' }],
    ['https alone', ingress(x(pathTo('/', 'a')), { protocols: 'https' }), 'http://x.org/', '426'],
    [
      'https alone, with a redirect',
      ingress(x(pathTo('/', 'a')), { protocols: 'https', 'https-redirect-status-code': '301' }),
      'http://x.org/',
      '301 https://x.org/',
    ],
    ['http alone', ingress(x(pathTo('/', 'a')), { protocols: 'http' }), 'https://x.org/', '404'],
  ])('%s', (_name, text, url, expected, http = {}) => {
    expect(endOf(text, url, { http })).toBe(expected)
  })
})
