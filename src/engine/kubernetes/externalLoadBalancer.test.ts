import { describe, expect, it } from 'vitest'
import type { Address, Packet, Protocol } from '../model'
import { clusterOf, podText, serviceText, twoNodes } from '../testing'
import { balancerBackends, listenerOf } from './externalLoadBalancer'

const rest =
  podText('web-1', 'node1', '10.244.1.2') +
  serviceText('web', 'type: NodePort, externalTrafficPolicy: Local, selector: { app: web }, ports: [{ port: 80, nodePort: 30080 }]')

function world(spec: string) {
  const cluster = clusterOf(`${twoNodes}${rest}
---
apiVersion: hopscope/v1
kind: ExternalLoadBalancer
metadata: { name: edge }
spec: { addresses: [198.51.100.10], ${spec} }
`)
  const [balancer] = cluster.balancers
  if (!balancer) throw new Error('no balancer')
  return { cluster, balancer }
}

const packet: Packet = {
  protocol: 'TCP',
  source: { address: '203.0.113.9' as Address, port: null },
  destination: { address: '198.51.100.10' as Address, port: 443 },
}

describe('externalLoadBalancer', () => {
  it.each([
    ['a TCP listener for TCP', 443, 'TCP', 'TCP'],
    ['a UDP listener for UDP on the same port', 443, 'UDP', 'UDP'],
    ['an HTTPS listener for TCP', 8443, 'TCP', 'HTTPS'],
    ['no UDP where only HTTPS listens', 8443, 'UDP', null],
    ['no other port', 80, 'TCP', null],
  ])('%s', (_name, port, protocol, expected) => {
    const { balancer } = world('listeners: [{ port: 443 }, { port: 443, protocol: UDP }, { port: 8443, protocol: HTTPS }]')
    expect(listenerOf(balancer, port, protocol as Protocol)?.protocol ?? null).toBe(expected)
  })

  it.each([
    ['every node on a node port', '{ nodePort: 30080 }', '', ['192.168.1.1:30080', '192.168.1.2:30080']],
    ['only the named nodes', '{ nodes: [node2], nodePort: 30080 }', '', ['192.168.1.2:30080']],
    ['a node that is not there is no backend', '{ nodes: [node9], nodePort: 30080 }', '', []],
    ['other addresses', '{ address: 172.16.0.9, port: 81 }', '', ['172.16.0.9:81']],
    ['weight 0 takes a backend out', '{ address: 172.16.0.9, port: 81, weight: 0 }', '', []],
    ['an address without a port is none', '{ address: 172.16.0.9 }', '', []],
    ['a health check leaves failing nodes out', '{ nodePort: 30080 }', 'healthCheck: tcp, ', ['192.168.1.1:30080']],
  ])('%s', (_name, backends, more, expected) => {
    const { cluster, balancer } = world(`${more}listeners: [{ port: 443, backends: [${backends}] }]`)
    const listener = listenerOf(balancer, 443, 'TCP')
    if (!listener) throw new Error('no listener')
    const { options, evidence } = balancerBackends(cluster, balancer, listener.backends, packet)
    expect(options.map(({ address, port }) => `${address}:${port}`)).toEqual(expected)
    expect(evidence.map(({ rule }) => rule)).toEqual(more === '' ? [] : ['healthCheckNodePort'])
    for (const [index, option] of options.entries())
      expect(option.evidence).toMatchObject({
        rule: 'balancerBackend',
        path: 'spec.listeners[0].backends[0]',
        facts: { to: expected[index], of: expected.length },
      })
  })
})
