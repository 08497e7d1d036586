import { describe, expect, it } from 'vitest'
import { clusterOf } from '../../../testing'
import { base, endOf } from '../controllers/controllers.testing'

interface Written {
  readonly name?: string
  readonly namespace?: string
  readonly annotations?: Readonly<Record<string, string>>
  readonly created?: string
}

function route(spec: string, { name = 'shop', namespace = 'default', annotations = {}, created = '2024-01-01T00:00:00Z' }: Written = {}) {
  return `
---
apiVersion: route.openshift.io/v1
kind: Route
metadata: { name: ${name}, namespace: ${namespace}, creationTimestamp: "${created}", annotations: ${JSON.stringify(annotations)} }
spec: { ${spec} }
`
}

const to = (service: string, weight = 100) => `to: { kind: Service, name: ${service}, weight: ${weight} }`
const shop = (more = '', host = 'x.org') => route(`host: ${host}, ${to('a')}${more}`)
const tls = (termination: string, insecure = 'None') => `, tls: { termination: ${termination}, insecureEdgeTerminationPolicy: ${insecure} }`

describe('Routes of OpenShift', () => {
  it.each([
    ['a host', shop(), 'http://x.org/q', 'a-1 /q'],
    ['a path by its elements', shop(', path: /api'), 'http://x.org/api/v1', 'a-1 /api/v1'],
    ['not half an element', shop(', path: /api'), 'http://x.org/apis', '503'],
    ['the longest path', shop() + route(`host: x.org, path: /b, ${to('b')}`, { name: 'b' }), 'http://x.org/b/c', 'b-1 /b/c'],
    ['one label under a wildcard', shop(', wildcardPolicy: Subdomain', 'www.x.org'), 'http://api.x.org/', 'a-1 /'],
    ['not two', shop(', wildcardPolicy: Subdomain', 'www.x.org'), 'http://a.b.x.org/', '503'],
    [
      'a rewritten path',
      route(`host: x.org, path: /api, ${to('a')}`, { annotations: { 'haproxy.router.openshift.io/rewrite-target': '/' } }),
      'http://x.org/api/v1',
      'a-1 /v1',
    ],
    ['a host of the router’s own domain', route(to('a')), 'http://shop-default.router.default.svc.cluster.local/', 'a-1 /'],
    ['no TLS without termination', shop(), 'https://x.org/', '503'],
    ['edge', shop(tls('edge')), 'https://x.org/', 'a-1 /'],
    ['edge is closed in the clear', shop(tls('edge')), 'http://x.org/', '503'],
    ['edge may allow it', shop(tls('edge', 'Allow')), 'http://x.org/', 'a-1 /'],
    ['edge may redirect', shop(tls('edge', 'Redirect')), 'http://x.org/q', '302 https://x.org/q'],
    ['reencrypt', shop(tls('reencrypt')), 'https://x.org/', 'a-1 /'],
    ['a name that is passed through', shop(tls('passthrough')), 'tls://x.org', 'a-1'],
    ['no such Service', route(`host: x.org, ${to('nobody')}`), 'http://x.org/', '503'],
    ['a Service with nobody behind it', route(`host: x.org, ${to('empty')}`), 'http://x.org/', '503'],
    ['an ExternalName', route(`host: x.org, ${to('alias')}`), 'http://x.org/', '503'],
    ['a port by the number of the Pod', shop(', port: { targetPort: 8080 }'), 'http://x.org/', 'a-1 /'],
    ['a port by its name', shop(', port: { targetPort: http }'), 'http://x.org/', 'a-1 /'],
    ['the number of the Service is none of the Pod', shop(', port: { targetPort: 80 }'), 'http://x.org/', '503'],
  ])('%s', (_name, text, url, expected) => {
    expect(endOf(text, url)).toBe(expected)
  })

  it('another host has none', () => expect(endOf(shop(), 'http://x.org/', { http: { host: 'y.org' } })).toBe('503'))

  it('share by weight', () => {
    const text = shop(', alternateBackends: [{ kind: Service, name: b, weight: 300 }, { kind: Service, name: c, weight: 0 }]')
    const [rule] = clusterOf(base + text).routers[0]?.listeners[0]?.rules ?? []
    expect(rule?.action.kind === 'forward' && rule.action.backends.map(({ weight }) => weight)).toEqual([100, 300, 0])
  })

  it('the oldest has a host and path, and the host for its namespace', () => {
    const later = { created: '2024-02-01T00:00:00Z' }
    const text =
      shop() +
      route(`host: x.org, ${to('b')}`, { ...later, name: 'same' }) +
      route(`host: x.org, path: /far, ${to('b')}`, { ...later, name: 'far', namespace: 'other' })
    expect(endOf(text, 'http://x.org/far')).toBe('a-1 /far')
    const rejected = clusterOf(base + text).routers[0]?.listeners[0]?.rejected
    expect(rejected?.map(({ object, why }) => `${object.name} ${why}`)).toEqual(['same host-taken', 'far host-taken'])
  })

  it('are served by the router of the input, where it is there', () => {
    const own = `
---
apiVersion: v1
kind: Pod
metadata: { name: router-default-x, namespace: openshift-ingress, labels: { ingresscontroller.operator.openshift.io/deployment-ingresscontroller: default } }
spec: { nodeName: node1, hostNetwork: true, containers: [{ name: router, image: example/router, ports: [{ containerPort: 80 }, { containerPort: 443 }] }] }
`
    expect(clusterOf(base + shop() + own).routers.map(({ ref, assumed }) => [ref.kind, assumed])).toEqual([['Pod', false]])
    expect(endOf(shop() + own, 'http://x.org/')).toBe('a-1 /')
  })
})
