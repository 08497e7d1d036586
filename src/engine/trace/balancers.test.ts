import { describe, expect, it } from 'vitest'
import { stopOf, type Trace } from '../model'
import { clusterOf, podText, serviceText, traceOf, twoNodes } from '../testing'
import { violations } from './invariants'

const web1 = podText('web-1', 'node1', '10.244.1.2')
const web2 = podText('web-2', 'node2', '10.244.2.2')
const node3 = `
---
apiVersion: v1
kind: Node
metadata: { name: node3 }
status: { addresses: [{ type: InternalIP, address: 192.168.1.3 }] }
`
const balancer = (spec: string, name = 'edge', address = '198.51.100.10') => `
---
apiVersion: hopscope/v1
kind: ExternalLoadBalancer
metadata: { name: ${name} }
spec: { addresses: [${address}], ${spec} }
`
const service = (more = '') =>
  serviceText('web', `type: NodePort, selector: { app: web }, ports: [{ port: 80, targetPort: 8080, nodePort: 30080 }]${more}`)
const local = service(', externalTrafficPolicy: Local')
const listen = (backends: string, more = '') => `listeners: [{ port: 443, backends: [${backends}]${more} }]`

function sent(text: string, from = 'external:203.0.113.9', to = '198.51.100.10:443', choices = {}): Trace {
  const cluster = clusterOf(twoNodes + text)
  const trace = traceOf(cluster, from, to, { choices })
  expect(violations(cluster, trace)).toEqual([])
  return trace
}
const outcome = ({ ending }: Trace) =>
  ending.verdict === 'delivered'
    ? `${ending.endpoint.what} ${ending.endpoint.address}:${ending.endpoint.port}`
    : `${ending.verdict} ${stopOf(ending)?.reason}`
const seen = (trace: Trace) => trace.hops.findLast((hop) => hop.wire !== null)?.wire?.source.address
const chances = (trace: Trace) =>
  Object.fromEntries(trace.alternatives.map(({ chance, endpoint, reason }) => [endpoint ?? reason, Math.round(chance * 1000) / 1000]))

describe('an external load balancer', () => {
  it('sends with its own address: under Local that is what the Pod sees', () => {
    const trace = sent(web1 + web2 + local + balancer(listen('{ nodePort: 30080 }')))
    expect([outcome(trace), seen(trace)]).toEqual(['pod 10.244.1.2:8080', '198.51.100.10'])
  })

  it('keeps the client’s address with sourceAddress client', () => {
    const trace = sent(web1 + local + balancer(`sourceAddress: client, ${listen('{ nodePort: 30080 }')}`))
    expect([outcome(trace), seen(trace)]).toEqual(['pod 10.244.1.2:8080', '203.0.113.9'])
    expect(trace.hops[1]?.translations.map(({ what }) => what)).toEqual(['destination'])
  })

  it('sends to the named nodes only', () => {
    const trace = sent(web1 + web2 + local + balancer(listen('{ nodes: [node2], nodePort: 30080 }')))
    expect(trace.endpoints).toEqual(['10.244.2.2:8080'])
    expect(trace.hops[2]?.id).toBe('node/node2')
  })

  it('weighs its backends', () => {
    const text =
      web1 +
      balancer(
        listen(
          '{ address: 10.244.1.2, port: 8080, weight: 3 }, { address: 172.16.0.9, port: 80 }, { address: 172.16.0.8, port: 80, weight: 0 }',
        ),
      )
    expect(chances(sent(text))).toEqual({ '10.244.1.2:8080': 0.75, '172.16.0.9:80': 0.25 })
  })

  it('without a health check half of the requests meet the node that has no endpoint', () => {
    expect(chances(sent(web1 + local + balancer(listen('{ nodePort: 30080 }'))))).toEqual({
      '10.244.1.2:8080': 0.5,
      'no-local-endpoints': 0.5,
    })
  })

  it.each(['tcp', 'healthCheckNodePort'])('with the health check %s that node is left out, and the evidence says so', (check) => {
    const trace = sent(web1 + local + balancer(`healthCheck: ${check}, ${listen('{ nodePort: 30080 }')}`))
    expect(chances(trace)).toEqual({ '10.244.1.2:8080': 1 })
    expect(trace.hops[1]?.because.find((entry) => entry.rule === 'healthCheckNodePort')?.facts).toMatchObject({
      healthy: ['node1'],
      unhealthy: ['node2'],
    })
  })

  it('three nodes, two with endpoints, policy Cluster: chances are those of the endpoints', () => {
    expect(chances(sent(node3 + web1 + web2 + service() + balancer(listen('{ nodePort: 30080 }'))))).toEqual({
      '10.244.1.2:8080': 0.5,
      '10.244.2.2:8080': 0.5,
    })
  })

  it.each([
    ['rejected', ''],
    ['dropped', 'closedPort: drop, '],
  ])('a port without listener is %s', (verdict, closed) => {
    expect(outcome(sent(balancer(closed + listen('{ nodePort: 30080 }')), 'external', '198.51.100.10:81'))).toBe(`${verdict} no-listener`)
  })

  it('a TCP listener does not answer UDP', () => {
    expect(outcome(sent(balancer(listen('{ nodePort: 30080 }')), 'external', '198.51.100.10:443/udp'))).toBe('rejected no-listener')
  })

  it('a UDP listener does', () => {
    const text = `${web1}${serviceText('dns', 'type: NodePort, selector: { app: web }, ports: [{ port: 53, protocol: UDP, nodePort: 30053 }]')}
${balancer('listeners: [{ port: 53, protocol: UDP, backends: [{ nodePort: 30053 }] }]')}`
    expect(outcome(sent(text, 'external', '198.51.100.10:53/udp'))).toBe('pod 10.244.1.2:53')
  })

  it('a listener without backends rejects', () => {
    expect(outcome(sent(balancer('listeners: [{ port: 443 }]')))).toBe('rejected no-backend')
  })

  it('a backend that nobody describes is a place outside', () => {
    expect(outcome(sent(balancer(listen('{ address: 172.16.0.9, port: 80 }'))))).toBe('outside 172.16.0.9:80')
  })

  it('one balancer leads to another: the inner one’s address is what the Pod sees', () => {
    const text =
      web1 +
      local +
      balancer(listen('{ address: 198.51.100.20, port: 80 }')) +
      balancer('listeners: [{ port: 80, backends: [{ nodes: [node1], nodePort: 30080 }] }]', 'inner', '198.51.100.20')
    const trace = sent(text)
    expect(trace.hops.map((hop) => hop.id)).toEqual([
      'client/203.0.113.9',
      'externalLoadBalancer/edge',
      'externalLoadBalancer/inner',
      'node/node1',
      'service/default/web',
    ])
    expect([outcome(trace), seen(trace)]).toEqual(['pod 10.244.1.2:8080', '198.51.100.20'])
  })

  it('two balancers that lead to each other are cut off', () => {
    const text =
      balancer(listen('{ address: 198.51.100.20, port: 443 }')) +
      balancer(listen('{ address: 198.51.100.10, port: 443 }'), 'inner', '198.51.100.20')
    const trace = sent(text)
    expect([outcome(trace), trace.hops.length]).toEqual(['unhandled too-many-hops', 32])
  })

  it('a balancer that leads to a Service’s balancer goes on through it', () => {
    const text =
      web1 +
      balancer(listen('{ address: 203.0.113.200, port: 80 }')) +
      serviceText(
        'web',
        'type: LoadBalancer, selector: { app: web }, ports: [{ port: 80, targetPort: 8080 }]',
        'loadBalancer: { ingress: [{ ip: 203.0.113.200 }] }',
      )
    expect(sent(text).hops.map((hop) => hop.component.place)).toEqual(['client', 'loadBalancer', 'loadBalancer', 'node', 'service'])
  })

  it('a Service without selector can lead out to a balancer', () => {
    const text = `${web1}${local}${balancer('listeners: [{ port: 80, backends: [{ nodes: [node1], nodePort: 30080 }] }]')}${serviceText('out', 'clusterIP: 10.96.7.7, ports: [{ port: 80 }]')}
---
apiVersion: v1
kind: Endpoints
metadata: { name: out }
subsets: [{ addresses: [{ ip: 198.51.100.10 }], ports: [{ port: 80 }] }]
`
    const trace = sent(text, 'pod:default/web-1', '10.96.7.7:80')
    expect(trace.hops.map((hop) => hop.component.place)).toEqual(['client', 'service', 'loadBalancer', 'node', 'service'])
  })

  it('a chosen node is the one that is entered', () => {
    const trace = sent(web1 + web2 + local + balancer(listen('{ nodePort: 30080 }')), 'external', '198.51.100.10:443', { node: 'node2' })
    expect([trace.hops[2]?.id, outcome(trace)]).toEqual(['node/node2', 'pod 10.244.2.2:8080'])
  })

  it('a chosen backend is the one that is sent to', () => {
    const text = balancer(listen('{ address: 172.16.0.9, port: 80 }, { address: 172.16.0.8, port: 80 }'))
    expect(outcome(sent(text, 'external', '198.51.100.10:443', { backend: '172.16.0.8:80' }))).toBe('outside 172.16.0.8:80')
  })

  it('its host names lead to it from outside', () => {
    const trace = sent(
      web1 + service() + balancer(`hostnames: [Shop.example.com], ${listen('{ nodePort: 30080 }')}`),
      'external',
      'https://shop.example.com/',
    )
    expect(outcome(trace)).toBe('pod 10.244.1.2:8080')
    expect(trace.dns).toEqual([{ name: 'shop.example.com', type: 'A', answer: '198.51.100.10' }])
  })
})
