import { describe, expect, it } from 'vitest'
import { clusterOf, traceOf } from '../../../../testing'
import { base, classText, endOf, ingressText, pathTo, ruleFor, tls } from '../controllers.testing'

const nginx = classText('nginx', 'nginx.org/ingress-controller')
const className = 'nginx'
const x = (...paths: string[]) => [ruleFor('x.org', ...paths)]
const type = (value: string) => ({ 'nginx.org/mergeable-ingress-type': value })
const server = (name: string, created = '') => `
---
apiVersion: k8s.nginx.org/v1
kind: VirtualServer
metadata: { name: ${name}${created === '' ? '' : `, creationTimestamp: "${created}"`} }
spec: { host: x.org, upstreams: [{ name: b, service: b, port: 80 }], routes: [{ path: /, action: { pass: b } }] }
`

describe('NGINX Ingress Controller', () => {
  const master = nginx + ingressText(['{ host: x.org }'], { className, name: 'master', annotations: type('master'), more: tls('x.org') })
  const minion = ingressText(x(pathTo('/b', 'b')), { className, name: 'minion', annotations: type('minion') })

  it.each<[string, string, string, string]>([
    ['a prefix letter by letter', nginx + ingressText(x(pathTo('/b', 'b')), { className }), 'http://x.org/bc', 'b-1 /bc'],
    ['an exact path', nginx + ingressText(x(pathTo('/b', 'b', 'Exact')), { className }), 'http://x.org/b/c', '404'],
    [
      'a rewrite of what the path matched',
      nginx + ingressText(x(pathTo('/b/', 'b')), { className, annotations: { 'nginx.org/rewrites': 'serviceName=b rewrite=/' } }),
      'http://x.org/b/c',
      'b-1 /c',
    ],
    [
      'a regular expression',
      nginx + ingressText(x(pathTo('/b/[0-9]', 'b')), { className, annotations: { 'nginx.org/path-regex': 'case_sensitive' } }),
      'http://x.org/b/7',
      'b-1 /b/7',
    ],
    ['TLS redirects', nginx + ingressText(x(pathTo('/', 'a')), { className, more: tls('x.org') }), 'http://x.org/', '301 https://x.org/'],
    ['no endpoint', nginx + ingressText(x(pathTo('/', 'empty')), { className }), 'http://x.org/', '502'],
    ['no Service', nginx + ingressText(x(pathTo('/', 'nobody')), { className }), 'http://x.org/', '502'],
    ['the paths of a minion under the host of its master', master + minion, 'https://x.org/b', 'b-1 /b'],
    ['the TLS of the master', master + minion, 'http://x.org/b', '301 https://x.org/b'],
    ['a master without minions has no path', master, 'https://x.org/b', '404'],
  ])('%s', (_name, text, url, expected) => {
    expect(endOf(text, url)).toBe(expected)
  })

  it('has no certificate for a host without TLS', () => {
    const text =
      nginx +
      ingressText(x(pathTo('/', 'a')), { className }) +
      ingressText([ruleFor('y.org', pathTo('/', 'b'))], { className, name: 'y', more: tls('y.org') })
    expect(endOf(text, 'https://y.org/')).toBe('b-1 /')
    expect(endOf(text, 'https://x.org/')).toBe('no-certificate')
  })

  it.each([
    ['an Ingress that is older than a VirtualServer', '2024-01-01T00:00:00Z', '2024-01-02T00:00:00Z', 'a-1 /'],
    ['a VirtualServer that is older than an Ingress', '2024-01-02T00:00:00Z', '2024-01-01T00:00:00Z', 'b-1 /'],
  ])('%s has the host for itself', (_name, ingressAge, serverAge, expected) => {
    const text =
      nginx + ingressText(x(pathTo('/', 'a'), pathTo('/c', 'c')), { className, created: ingressAge }) + server('shop-b', serverAge)
    expect(endOf(text, 'http://x.org/')).toBe(expected)
    const [router] = clusterOf(base + text).routers
    expect(router?.listeners[0]?.rejected.map(({ why }) => why)).toEqual(['host-taken'])
  })

  it('a rule must name a host, and a minion have a master', () => {
    const text = nginx + ingressText([ruleFor('', pathTo('/', 'a'))], { className }) + minion
    expect(clusterOf(base + text).routers[0]?.listeners[0]?.rejected.map(({ why }) => why)).toEqual(['invalid', 'no-matching-parent'])
  })

  it('is meant by the class nginx where its own kinds or annotations are in use', () => {
    const text = ingressText(x(pathTo('/', 'a')), { className, annotations: { 'nginx.org/keepalive': '8' } })
    expect(traceOf(clusterOf(base + text), 'external', 'http://x.org/').hops.map(({ component }) => component.name)).toContain(
      'nginx-ingress',
    )
  })
})
