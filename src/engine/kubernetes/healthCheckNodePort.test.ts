import { describe, expect, it } from 'vitest'
import { clusterOf, podText, serviceOf, serviceText, twoNodes } from '../testing'
import { healthyNodes } from './healthCheckNodePort'

const on = (node: string, ip: string, options: Parameters<typeof podText>[3] = {}) => podText(`web-${node}`, node, ip, options)
const leaving = { meta: 'deletionTimestamp: "2026-01-01T00:00:00Z"' }
const world = (pods: string, spec = 'externalTrafficPolicy: Local') =>
  clusterOf(twoNodes + pods + serviceText('web', `type: LoadBalancer, ${spec}, selector: { app: web }, ports: [{ port: 80 }]`))

describe('healthCheckNodePort', () => {
  it.each([
    [
      'a node with a ready endpoint passes, the other does not',
      on('node1', '10.244.1.2'),
      'externalTrafficPolicy: Local',
      ['node1'],
      ['node1'],
      ['node2'],
    ],
    [
      'an endpoint that is not ready does not count',
      on('node1', '10.244.1.2', { ready: false }) + on('node2', '10.244.2.2'),
      'externalTrafficPolicy: Local',
      ['node2'],
      ['node2'],
      ['node1'],
    ],
    [
      'one that terminates does not count, though it serves',
      on('node1', '10.244.1.2', leaving) + on('node2', '10.244.2.2'),
      'externalTrafficPolicy: Local',
      ['node2'],
      ['node2'],
      ['node1'],
    ],
    [
      'one that terminates and is published all the same is ready, and counts',
      on('node1', '10.244.1.2', leaving),
      'externalTrafficPolicy: Local, publishNotReadyAddresses: true',
      ['node1'],
      ['node1'],
      ['node2'],
    ],
    [
      'where every node fails, all are used',
      on('node1', '10.244.1.2', leaving),
      'externalTrafficPolicy: Local',
      ['node1', 'node2'],
      [],
      ['node1', 'node2'],
    ],
    [
      'policy Cluster: every node passes',
      on('node1', '10.244.1.2'),
      'externalTrafficPolicy: Cluster',
      ['node1', 'node2'],
      ['node1', 'node2'],
      [],
    ],
  ])('%s', (_name, pods, spec, used, healthy, unhealthy) => {
    const cluster = world(pods, spec)
    const { service, port } = serviceOf(cluster)
    const answer = healthyNodes(cluster, service, port, cluster.nodes)
    expect(answer.healthy.map(({ ref }) => ref.name)).toEqual(used)
    expect(answer.evidence).toEqual({
      rule: 'healthCheckNodePort',
      object: service.ref,
      path: 'spec.externalTrafficPolicy',
      facts: { port: null, healthy, unhealthy },
    })
  })

  it('shows the port where it is written', () => {
    const cluster = world(on('node1', '10.244.1.2'), 'externalTrafficPolicy: Local, healthCheckNodePort: 32000')
    const { service, port } = serviceOf(cluster)
    expect(healthyNodes(cluster, service, port, cluster.nodes).evidence).toMatchObject({
      path: 'spec.healthCheckNodePort',
      facts: { port: 32000 },
    })
  })
})
