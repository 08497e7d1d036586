import { describe, expect, it } from 'vitest'
import { stopOf } from '../model'
import { clusterOf, podText, serviceText, traceOf, twoNodes } from '../testing'
import { violations } from './invariants'

/** web-1 on node1 listens on 8080, web-2 on node2; `one` only web-2. The client Pod stands on node1. */
const client = podText('client', 'node1', '10.244.1.9', { labels: 'app: client' })
const web1 = podText('web-1', 'node1', '10.244.1.2')
const web2 = podText('web-2', 'node2', '10.244.2.2')
const spec = 'selector: { app: web }, ports: [{ port: 80, targetPort: 8080, nodePort: 30080 }]'
const port80 = 'selector: { app: web }, ports: [{ port: 80, targetPort: 8080 }]'
const ip = 'clusterIP: 10.96.7.7'
const vip = 'loadBalancer: { ingress: [{ ip: 203.0.113.200 }] }'
const proxied = 'loadBalancer: { ingress: [{ ip: 203.0.113.200, ipMode: Proxy }] }'
const base = twoNodes + client

const clusters = {
  vip: base + web1 + web2 + serviceText('web', `type: LoadBalancer, ${ip}, ${spec}`, vip),
  vipLocal: base + web2 + serviceText('web', `type: LoadBalancer, externalTrafficPolicy: Local, ${ip}, ${spec}`, vip),
  proxy: base + web2 + serviceText('web', `type: LoadBalancer, ${ip}, ${spec}`, proxied),
  proxyLocal: base + web2 + serviceText('web', `type: LoadBalancer, externalTrafficPolicy: Local, ${ip}, ${spec}`, proxied),
  ranges: base + web2 + serviceText('web', `type: LoadBalancer, loadBalancerSourceRanges: [198.51.100.0/24], ${ip}, ${spec}`, vip),
  external: base + web2 + serviceText('web', `externalIPs: [198.51.100.7], ${ip}, ${port80}`),
  externalLocal: base + web2 + serviceText('web', `externalIPs: [198.51.100.7], externalTrafficPolicy: Local, ${ip}, ${port80}`),
}

interface Row {
  readonly name: string
  readonly in: keyof typeof clusters
  readonly from: string
  readonly to: string
  readonly at?: string
  /** `delivered to … masqueraded`, or verdict and reason. */
  readonly ends: string
  readonly through: readonly string[]
  /** Source address that the receiver sees. */
  readonly seen?: string
}

const pod = 'pod:default/client'
const rows: Row[] = [
  // Load balancer
  {
    name: 'mode VIP: the node sees the balancer’s address and masquerades',
    in: 'vip',
    from: 'external',
    to: '203.0.113.200:80',
    ends: 'delivered 10.244.1.2:8080 masqueraded',
    through: ['client', 'loadBalancer', 'node', 'service'],
    seen: '192.168.1.1',
  },
  {
    name: 'lb: means the same address',
    in: 'vip',
    from: 'external',
    to: 'lb:default/web:80',
    ends: 'delivered 10.244.1.2:8080 masqueraded',
    through: ['client', 'loadBalancer', 'node', 'service'],
  },
  {
    name: 'a Pod that asks a VIP never leaves its node',
    in: 'vip',
    from: pod,
    to: '203.0.113.200:80',
    ends: 'delivered 10.244.1.2:8080 masqueraded',
    through: ['client', 'node', 'service'],
  },
  {
    name: 'VIP with Local: the health check leaves the empty node out, the client stays',
    in: 'vipLocal',
    from: 'external:198.51.100.4',
    to: '203.0.113.200:80',
    ends: 'delivered 10.244.2.2:8080',
    through: ['client', 'loadBalancer', 'node', 'service'],
    seen: '198.51.100.4',
  },
  {
    name: 'VIP with Local from a Pod on the empty node: the short cut',
    in: 'vipLocal',
    from: pod,
    to: '203.0.113.200:80',
    ends: 'delivered 10.244.2.2:8080',
    through: ['client', 'node', 'service'],
  },
  {
    name: 'VIP with Local from the empty node itself: masqueraded',
    in: 'vipLocal',
    from: 'node:node1',
    to: '203.0.113.200:80',
    ends: 'delivered 10.244.2.2:8080 masqueraded',
    through: ['client', 'node', 'service'],
  },
  {
    name: 'VIP with Local entered at the empty node: dropped',
    in: 'vipLocal',
    from: 'external',
    to: '203.0.113.200:80',
    at: 'node1',
    ends: 'dropped no-local-endpoints',
    through: ['client', 'node'],
  },
  {
    name: 'mode Proxy: a packet of the balancer’s own to a node port',
    in: 'proxy',
    from: 'external',
    to: '203.0.113.200:80',
    ends: 'delivered 10.244.2.2:8080 masqueraded',
    through: ['client', 'loadBalancer', 'node', 'service'],
    seen: '192.168.1.1',
  },
  {
    name: 'mode Proxy: no node answers for the address, so a Pod’s traffic leaves the cluster',
    in: 'proxy',
    from: pod,
    to: '203.0.113.200:80',
    ends: 'delivered 10.244.2.2:8080 masqueraded',
    through: ['client', 'loadBalancer', 'node', 'service'],
  },
  {
    name: 'mode Proxy with Local: the receiver sees the balancer',
    in: 'proxyLocal',
    from: 'external',
    to: '203.0.113.200:80',
    ends: 'delivered 10.244.2.2:8080',
    through: ['client', 'loadBalancer', 'node', 'service'],
    seen: '203.0.113.200',
  },
  {
    name: 'source ranges drop another client at the node',
    in: 'ranges',
    from: 'external:203.0.113.9',
    to: '203.0.113.200:80',
    ends: 'dropped source-range-excludes-client',
    through: ['client', 'loadBalancer', 'node'],
  },
  {
    name: 'source ranges drop the cluster’s own Pods too',
    in: 'ranges',
    from: pod,
    to: '203.0.113.200:80',
    ends: 'dropped source-range-excludes-client',
    through: ['client', 'node'],
  },
  {
    name: 'source ranges let their own through',
    in: 'ranges',
    from: 'external:198.51.100.4',
    to: '203.0.113.200:80',
    ends: 'delivered 10.244.2.2:8080 masqueraded',
    through: ['client', 'loadBalancer', 'node', 'service'],
  },
  {
    name: 'source ranges never cover node ports',
    in: 'ranges',
    from: 'external:203.0.113.9',
    to: '192.168.1.1:30080',
    ends: 'delivered 10.244.2.2:8080 masqueraded',
    through: ['client', 'node', 'service'],
  },
  {
    name: 'a port that the balancer does not have',
    in: 'vip',
    from: 'external',
    to: '203.0.113.200:81',
    ends: 'unhandled port-not-on-service',
    through: ['client', 'loadBalancer'],
  },
  // External IP
  {
    name: 'an external IP from outside, policy Cluster',
    in: 'external',
    from: 'external',
    to: '198.51.100.7:80',
    ends: 'delivered 10.244.2.2:8080 masqueraded',
    through: ['client', 'node', 'service'],
  },
  {
    name: 'an external IP from a Pod, policy Cluster: masqueraded',
    in: 'external',
    from: pod,
    to: '198.51.100.7:80',
    ends: 'delivered 10.244.2.2:8080 masqueraded',
    through: ['client', 'node', 'service'],
  },
  {
    name: 'an external IP, policy Local, at a node without endpoint',
    in: 'externalLocal',
    from: 'external',
    to: '198.51.100.7:80',
    at: 'node1',
    ends: 'dropped no-local-endpoints',
    through: ['client', 'node'],
  },
  {
    name: 'an external IP, policy Local, at the node with the endpoint',
    in: 'externalLocal',
    from: 'external',
    to: '198.51.100.7:80',
    at: 'node2',
    ends: 'delivered 10.244.2.2:8080',
    through: ['client', 'node', 'service'],
  },
  {
    name: 'an external IP, policy Local, from a Pod: the short cut',
    in: 'externalLocal',
    from: pod,
    to: '198.51.100.7:80',
    ends: 'delivered 10.244.2.2:8080',
    through: ['client', 'node', 'service'],
    seen: '10.244.1.9',
  },
  {
    name: 'an external IP, policy Local, from the node: masqueraded',
    in: 'externalLocal',
    from: 'node:node1',
    to: '198.51.100.7:80',
    ends: 'delivered 10.244.2.2:8080 masqueraded',
    through: ['client', 'node', 'service'],
  },
]

describe('load balancer and external IP, with every policy', () => {
  it.each(rows)('$name', (row) => {
    const cluster = clusterOf(clusters[row.in])
    const trace = traceOf(cluster, row.from, row.to, row.at === undefined ? {} : { at: row.at })
    const { ending } = trace
    const ends =
      ending.verdict === 'delivered'
        ? `delivered ${ending.endpoint.address}:${ending.endpoint.port}${trace.masquerade ? ' masqueraded' : ''}`
        : `${ending.verdict} ${stopOf(ending)?.reason}`
    expect({ ends, through: trace.hops.map((hop) => hop.component.place) }).toEqual({ ends: row.ends, through: row.through })
    if (row.seen) expect(trace.hops.findLast((hop) => hop.wire !== null)?.wire?.source.address).toBe(row.seen)
    expect(violations(cluster, trace)).toEqual([])
  })

  it('is a table of different questions', () => {
    const asked = rows.map((row) => [row.in, row.from, row.to, row.at].join(' '))
    expect(new Set(asked).size).toBe(rows.length)
  })
})
