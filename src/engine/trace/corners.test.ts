import { describe, expect, it } from 'vitest'
import { stopOf, type Trace } from '../model'
import { clusterOf, podText, problemOf, serviceText, traceOf, twoNodes } from '../testing'
import { violations } from './invariants'

/** Corners where several rules meet, and the right answer is easily missed. */
const client = podText('client', 'node1', '10.244.1.9', { labels: 'app: client' })
const web2 = podText('web-2', 'node2', '10.244.2.2')
const base = twoNodes + client + web2
const pod = 'pod:default/client'
const six = podText('six', 'node1', '2001:db8::9', { labels: 'app: six' })
const ports = 'ports: [{ port: 80, targetPort: 8080, nodePort: 30080 }]'

function outcome({ ending }: Trace): string {
  if (ending.verdict !== 'delivered') return `${ending.verdict} ${stopOf(ending)?.reason}`
  return `delivered ${ending.endpoint.address}:${ending.endpoint.port}`
}
const ends = (text: string, from: string, to: string) => outcome(traceOf(clusterOf(text), from, to))

describe('corners', () => {
  it('two Services that share a balancer’s address answer each on its own port', () => {
    const shared = 'loadBalancer: { ingress: [{ ip: 203.0.113.200 }] }'
    const text =
      base +
      serviceText('a', 'type: LoadBalancer, selector: { app: web }, ports: [{ port: 80, targetPort: 8080 }]', shared) +
      serviceText('b', 'type: LoadBalancer, selector: { app: web }, ports: [{ port: 443, targetPort: 8443 }]', shared)
    expect(ends(text, 'external', '203.0.113.200:443')).toBe('delivered 10.244.2.2:8443')
  })

  it('a node port answers although the balancer’s address is that node’s (k3s ServiceLB)', () => {
    const text =
      base + serviceText('web', `type: LoadBalancer, selector: { app: web }, ${ports}`, 'loadBalancer: { ingress: [{ ip: 192.168.1.1 }] }')
    expect(ends(text, 'external', '192.168.1.1:30080')).toBe('delivered 10.244.2.2:8080')
  })

  it('an external IP that is a node’s own address leads to that node', () => {
    const text = base + serviceText('web', `type: NodePort, externalIPs: [192.168.1.2], selector: { app: web }, ${ports}`)
    expect(ends(text, 'external', '192.168.1.2:30080')).toBe('delivered 10.244.2.2:8080')
  })

  it('a Pod that dials its own loopback does not reach a node port', () => {
    const text = base + serviceText('web', `type: NodePort, selector: { app: web }, ${ports}`)
    expect(ends(text, pod, '127.0.0.1:30080')).not.toBe('delivered 10.244.2.2:8080')
  })

  it('a headless Service asked from outside does not reach the Pod network', () => {
    const text = base + serviceText('web', 'clusterIP: None, selector: { app: web }, ports: [{ port: 8080 }]')
    expect(ends(text, 'external', 'svc:default/web:8080')).toBe('unhandled cluster-address-from-outside')
  })

  it('a headless Service without ports has its Pods’ addresses behind its name', () => {
    const text = base + serviceText('web', 'clusterIP: None, selector: { app: web }')
    expect(ends(text, pod, 'web:8080')).toBe('delivered 10.244.2.2:8080')
  })

  it('a headless Service of IPv6 can be asked as svc:', () => {
    const slice = `
---
apiVersion: discovery.k8s.io/v1
kind: EndpointSlice
metadata: { name: s, labels: { kubernetes.io/service-name: six } }
addressType: IPv6
ports: [{ port: 80 }]
endpoints: [{ addresses: ['2001:db8::7'] }]
`
    const text = base + serviceText('six', 'clusterIP: None, ports: [{ port: 80 }]') + slice
    expect(ends(text + six, 'pod:default/six', 'svc:default/six:80')).toBe('delivered 2001:db8::7:80')
  })

  it('endpoints of the other family only: none at all, whatever their ports are called', () => {
    const slice = `
---
apiVersion: discovery.k8s.io/v1
kind: EndpointSlice
metadata: { name: s, labels: { kubernetes.io/service-name: six } }
addressType: IPv4
ports: [{ port: 80 }]
endpoints: [{ addresses: [10.244.2.7] }]
`
    const text = base + serviceText('six', 'clusterIPs: [10.96.7.7, "fd00:10:96::7"], ports: [{ port: 80 }]') + slice
    expect(ends(text + six, 'pod:default/six', '[fd00:10:96::7]:80')).toBe('rejected no-endpoints')
  })

  it('a packet has both ends in one address family', () => {
    const slice = `
---
apiVersion: discovery.k8s.io/v1
kind: EndpointSlice
metadata: { name: s, labels: { kubernetes.io/service-name: six } }
addressType: IPv6
ports: [{ port: 80 }]
endpoints: [{ addresses: ['2001:db8::7'] }]
`
    const text = base + serviceText('six', 'clusterIPs: ["fd00:10:96::7"], ports: [{ port: 80 }]') + slice
    const trace = traceOf(clusterOf(text), 'node:node1', '[fd00:10:96::7]:80')
    const wires = trace.hops.flatMap((hop) => (hop.wire ? [hop.wire] : []))
    expect(wires.filter(({ source, destination }) => source.address?.includes(':') !== destination.address?.includes(':'))).toEqual([])
  })

  it('with the node given, a cluster IP is still asked by its cluster IP', () => {
    const text = base + serviceText('web', 'clusterIP: 10.96.7.7, selector: { app: web }, ports: [{ port: 80, targetPort: 8080 }]')
    const trace = traceOf(clusterOf(text), pod, '10.96.7.7:80', { at: 'node1' })
    expect(trace.hops.map((hop) => hop.step)).not.toContain('loadBalancerIp')
  })

  it('a balancer’s backend that is a cluster IP is not a place outside', () => {
    const text = `${base}${serviceText('web', 'clusterIP: 10.96.7.7, selector: { app: web }, ports: [{ port: 80 }]')}
---
apiVersion: hopscope/v1
kind: ExternalLoadBalancer
metadata: { name: edge }
spec: { addresses: [198.51.100.10], listeners: [{ port: 80, backends: [{ address: 10.96.7.7, port: 80 }] }] }
`
    expect(ends(text, 'external', '198.51.100.10:80')).not.toBe('delivered 10.96.7.7:80')
  })

  it('a balancer before a host port: the nodes without the Pod are another way', () => {
    const host = podText('h', 'node2', '10.244.2.3', { more: 'containers: [{ name: c, ports: [{ containerPort: 8080, hostPort: 80 }] }]' })
    const text = `${twoNodes}${host}
---
apiVersion: hopscope/v1
kind: ExternalLoadBalancer
metadata: { name: edge }
spec: { addresses: [198.51.100.10], listeners: [{ port: 80, backends: [{ nodePort: 80 }] }] }
`
    const cluster = clusterOf(text)
    expect(violations(cluster, traceOf(cluster, 'external', '198.51.100.10:80', { choices: { node: 'node2' } }))).toEqual([])
  })

  it('the address of a client that nobody describes is among the assumptions', () => {
    const text = base + serviceText('web', `type: NodePort, selector: { app: web }, ${ports}`)
    const trace = traceOf(clusterOf(text), 'external', '192.168.1.1:30080')
    expect(trace.hops[0]?.assumed).toBe(true)
    expect(trace.assumptions.map(({ what }) => what)).toContain('client-address')
  })

  it('a Pod without an address is there, and neither sends nor is sent to', () => {
    const pending = podText('late', 'node1', '10.244.1.7').replace(', podIP: 10.244.1.7', '').replace('Running', 'Pending')
    const cluster = clusterOf(base + pending)
    const without = { code: 'pod-without-address', text: 'default/late' }
    expect([problemOf(cluster, pod, 'pod:default/late:80'), problemOf(cluster, 'pod:default/late', '10.244.2.2:80')]).toEqual([
      without,
      without,
    ])
  })
})
