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
const base = twoNodes + client

const clusters = {
  cluster: base + web1 + web2 + serviceText('web', `type: NodePort, ${ip}, ${spec}`),
  remote: base + web2 + serviceText('web', `type: NodePort, ${ip}, ${spec}`),
  internalLocal: base + web2 + serviceText('web', `${ip}, ${port80}, internalTrafficPolicy: Local`),
  internalLocalBoth: base + web1 + web2 + serviceText('web', `${ip}, ${port80}, internalTrafficPolicy: Local`),
  nodePortLocal: base + web2 + serviceText('web', `type: NodePort, externalTrafficPolicy: Local, ${ip}, ${spec}`),
  empty: base + serviceText('web', `type: NodePort, ${ip}, ${spec}`),
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
  // Cluster IP
  {
    name: 'a Pod asks a cluster IP: no masquerade, no node hop',
    in: 'remote',
    from: pod,
    to: '10.96.7.7:80',
    ends: 'delivered 10.244.2.2:8080',
    through: ['client', 'service'],
    seen: '10.244.1.9',
  },
  {
    name: 'a node asks a cluster IP: masqueraded, though the source is its own address already',
    in: 'remote',
    from: 'node:node1',
    to: '10.96.7.7:80',
    ends: 'delivered 10.244.2.2:8080 masqueraded',
    through: ['client', 'service'],
    seen: '192.168.1.1',
  },
  {
    name: 'internal policy Local drops where the sender’s node has no endpoint',
    in: 'internalLocal',
    from: pod,
    to: '10.96.7.7:80',
    ends: 'dropped no-local-endpoints',
    through: ['client', 'service'],
  },
  {
    name: 'internal policy Local takes the endpoint of the sender’s node',
    in: 'internalLocalBoth',
    from: pod,
    to: '10.96.7.7:80',
    ends: 'delivered 10.244.1.2:8080',
    through: ['client', 'service'],
    seen: '10.244.1.9',
  },
  {
    name: 'internal policy Local on the other node takes the endpoint there',
    in: 'internalLocalBoth',
    from: 'node:node2',
    to: '10.96.7.7:80',
    ends: 'delivered 10.244.2.2:8080 masqueraded',
    through: ['client', 'service'],
  },
  {
    name: 'a cluster IP asked from outside leaves the picture',
    in: 'cluster',
    from: 'external',
    to: '10.96.7.7:80',
    ends: 'unhandled cluster-address-from-outside',
    through: ['client'],
  },
  {
    name: 'a Service without endpoints rejects at its cluster IP',
    in: 'empty',
    from: pod,
    to: '10.96.7.7:80',
    ends: 'rejected no-endpoints',
    through: ['client', 'service'],
  },
  {
    name: 'a port the Service does not have is lost with iptables',
    in: 'cluster',
    from: pod,
    to: '10.96.7.7:81',
    ends: 'unhandled port-not-on-service',
    through: ['client', 'service'],
  },
  {
    name: 'UDP asked of a TCP port does not match it',
    in: 'cluster',
    from: pod,
    to: '10.96.7.7:80/udp',
    ends: 'unhandled port-not-on-service',
    through: ['client', 'service'],
  },
  // Node port, policy Cluster
  {
    name: 'a node port from outside, policy Cluster: masqueraded by the entered node',
    in: 'remote',
    from: 'external',
    to: '192.168.1.1:30080',
    ends: 'delivered 10.244.2.2:8080 masqueraded',
    through: ['client', 'node', 'service'],
    seen: '192.168.1.1',
  },
  {
    name: 'a node port from a Pod, policy Cluster: masqueraded too',
    in: 'remote',
    from: pod,
    to: '192.168.1.1:30080',
    ends: 'delivered 10.244.2.2:8080 masqueraded',
    through: ['client', 'node', 'service'],
    seen: '192.168.1.1',
  },
  {
    name: 'a node port from the node itself, policy Cluster: masqueraded',
    in: 'remote',
    from: 'node:node1',
    to: '192.168.1.1:30080',
    ends: 'delivered 10.244.2.2:8080 masqueraded',
    through: ['client', 'node', 'service'],
  },
  {
    name: 'a node port on localhost answers with iptables',
    in: 'remote',
    from: 'node:node1',
    to: '127.0.0.1:30080',
    ends: 'delivered 10.244.2.2:8080 masqueraded',
    through: ['client', 'node', 'service'],
  },
  {
    name: 'a node port without any endpoint rejects',
    in: 'empty',
    from: 'external',
    to: '192.168.1.2:30080',
    ends: 'rejected no-endpoints',
    through: ['client', 'node', 'service'],
  },
  {
    name: 'the other node’s port is reached through that node',
    in: 'remote',
    from: pod,
    to: '192.168.1.2:30080',
    ends: 'delivered 10.244.2.2:8080 masqueraded',
    through: ['client', 'node', 'service'],
    seen: '192.168.1.2',
  },
  {
    name: 'a port of a node that nobody owns is rejected by the node',
    in: 'cluster',
    from: 'external',
    to: '192.168.1.1:31000',
    ends: 'rejected nothing-listens',
    through: ['client', 'node'],
  },
  // Node port, policy Local
  {
    name: 'policy Local from outside, endpoint on the entered node: the client’s address stays',
    in: 'nodePortLocal',
    from: 'external:198.51.100.4',
    to: '192.168.1.2:30080',
    ends: 'delivered 10.244.2.2:8080',
    through: ['client', 'node', 'service'],
    seen: '198.51.100.4',
  },
  {
    name: 'policy Local from outside, endpoint elsewhere: dropped at the node',
    in: 'nodePortLocal',
    from: 'external',
    to: '192.168.1.1:30080',
    ends: 'dropped no-local-endpoints',
    through: ['client', 'node'],
  },
  {
    name: 'policy Local from a Pod: the short cut to all, unmasqueraded',
    in: 'nodePortLocal',
    from: pod,
    to: '192.168.1.1:30080',
    ends: 'delivered 10.244.2.2:8080',
    through: ['client', 'node', 'service'],
    seen: '10.244.1.9',
  },
  {
    name: 'policy Local from the node itself: the short cut to all, masqueraded',
    in: 'nodePortLocal',
    from: 'node:node1',
    to: '192.168.1.1:30080',
    ends: 'delivered 10.244.2.2:8080 masqueraded',
    through: ['client', 'node', 'service'],
  },
  {
    name: 'policy Local from another node counts as outside',
    in: 'nodePortLocal',
    from: 'node:node2',
    to: '192.168.1.1:30080',
    ends: 'dropped no-local-endpoints',
    through: ['client', 'node'],
  },
  {
    name: 'external policy Local never touches the cluster IP',
    in: 'nodePortLocal',
    from: pod,
    to: '10.96.7.7:80',
    ends: 'delivered 10.244.2.2:8080',
    through: ['client', 'service'],
  },
]

describe('cluster IP and node port, with every policy', () => {
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
