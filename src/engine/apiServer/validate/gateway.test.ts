import { describe, expect, it } from 'vitest'
import { validateGateway } from './gateway'
import { validateRoute } from './route'

type Map = Record<string, unknown>
const metadata = { name: 'edge', namespace: 'default' }
const gateway = (...listeners: readonly Map[]) => ({ kind: 'Gateway', metadata, spec: { gatewayClassName: 'any', listeners } })
const http = { name: 'http', port: 80, protocol: 'HTTP' }
const cert = { certificateRefs: [{ name: 'cert' }] }
const at = 'spec.listeners[0]'
const errors = (found: ReturnType<typeof validateRoute>) => found.map(({ path, code }) => `${path} ${code}`)

describe('a Gateway that the API server takes', () => {
  it.each<[string, Map]>([
    ['HTTP', gateway(http)],
    ['HTTPS with a certificate', gateway({ name: 'a', port: 443, protocol: 'HTTPS', hostname: '*.example.com', tls: cert })],
    ['HTTPS without any word of TLS', gateway({ name: 'a', port: 443, protocol: 'HTTPS' })],
    [
      'TLS that ends, by options of its vendor',
      gateway({ name: 'a', port: 443, protocol: 'TLS', tls: { mode: 'Terminate', options: { 'x.io/cert': 'a' } } }),
    ],
    ['TLS that is passed on', gateway({ name: 'a', port: 443, protocol: 'TLS', tls: { mode: 'Passthrough' } })],
    ['two hosts on one port', gateway({ ...http, hostname: 'a.org' }, { ...http, name: 'b', hostname: 'b.org' })],
    ['a protocol of a vendor', gateway({ ...http, protocol: 'example.com/bar' })],
    [
      'an experimental ListenerSet without a port',
      {
        ...gateway({ name: 'a', protocol: 'HTTP' }),
        kind: 'XListenerSet',
        spec: { parentRef: { name: 'edge' }, listeners: [{ name: 'a', protocol: 'HTTP' }] },
      },
    ],
  ])('%s', (_name, body) => {
    expect(errors(validateGateway(body))).toEqual([])
  })
})

describe('what the API server finds wrong with a Gateway', () => {
  it.each<[string, Map, string]>([
    ['no class', { metadata, spec: { listeners: [http] } }, 'spec.gatewayClassName required'],
    ['no listener', gateway(), 'spec.listeners required'],
    ['a ListenerSet without a Gateway', { kind: 'ListenerSet', metadata, spec: { listeners: [http] } }, 'spec.parentRef.name required'],
    ['no port', gateway({ name: 'a', protocol: 'HTTP' }), `${at}.port required`],
    ['a port that is none', gateway({ ...http, port: 70_000 }), `${at}.port out-of-range`],
    ['no protocol', gateway({ name: 'a', port: 80 }), `${at}.protocol required`],
    ['capitals in a host', gateway({ ...http, hostname: 'A.org' }), `${at}.hostname name-form`],
    ['a wildcard in the middle', gateway({ ...http, hostname: 'a.*.org' }), `${at}.hostname name-form`],
    ['TLS of HTTP', gateway({ ...http, tls: cert }), `${at}.tls not-beside`],
    ['a host of TCP', gateway({ ...http, protocol: 'TCP', hostname: 'a.org' }), `${at}.hostname not-beside`],
    ['TLS without a mode', gateway({ name: 'a', port: 443, protocol: 'TLS', tls: cert }), `${at}.tls.mode required`],
    [
      'HTTPS that is passed on',
      gateway({ name: 'a', port: 443, protocol: 'HTTPS', tls: { mode: 'Passthrough' } }),
      `${at}.tls.mode unsupported`,
    ],
    [
      'TLS that ends without a certificate',
      gateway({ name: 'a', port: 443, protocol: 'HTTPS', tls: { mode: 'Terminate' } }),
      `${at}.tls.certificateRefs required`,
    ],
    ['a name twice', gateway(http, { ...http, port: 81 }), 'spec.listeners[1].name duplicate'],
    ['port, protocol and host twice', gateway(http, { ...http, name: 'b' }), 'spec.listeners[1].port duplicate'],
  ])('%s', (_name, body, expected) => {
    expect(errors(validateGateway(body))).toEqual([expected])
  })
})

const route = (rule: Map, spec: Map = {}) => ({ metadata, spec: { parentRefs: [{ name: 'edge' }], ...spec, rules: [rule] } })
const web = { name: 'web', port: 80 }
const path = (value: unknown, type?: string) => route({ matches: [{ path: { value, ...(type && { type }) } }], backendRefs: [web] })
const rule = 'spec.rules[0]'
const redirect = { type: 'RequestRedirect', requestRedirect: { hostname: 'a.org' } }
const rewrite = { type: 'URLRewrite', urlRewrite: { hostname: 'a.org' } }

describe('a route that the API server takes', () => {
  it.each<[string, Map]>([
    ['a backend', route({ backendRefs: [web] })],
    ['a rule without anything', route({})],
    ['hosts', route({ backendRefs: [web] }, { hostnames: ['a.org', '*.b.org'] })],
    ['a prefix with an escape', path('/a%20b')],
    ['a regular expression of any form', path('a//b', 'RegularExpression')],
    ['a backend of another kind without a port', route({ backendRefs: [{ group: 'x.io', kind: 'Bucket', name: 'b' }] })],
    ['a method of gRPC', route({ matches: [{ method: { service: 'a.B', method: 'C' } }], backendRefs: [web] })],
    ['mirrors twice', route({ filters: [{ type: 'RequestMirror' }, { type: 'RequestMirror' }], backendRefs: [web] })],
    ['a redirect alone', route({ filters: [redirect] })],
    ['no share', route({ backendRefs: [{ ...web, weight: 0 }] })],
  ])('%s', (_name, body) => {
    expect(errors(validateRoute(body))).toEqual([])
  })
})

describe('what the API server finds wrong with a route', () => {
  it.each<[string, Map, string]>([
    ['a parent without a name', route({}, { parentRefs: [{ kind: 'Gateway' }] }), 'spec.parentRefs[0].name required'],
    ['capitals in a host', route({}, { hostnames: ['A.org'] }), 'spec.hostnames[0] name-form'],
    ['a host with a port', route({}, { hostnames: ['a.org:80'] }), 'spec.hostnames[0] name-form'],
    ['a path without a slash', path('a'), `${rule}.matches[0].path.value not-absolute`],
    ['slashes side by side', path('/a//b', 'Exact'), `${rule}.matches[0].path.value path-sequence`],
    ['a type of path that Ingress has', path('/a', 'Prefix'), `${rule}.matches[0].path.type unsupported`],
    ['a method in small letters', route({ matches: [{ method: 'get' }] }), `${rule}.matches[0].method unsupported`],
    ['a Service without a port', route({ backendRefs: [{ name: 'web' }] }), `${rule}.backendRefs[0].port required`],
    ['a weight below nothing', route({ backendRefs: [{ ...web, weight: -1 }] }), `${rule}.backendRefs[0].weight out-of-range`],
    ['a redirect beside backends', route({ filters: [redirect], backendRefs: [web] }), `${rule}.backendRefs not-beside`],
    ['a redirect beside a rewrite', route({ filters: [redirect, rewrite] }), `${rule}.filters[1] not-beside`],
    ['a filter twice', route({ filters: [rewrite, rewrite], backendRefs: [web] }), `${rule}.filters[1].type duplicate`],
    [
      'a mirror without a port',
      route({ filters: [{ type: 'RequestMirror', requestMirror: { backendRef: { name: 'web' } } }], backendRefs: [web] }),
      `${rule}.filters[0].requestMirror.backendRef.port required`,
    ],
  ])('%s', (_name, body, expected) => {
    expect(errors(validateRoute(body))).toEqual([expected])
  })
})
