import { describe, expect, it } from 'vitest'
import { clusterOf, podText, type serviceOf, serviceText, twoNodes } from '../testing'
import { endpointsFromSelector, withinCapacity } from './endpointsObject'

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
    [1000, 0, { ready: 1000, notReady: 0, truncated: false }],
    [999, 2, { ready: 999, notReady: 1, truncated: true }],
    [1200, 30, { ready: 1000, notReady: 0, truncated: true }],
    [0, 1500, { ready: 0, notReady: 1000, truncated: true }],
  ])('holds 1000 addresses, ready ones first: %i and %i', (ready, notReady, expected) => {
    expect(withinCapacity(ready, notReady)).toEqual(expected)
  })
})
