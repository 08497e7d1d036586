import { describe, expect, it } from 'vitest'
import { clusterOf, traceOf } from '../../../../testing'
import { base, classText, controllerText, ended, endOf, ingressText, pathTo, ruleFor, tls } from '../controllers.testing'

const nginx = classText('nginx', 'k8s.io/ingress-nginx')
const className = 'nginx'
const said = (entries: Readonly<Record<string, string>>) =>
  Object.fromEntries(Object.entries(entries).map(([key, value]) => [`nginx.ingress.kubernetes.io/${key}`, value]))
const x = (...paths: string[]) => [ruleFor('x.org', ...paths)]
const ingress = (rules: readonly string[], entries: Readonly<Record<string, string>> = {}, more = '', name = 'shop') =>
  ingressText(rules, { className, annotations: said(entries), more, name })
const shop = (entries: Readonly<Record<string, string>>, more = '') => nginx + ingress(x(pathTo('/', 'a')), entries, more)

describe('ingress-nginx', () => {
  it.each<[string, string, string, string]>([
    ['a prefix by elements', nginx + ingress(x(pathTo('/b', 'b'))), 'http://x.org/bc', '404'],
    ['ImplementationSpecific as a prefix', nginx + ingress(x(pathTo('/b', 'b', 'ImplementationSpecific'))), 'http://x.org/b/c', 'b-1 /b/c'],
    [
      'a regular expression where it says so, whatever the case',
      nginx + ingress(x(pathTo('/b/[0-9]+', 'b', 'ImplementationSpecific')), { 'use-regex': 'true' }),
      'http://x.org/B/12/c',
      'b-1 /B/12/c',
    ],
    [
      'one Ingress with expressions makes all of the host’s paths such',
      nginx +
        ingress(x(pathTo('/b/[0-9]+', 'b', 'ImplementationSpecific')), { 'use-regex': 'true' }) +
        ingress(x(pathTo('/c', 'c', 'Exact')), {}, '', 'other'),
      'http://x.org/C/more',
      'c-1 /C/more',
    ],
    [
      'of expressions the longest first',
      nginx + ingress(x(pathTo('/c', 'c'), pathTo('/(.*)', 'b', 'ImplementationSpecific')), { 'use-regex': 'true' }),
      'http://x.org/c',
      'b-1 /c',
    ],
    [
      'of expressions as long the last one by its letters',
      nginx + ingress(x(pathTo('/(.*)', 'b', 'ImplementationSpecific'), pathTo('/cccc', 'c')), { 'use-regex': 'true' }),
      'http://x.org/cccc',
      'c-1 /cccc',
    ],
    [
      'a rewrite with groups',
      nginx + ingress(x(pathTo('/b(/|$)(.*)', 'b', 'ImplementationSpecific')), { 'rewrite-target': '/$2' }),
      'http://x.org/b/c/d',
      'b-1 /c/d',
    ],
    ['a rewrite without groups', nginx + ingress(x(pathTo('/b', 'b')), { 'rewrite-target': '/' }), 'http://x.org/b/c', 'b-1 /'],
    ['other names of a host', shop({ 'server-alias': 'y.org, z.org' }), 'http://z.org/', 'a-1 /'],
    ['TLS redirects', shop({}, tls('x.org')), 'http://x.org/q?w=1', '308 https://x.org/q?w=1'],
    ['unless told not to', shop({ 'ssl-redirect': 'false' }, tls('x.org')), 'http://x.org/', 'a-1 /'],
    ['a redirect without TLS, by force', shop({ 'force-ssl-redirect': 'true' }), 'http://x.org/', '308 https://x.org/'],
    ['no redirect under TLS', shop({ 'force-ssl-redirect': 'true' }), 'https://x.org/', 'a-1 /'],
    ['the root of an application', shop({ 'app-root': '/app' }), 'http://x.org/', '302 http://x.org/app'],
    ['and nothing but the root', shop({ 'app-root': '/app' }), 'http://x.org/other', 'a-1 /other'],
    [
      'somewhere else for good',
      shop({ 'permanent-redirect': 'https://new.example.com/shop' }),
      'http://x.org/a',
      '301 https://new.example.com/shop',
    ],
    [
      'with another code',
      shop({ 'permanent-redirect': 'https://new.example.com$request_uri', 'permanent-redirect-code': '308' }),
      'http://x.org/a',
      '308 https://new.example.com/a',
    ],
    ['somewhere else for now', shop({ 'temporal-redirect': 'https://new.example.com' }), 'http://x.org/a', '302 https://new.example.com/'],
    ['www in front of a host', shop({ 'from-to-www-redirect': 'true' }), 'http://www.x.org/a', '308 http://x.org/a'],
    ['a port by the number of the Pod’s', nginx + ingress(x(pathTo('/', 'a', 'Prefix', '{ number: 8080 }'))), 'http://x.org/', 'a-1 /'],
    ['an alias on its targetPort', nginx + ingress(x(pathTo('/', 'alias'))), 'http://x.org/', '172.16.0.9:8081 /'],
    ['no endpoint', nginx + ingress(x(pathTo('/', 'empty'))), 'http://x.org/', '503'],
    [
      'no endpoint, and a Service to fall back on',
      nginx + ingress(x(pathTo('/', 'empty')), { 'default-backend': 'c' }),
      'http://x.org/',
      'c-1 /',
    ],
  ])('%s', (_name, text, url, expected) => {
    expect(endOf(text, url)).toBe(expected)
  })

  it('the backend sees another host where it says so', () => {
    expect(traceOf(clusterOf(base + shop({ 'upstream-vhost': 'inner.example.com' })), 'external', 'http://x.org/').http?.host).toBe(
      'inner.example.com',
    )
  })

  it('sends to the cluster IP where it says so', () => {
    const trace = traceOf(clusterOf(base + shop({ 'service-upstream': 'true' })), 'external', 'http://x.org/')
    expect(trace.hops.filter(({ component }) => component.place === 'service').map(({ component }) => component.name)).toContain('a')
  })

  it('a default backend is for the hosts of its own Ingress', () => {
    const more = 'defaultBackend: { service: { name: c, port: { number: 80 } } }'
    const text = nginx + ingress(x(pathTo('/a', 'a')), {}, more)
    expect(endOf(text, 'http://x.org/b')).toBe('c-1 /b')
    expect(endOf(text, 'http://x.org/b', { http: { host: 'y.org' } })).toBe('404')
  })

  describe('a canary', () => {
    const world = (entries: Readonly<Record<string, string>>) =>
      shop({}) + ingress(x(pathTo('/', 'b')), { canary: 'true', ...entries }, '', 'canary')
    const taken = (entries: Readonly<Record<string, string>>, ...headers: string[]) =>
      endOf(world(entries), 'http://x.org/', { http: { headers } })

    it('takes its share by weight', () => {
      const trace = traceOf(clusterOf(base + world({ 'canary-weight': '20' })), 'external', 'http://x.org/')
      expect(trace.alternatives.map(({ backend, chance }) => [backend, Math.round(chance * 100)])).toEqual([
        ['default/a:80', 80],
        ['default/b:80', 20],
      ])
    })

    it.each<[string, Readonly<Record<string, string>>, string[], string]>([
      ['nothing without a weight or a condition', {}, [], 'a-1 /'],
      ['always, by header', { 'canary-by-header': 'X-Canary' }, ['x-canary: always'], 'b-1 /'],
      ['never, by header, whatever the weight', { 'canary-by-header': 'X-Canary', 'canary-weight': '100' }, ['X-Canary: never'], 'a-1 /'],
      ['a value of its own', { 'canary-by-header': 'X-Canary', 'canary-by-header-value': 'me' }, ['X-Canary: me'], 'b-1 /'],
      ['another value', { 'canary-by-header': 'X-Canary', 'canary-by-header-value': 'me' }, ['X-Canary: you'], 'a-1 /'],
      ['always, by cookie', { 'canary-by-cookie': 'canary' }, ['Cookie: a=b; canary=always'], 'b-1 /'],
      [
        'the header before the cookie',
        { 'canary-by-header': 'X-Canary', 'canary-by-cookie': 'canary' },
        ['X-Canary: never', 'Cookie: canary=always'],
        'a-1 /',
      ],
      ['all, by weight', { 'canary-weight': '100' }, [], 'b-1 /'],
    ])('%s', (_name, entries, headers, expected) => {
      expect(taken(entries, ...headers)).toBe(expected)
    })

    it('of nothing is not served', () => {
      const [router] = clusterOf(base + nginx + ingress(x(pathTo('/', 'b')), { canary: 'true', 'canary-weight': '20' })).routers
      expect(router?.listeners[0]?.rejected).toMatchObject([{ why: 'no-matching-parent' }])
    })
  })

  describe('passthrough', () => {
    const world = (args: readonly string[]) =>
      nginx + controllerText('ingress-nginx/controller:v1.12.1', args) + ingress(x(pathTo('/', 'a')), { 'ssl-passthrough': 'true' })

    it('sends TLS on as it comes, where the controller was told to look', () => {
      const trace = traceOf(clusterOf(base + world(['--enable-ssl-passthrough'])), 'external', 'https://x.org/')
      expect([trace.tls, trace.endpoints]).toEqual(['passthrough', ['10.244.1.2:8080']])
    })

    it('else TLS ends at the controller', () => {
      expect(traceOf(clusterOf(base + world([])), 'external', 'https://x.org/').tls).toBe('terminated')
    })
  })

  it('answers from the Service that a flag names where no Ingress is', () => {
    const trace = traceOf(
      clusterOf(base + controllerText('ingress-nginx/controller:v1.12.1', ['--default-backend-service=default/c'])),
      'external',
      'http://203.0.113.200/',
    )
    expect(ended(trace)).toBe('c-1 /')
  })

  it('bears its version', () => {
    const [router] = clusterOf(base + nginx + controllerText('ingress-nginx/controller:v1.12.1') + shop({})).routers
    expect(router?.profile).toMatchObject({ software: 'ingress-nginx', version: '1.12.1' })
    expect(router?.assumed).toBe(false)
  })
})
