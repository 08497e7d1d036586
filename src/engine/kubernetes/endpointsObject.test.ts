import { describe, expect, it } from 'vitest'
import { clusterOf, podText, type serviceOf, serviceText, twoNodes } from '../testing'
import { endpointsFromSelector, endpointsMembers, withinCapacity } from './endpointsObject'

const leaving = { meta: 'deletionTimestamp: "2026-01-01T00:00:00Z"' }
const named = (port: number) => ({ more: `containers: [{ name: c, ports: [{ name: http, containerPort: ${port} }] }]` })

/** The subsets, each as `ports: addresses / those not ready`. */
function subsets(pods: string, spec: string) {
  const cluster = clusterOf(twoNodes + pods + serviceText('web', spec))
  return (
    endpointsFromSelector(webOf(cluster), cluster.pods)?.map(({ ports, addresses, notReadyAddresses }) =>
      `${ports.map(({ name, port, protocol }) => `${name}${port}/${protocol}`).join(' ')}: ${addresses.join(' ')} / ${notReadyAddresses.join(' ')}`.trim(),
    ) ?? null
  )
}

function webOf(cluster: Parameters<typeof serviceOf>[0]) {
  return cluster.services.find(({ ref }) => ref.name === 'web') ?? expect.fail('no Service')
}

describe('the Endpoints object', () => {
  const two = podText('a', 'node1', '10.244.1.2') + podText('b', 'node2', '10.244.2.2', { ready: false })
  it.each<[string, string, string, string[] | null]>([
    [
      'ready and not ready share a subset',
      two,
      'selector: { app: web }, ports: [{ port: 80, targetPort: 8080 }]',
      ['8080/TCP: 10.244.1.2 / 10.244.2.2'],
    ],
    [
      'unready addresses can be published',
      two,
      'publishNotReadyAddresses: true, selector: { app: web }, ports: [{ port: 80 }]',
      ['80/TCP: 10.244.1.2 10.244.2.2 /'],
    ],
    [
      'ports with the same addresses share it',
      two,
      'selector: { app: web }, ports: [{ name: a, port: 80 }, { name: b, port: 81, protocol: UDP }]',
      ['a80/TCP b81/UDP: 10.244.1.2 / 10.244.2.2'],
    ],
    [
      'a named port that differs by Pod makes two',
      podText('a', 'node1', '10.244.1.2', named(80)) + podText('b', 'node2', '10.244.2.2', named(81)),
      'selector: { app: web }, ports: [{ port: 80, targetPort: http }]',
      ['80/TCP: 10.244.1.2 /', '81/TCP: 10.244.2.2 /'],
    ],
    [
      'a Pod that terminates is left out',
      podText('a', 'node1', '10.244.1.2', leaving),
      'selector: { app: web }, ports: [{ port: 80 }]',
      [],
    ],
    [
      '… unless unready ones are published',
      podText('a', 'node1', '10.244.1.2', leaving),
      'publishNotReadyAddresses: true, selector: { app: web }, ports: [{ port: 80 }]',
      ['80/TCP: 10.244.1.2 /'],
    ],
    [
      'a headless Service needs no port',
      podText('a', 'node1', '10.244.1.2'),
      'clusterIP: None, selector: { app: web }',
      [': 10.244.1.2 /'],
    ],
    ['no selector: nobody makes it', two, 'ports: [{ port: 80 }]', null],
    ['ExternalName: nobody makes it', two, 'type: ExternalName, externalName: a.example, selector: { app: web }', null],
  ])('%s', (_name, pods, spec, expected) => {
    expect(subsets(pods, spec)).toEqual(expected)
  })

  it.each([
    ['as many as fit', [[1000, 0]], [[1000, 0]]],
    ['ready ones first', [[999, 2]], [[999, 1]]],
    ['nothing else where ready ones are too many', [[1200, 30]], [[1000, 0]]],
    ['those not ready', [[0, 1500]], [[0, 1000]]],
    [
      'of several subsets each its share of those not ready',
      [
        [90, 101],
        [110, 200],
        [50, 200],
        [10, 201],
        [20, 298],
      ],
      [
        [90, 73],
        [110, 144],
        [50, 144],
        [10, 145],
        [20, 214],
      ],
    ],
    [
      '… or of those ready',
      [
        [205, 100],
        [400, 200],
        [402, 200],
        [400, 200],
        [693, 300],
      ],
      [
        [98, 0],
        [191, 0],
        [192, 0],
        [191, 0],
        [328, 0],
      ],
    ],
    ['nothing of nothing', [], []],
  ])('holds 1000 addresses: %s', (_name, subsets, expected) => {
    const counts = withinCapacity(subsets.map(([ready = 0, notReady = 0]) => ({ ready, notReady })))
    expect(counts.map(({ ready, notReady }) => [ready, notReady])).toEqual(expected)
  })
})

it.each([
  ['without the named port is not in it', 'clusterIP: 10.96.7.7, ports: [{ port: 80, targetPort: http }]', ['a']],
  [
    'needs only one of the ports',
    'clusterIP: 10.96.7.7, ports: [{ name: a, port: 80, targetPort: http }, { name: b, port: 81 }]',
    ['a', 'b'],
  ],
  ['of the other family is not in it', 'clusterIP: "fd00::7", ipFamilies: [IPv6], ports: [{ port: 80 }]', []],
  ['needs no port behind a headless Service without ports', 'clusterIP: None', ['a', 'b']],
])('a Pod %s', (_name, spec, expected) => {
  const pods = podText('a', 'node1', '10.244.1.2', named(80)) + podText('b', 'node2', '10.244.2.2')
  const cluster = clusterOf(twoNodes + pods + serviceText('web', `selector: { app: web }, ${spec}`))
  expect(endpointsMembers(webOf(cluster), cluster.pods).map(({ ref }) => ref.name)).toEqual(expected)
})

it('an object for more Pods than that lists a thousand', () => {
  const many = `
---
apiVersion: apps/v1
kind: Deployment
metadata: { name: web }
spec: { replicas: 1100, template: { metadata: { labels: { app: web } } } }
`
  const cluster = clusterOf(twoNodes + many + serviceText('web', 'selector: { app: web }, ports: [{ port: 80 }]'))
  expect(endpointsFromSelector(webOf(cluster), cluster.pods)?.map(({ addresses }) => addresses.length)).toEqual([1000])
})
