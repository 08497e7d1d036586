import { describe, expect, it } from 'vitest'
import { clusterOf, podText, serviceOf, serviceText, twoNodes } from '../testing'
import { slicesFromSelector } from './endpointSlices'
import { endpointsOf } from './servicePortEndpoints'

const web = (ip: string, options: Parameters<typeof podText>[3] = {}) => podText(`web-${ip.split('.').at(-1)}`, 'node1', ip, options)
const service = (spec = 'ports: [{ port: 80 }]') => serviceText('web', `clusterIP: 10.96.7.7, selector: { app: web }, ${spec}`)
const slice = (name: string, ports: string, endpoints: string, type = 'IPv4', label = 'web') => `
---
apiVersion: discovery.k8s.io/v1
kind: EndpointSlice
metadata: { name: ${name}, labels: { kubernetes.io/service-name: ${label} } }
addressType: ${type}
ports: [${ports}]
endpoints: [${endpoints}]
`
const finished = (phase: string) => `
---
apiVersion: v1
kind: Pod
metadata: { name: done, labels: { app: web } }
spec: { nodeName: node1 }
status: { phase: ${phase}, podIP: 10.244.1.9 }
`

describe('what the controller makes of Pods', () => {
  it.each([
    ['a selected Pod is an endpoint', web('10.244.1.2'), service(), ['10.244.1.2 ready serving']],
    ['a Pod that is not ready stays, not ready', web('10.244.1.2', { ready: false }), service(), ['10.244.1.2']],
    [
      'a Pod that terminates serves and is not ready',
      web('10.244.1.2', { meta: 'deletionTimestamp: "2026-01-01T00:00:00Z"' }),
      service(),
      ['10.244.1.2 serving terminating'],
    ],
    [
      'publishNotReadyAddresses makes every endpoint ready',
      web('10.244.1.2', { ready: false }),
      service('publishNotReadyAddresses: true, ports: [{ port: 80 }]'),
      ['10.244.1.2 ready'],
    ],
    [
      'a hostNetwork Pod has its node’s address',
      web('192.168.1.1', { more: 'hostNetwork: true' }),
      service(),
      ['192.168.1.1 ready serving'],
    ],
    ['a Pod that succeeded is none', finished('Succeeded'), service(), []],
    ['a Pod that failed is none', finished('Failed'), service(), []],
    ['a Pod with other labels is none', web('10.244.1.2', { labels: 'app: other' }), service(), []],
  ])('%s', (_name, pods, text, expected) => {
    const cluster = clusterOf(twoNodes + pods + text)
    const made = slicesFromSelector(serviceOf(cluster).service, cluster.pods).flatMap(({ endpoints }) => endpoints)
    const words = made.map(({ addresses, ready, serving, terminating }) =>
      [...addresses, ...(ready ? ['ready'] : []), ...(serving ? ['serving'] : []), ...(terminating ? ['terminating'] : [])].join(' '),
    )
    expect(words).toEqual(expected)
  })

  it('Pods whose named ports differ stand in different slices', () => {
    const named = (port: number) => `containers: [{ name: c, ports: [{ name: http, containerPort: ${port} }] }]`
    const pods = web('10.244.1.2', { more: named(8080) }) + web('10.244.1.3', { more: named(9090) }) + web('10.244.1.4')
    const cluster = clusterOf(twoNodes + pods + service('ports: [{ port: 80, targetPort: http }]'))
    const slices = slicesFromSelector(serviceOf(cluster).service, cluster.pods)
    expect(slices.map(({ ports, endpoints }) => [ports.map(({ port }) => port), endpoints.length])).toEqual([
      [[8080], 1],
      [[9090], 1],
      [[], 1],
    ])
    expect(slices.every(({ origin, object }) => origin === 'selector' && object === null)).toBe(true)
  })
})

describe('the endpoints of a Service port', () => {
  const bare = serviceText('web', 'clusterIP: 10.96.7.7, ports: [{ name: http, port: 80, targetPort: 1 }]')
  it.each([
    [
      'all slices of the Service are united, in text order',
      slice('b', '{ name: http, port: 8080 }', '{ addresses: [10.0.0.9] }') +
        slice('a', '{ name: http, port: 8080 }', '{ addresses: [10.0.0.10] }'),
      ['10.0.0.10:8080', '10.0.0.9:8080'],
    ],
    [
      'an address twice is one endpoint',
      slice('a', '{ name: http, port: 8080 }', '{ addresses: [10.0.0.9] }') +
        slice('b', '{ name: http, port: 8080 }', '{ addresses: [10.0.0.9] }'),
      ['10.0.0.9:8080'],
    ],
    ['another port name does not join', slice('a', '{ name: web, port: 8080 }', '{ addresses: [10.0.0.9] }'), []],
    ['no port name does not join a named port', slice('a', '{ port: 8080 }', '{ addresses: [10.0.0.9] }'), []],
    ['another protocol does not join', slice('a', '{ name: http, port: 8080, protocol: UDP }', '{ addresses: [10.0.0.9] }'), []],
    ['the other family is not seen', slice('a', '{ name: http, port: 8080 }', '{ addresses: ["2001:db8::9"] }', 'IPv6'), []],
    ['names (FQDN) are ignored', slice('a', '{ name: http, port: 8080 }', '{ addresses: [db.example.com] }', 'FQDN'), []],
    ['a slice of another Service is not taken', slice('a', '{ name: http, port: 8080 }', '{ addresses: [10.0.0.9] }', 'IPv4', 'other'), []],
    ['a slice without ports gives none', slice('a', '', '{ addresses: [10.0.0.9] }'), []],
  ])('%s', (_name, slices, expected) => {
    const cluster = clusterOf(twoNodes + bare + slices)
    const { service: owner, port } = serviceOf(cluster)
    const found = endpointsOf(cluster.lookup, owner, port, 'IPv4')
    expect(found.map((endpoint) => `${endpoint.address}:${endpoint.port}`)).toEqual(expected)
    expect(
      found.every(({ origin, path, portPath }) => origin === 'EndpointSlice' && path === 'endpoints[0]' && portPath === 'ports[0].port'),
    ).toBe(true)
  })

  it('of several entries for one endpoint the last that is on the node counts there', () => {
    const at = (name: string, node: string, ready: boolean) =>
      slice(name, '{ name: http, port: 8080 }', `{ addresses: [10.0.0.9], nodeName: ${node}, conditions: { ready: ${ready} } }`)
    const cluster = clusterOf(twoNodes + bare + at('a', 'node1', false) + at('b', 'node2', false) + at('c', 'node1', true))
    const { service: owner, port } = serviceOf(cluster)
    const seen = (node: string | null) => endpointsOf(cluster.lookup, owner, port, 'IPv4', node).map((entry) => [entry.node, entry.ready])
    expect([seen(null), seen('node1'), seen('node2')]).toEqual([[['node1', false]], [['node1', true]], [['node2', false]]])
  })
})
