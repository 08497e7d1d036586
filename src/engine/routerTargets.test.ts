import { describe, expect, it } from 'vitest'
import { routerTargets } from './routerTargets'
import { clusterOf } from './testing'

const addressed = { loadBalancer: { ingress: [{ ip: '203.0.113.50' }] } }

const service = (name: string) => ({
  apiVersion: 'v1',
  kind: 'Service',
  metadata: { name },
  spec: { selector: { app: name }, ports: [{ port: 80 }] },
})

function targetsFor(...objects: readonly object[]) {
  const items = [service('web'), ...objects]
  const { byName, byAddress } = routerTargets(clusterOf(JSON.stringify({ apiVersion: 'v1', kind: 'List', items })))
  return [...byName, ...byAddress].map(({ to, describes }) => [to, `${describes.kind} ${describes.object}`])
}

function ingress(rules: readonly object[], more: object = {}) {
  return {
    apiVersion: 'networking.k8s.io/v1',
    kind: 'Ingress',
    metadata: { name: 'web' },
    spec: { ingressClassName: 'nginx', rules, ...more },
    status: addressed,
  }
}

const backend = { service: { name: 'web', port: { number: 80 } } }
const http = (...paths: readonly (readonly [string, string])[]) => ({
  http: { paths: paths.map(([path, pathType]) => ({ path, pathType, backend })) },
})

describe('what can be asked of routers', () => {
  it('is every host with every path of an Ingress', () => {
    const found = targetsFor(ingress([{ host: 'shop.example.com', ...http(['/cart', 'Prefix'], ['/about', 'Exact']) }]))
    expect(found).toContainEqual(['http://shop.example.com/cart', 'Ingress default/web'])
    expect(found).toContainEqual(['http://shop.example.com/about', 'Ingress default/web'])
  })

  it('shows a wildcard by one of its names, and every host by the address', () => {
    const found = targetsFor(ingress([{ host: '*.example.com', ...http(['/', 'Prefix']) }, { ...http(['/api', 'Prefix']) }]))
    expect(found).toContainEqual(['http://any.example.com/', 'Ingress default/web'])
    expect(found.some(([to]) => /^http:\/\/\d+\.\d+\.\d+\.\d+(:\d+)?\/api$/.test(to ?? ''))).toBe(true)
  })

  const gateway = (listeners: readonly object[]) => ({
    apiVersion: 'gateway.networking.k8s.io/v1',
    kind: 'Gateway',
    metadata: { name: 'web' },
    spec: { gatewayClassName: 'example', listeners },
    status: { addresses: [{ type: 'IPAddress', value: '203.0.113.60' }] },
  })
  const route = (kind: string, hostnames: readonly string[], rule: object = {}) => ({
    apiVersion: `gateway.networking.k8s.io/${kind === 'TLSRoute' ? 'v1alpha2' : 'v1'}`,
    kind,
    metadata: { name: 'web' },
    spec: {
      parentRefs: [{ name: 'web' }],
      ...(hostnames.length > 0 ? { hostnames } : {}),
      rules: [{ ...rule, backendRefs: [{ name: 'web', port: 80 }] }],
    },
  })
  const regex = { matches: [{ path: { type: 'RegularExpression', value: '/v[0-9]+/items' } }] }

  it.each([
    [
      'the listener names the host of a route without one',
      [{ name: 'l', port: 80, protocol: 'HTTP', hostname: 'a.example.com' }],
      route('HTTPRoute', []),
      'http://a.example.com/',
    ],
    [
      'a port that is not usual stands in the URL',
      [{ name: 'l', port: 8080, protocol: 'HTTP' }],
      route('HTTPRoute', ['a.example.com']),
      'http://a.example.com:8080/',
    ],
    [
      'gRPC has its own scheme',
      [{ name: 'l', port: 80, protocol: 'HTTP' }],
      route('GRPCRoute', ['a.example.com']),
      'grpc://a.example.com/',
    ],
    [
      'TLS that is passed on is asked by name',
      [{ name: 'l', port: 443, protocol: 'TLS', tls: { mode: 'Passthrough' } }],
      route('TLSRoute', ['a.example.com']),
      'tls://a.example.com',
    ],
    ['any host is asked at the address', [{ name: 'l', port: 80, protocol: 'HTTP' }], route('HTTPRoute', []), 'http://203.0.113.60/'],
  ])('%s', (_what, listeners, written, expected) => {
    expect(targetsFor(gateway(listeners), written).map(([to]) => to)).toEqual([expected])
  })

  it('leaves out a pattern that no simple path stands for', () => {
    expect(targetsFor(gateway([{ name: 'l', port: 80, protocol: 'HTTP' }]), route('HTTPRoute', ['a.example.com'], regex))).toEqual([])
  })
})
