import { describe, expect, it } from 'vitest'
import { type KubeProxyChange, stopOf, type Trace } from '../model'
import { clusterOf, podText, problemOf, serviceText, traceOf, twoNodes } from '../testing'
import { violations } from './invariants'

const client = podText('client', 'node1', '10.244.1.9', { labels: 'app: client' })
const web1 = podText('web-1', 'node1', '10.244.1.2')
const web2 = podText('web-2', 'node2', '10.244.2.2')
const base = twoNodes + client + web1 + web2
const pod = 'pod:default/client'

function outcome(trace: Trace): string {
  const { ending } = trace
  if (ending.verdict !== 'delivered') return `${ending.verdict} ${stopOf(ending)?.reason}`
  return `delivered ${ending.endpoint.what} ${ending.endpoint.address}:${ending.endpoint.port}`
}

function sent(text: string, from: string, to: string, proxy: KubeProxyChange = {}): Trace {
  const cluster = clusterOf(text, proxy)
  const trace = traceOf(cluster, from, to)
  expect(violations(cluster, trace)).toEqual([])
  return trace
}

const headless = (ports: string, more = '') => serviceText('web', `clusterIP: None, selector: { app: web }, ports: [${ports}]${more}`)
const slice = (name: string, service: string, endpoints: string, port = 8080) => `
---
apiVersion: discovery.k8s.io/v1
kind: EndpointSlice
metadata: { name: ${name}, labels: { kubernetes.io/service-name: ${service} } }
addressType: IPv4
ports: [{ port: ${port} }]
endpoints: [${endpoints}]
`
const written = (name: string, ip: string, port: number) => `
---
apiVersion: v1
kind: Endpoints
metadata: { name: ${name} }
subsets: [{ addresses: [{ ip: ${ip} }], ports: [{ port: ${port} }] }]
`
const alias = (name: string, target: string) => serviceText(name, `type: ExternalName, externalName: ${target}, ports: [{ port: 80 }]`)

interface Row {
  readonly name: string
  readonly text: string
  readonly from: string
  readonly to: string
  readonly ends: string
  readonly proxy?: KubeProxyChange
}

const ip = 'clusterIP: 10.96.7.7'
const web8080 = serviceText('web', `${ip}, selector: { app: web }, ports: [{ port: 80, targetPort: 8080 }]`)
const rows: Row[] = [
  {
    name: 'headless: the Pod is reached on the port that was dialled',
    text: base + headless('{ port: 8080 }'),
    from: pod,
    to: 'web:8080',
    ends: 'delivered pod 10.244.1.2:8080',
  },
  {
    name: 'headless with port other than targetPort: nothing listens there',
    text: base + headless('{ port: 80, targetPort: 8080 }'),
    from: pod,
    to: 'web:80',
    ends: 'rejected nothing-listens',
  },
  {
    name: 'headless: the targetPort dialled directly answers',
    text: base + headless('{ port: 80, targetPort: 8080 }'),
    from: pod,
    to: 'web:8080',
    ends: 'delivered pod 10.244.1.2:8080',
  },
  {
    name: 'headless with no Pod behind it: the name has no address',
    text: twoNodes + client + headless('{ port: 80 }'),
    from: pod,
    to: 'web:80',
    ends: 'unresolved no-address-behind-name',
  },
  {
    name: 'an alias of a Service leads to it',
    text: base + alias('old', 'web.default.svc.cluster.local') + web8080,
    from: pod,
    to: 'old:80',
    ends: 'delivered pod 10.244.1.2:8080',
  },
  {
    name: 'an alias of an alias is followed',
    text: base + alias('a', 'b.default.svc.cluster.local') + alias('b', 'web.default.svc.cluster.local') + web8080,
    from: pod,
    to: 'a:80',
    ends: 'delivered pod 10.244.1.2:8080',
  },
  {
    name: 'the ports of an alias translate nothing',
    text:
      base +
      alias('old', 'web.default.svc.cluster.local') +
      serviceText('web', `${ip}, selector: { app: web }, ports: [{ port: 8000, targetPort: 8080 }]`),
    from: pod,
    to: 'old:80',
    ends: 'unhandled port-not-on-service',
  },
  {
    name: 'aliases in a circle resolve to nothing',
    text: base + alias('a', 'b.default.svc.cluster.local') + alias('b', 'a.default.svc.cluster.local'),
    from: pod,
    to: 'a:80',
    ends: 'unresolved no-such-name',
  },
  {
    name: 'an alias of itself resolves to nothing',
    text: base + alias('a', 'a.default.svc.cluster.local'),
    from: pod,
    to: 'svc:default/a:80',
    ends: 'unresolved no-such-name',
  },
  {
    name: 'an alias of a name that nobody describes',
    text: base + alias('db', 'db.example.com'),
    from: pod,
    to: 'db:80',
    ends: 'unresolved no-such-name',
  },
  {
    name: 'without selector: the written endpoint is reached on its own port, at a place outside',
    text: base + serviceText('db', `${ip}, ports: [{ port: 3306, targetPort: 1 }]`) + written('db', '172.16.0.5', 3307),
    from: pod,
    to: 'db:3306',
    ends: 'delivered outside 172.16.0.5:3307',
  },
  {
    name: 'without selector and without endpoints: rejected',
    text: base + serviceText('db', `${ip}, ports: [{ port: 3306 }]`),
    from: pod,
    to: 'db:3306',
    ends: 'rejected no-endpoints',
  },
  {
    name: 'no ready endpoint: one that serves while it terminates is used',
    text:
      base +
      serviceText('db', `${ip}, ports: [{ port: 80 }]`) +
      slice('s', 'db', '{ addresses: [10.244.2.7], conditions: { ready: false, serving: true, terminating: true } }'),
    from: pod,
    to: 'db:80',
    ends: 'delivered outside 10.244.2.7:8080',
  },
  {
    name: 'no ready endpoint, and the one that terminates does not serve: rejected',
    text:
      base +
      serviceText('db', `${ip}, ports: [{ port: 80 }]`) +
      slice('s', 'db', '{ addresses: [10.244.2.7], conditions: { ready: false, serving: false, terminating: true } }'),
    from: pod,
    to: 'db:80',
    ends: 'rejected no-endpoints',
  },
  {
    name: 'UDP on a port that TCP shares goes to the UDP port',
    text:
      base +
      serviceText(
        'dns',
        `${ip}, selector: { app: web }, ports: [{ name: t, port: 53, targetPort: 5301 }, { name: u, port: 53, protocol: UDP, targetPort: 5302 }]`,
      ),
    from: pod,
    to: '10.96.7.7:53/udp',
    ends: 'delivered pod 10.244.1.2:5302',
  },
  {
    name: 'TCP on that port goes to the TCP port',
    text:
      base +
      serviceText(
        'dns',
        `${ip}, selector: { app: web }, ports: [{ name: t, port: 53, targetPort: 5301 }, { name: u, port: 53, protocol: UDP, targetPort: 5302 }]`,
      ),
    from: pod,
    to: '10.96.7.7:53',
    ends: 'delivered pod 10.244.1.2:5301',
  },
  {
    name: 'a dual-stack Service asked by IPv4 uses IPv4 endpoints',
    text:
      base +
      serviceText('six', 'clusterIPs: [10.96.7.7, "fd00:10:96::7"], ports: [{ port: 80 }]') +
      slice('s', 'six', '{ addresses: [10.244.2.7] }'),
    from: pod,
    to: '10.96.7.7:80',
    ends: 'delivered outside 10.244.2.7:8080',
  },
  {
    name: 'hostPort: translated to the Pod, on its own node',
    text: `${twoNodes}${podText('h', 'node2', '10.244.2.3', { more: 'containers: [{ name: c, ports: [{ containerPort: 8080, hostPort: 80 }] }]' })}`,
    from: 'external',
    to: '192.168.1.2:80',
    ends: 'delivered pod 10.244.2.3:8080',
  },
  {
    name: 'hostPort: the other node does not know it',
    text: `${twoNodes}${podText('h', 'node2', '10.244.2.3', { more: 'containers: [{ name: c, ports: [{ containerPort: 8080, hostPort: 80 }] }]' })}`,
    from: 'external',
    to: '192.168.1.1:80',
    ends: 'rejected nothing-listens',
  },
  {
    name: 'hostNetwork: the Pod has the node’s address, nothing is translated',
    text: `${twoNodes}${podText('h', 'node2', '192.168.1.2', { more: 'hostNetwork: true, containers: [{ name: c, ports: [{ containerPort: 80 }] }]' })}`,
    from: 'external',
    to: '192.168.1.2:80',
    ends: 'delivered pod 192.168.1.2:80',
  },
  {
    name: 'a cluster IP that nobody has is lost with iptables',
    text: base,
    from: pod,
    to: '10.96.9.9:80',
    ends: 'unhandled cluster-ip-not-allocated',
  },
  {
    name: 'and dropped with nftables',
    text: base,
    from: pod,
    to: '10.96.9.9:80',
    proxy: { mode: 'nftables' },
    ends: 'dropped cluster-ip-not-allocated',
  },
  {
    name: 'nftables rejects a port that the Service does not have',
    text: base + serviceText('web', `${ip}, selector: { app: web }, ports: [{ port: 80 }]`),
    from: pod,
    to: '10.96.7.7:81',
    proxy: { mode: 'nftables' },
    ends: 'rejected port-not-on-service',
  },
  {
    name: 'an address that nothing describes leaves the picture',
    text: base,
    from: pod,
    to: '8.8.8.8:53/udp',
    ends: 'unhandled address-nobody-describes',
  },
  {
    name: 'a Pod’s address from outside is not reached',
    text: base,
    from: 'external',
    to: '10.244.1.2:8080',
    ends: 'unhandled cluster-address-from-outside',
  },
  { name: 'a Pod’s address from a Pod is', text: base, from: pod, to: '10.244.2.2:8080', ends: 'delivered pod 10.244.2.2:8080' },
  { name: 'a Pod asked by its name', text: base, from: pod, to: 'pod:default/web-2:9000', ends: 'delivered pod 10.244.2.2:9000' },
  {
    name: 'a pending balancer has no address to send to',
    text: base + serviceText('web', 'type: LoadBalancer, selector: { app: web }, ports: [{ port: 80 }]', 'loadBalancer: {}'),
    from: 'external',
    to: 'lb:default/web:80',
    ends: 'unresolved no-load-balancer-address',
  },
  {
    name: 'a balancer known by a host name sends to a node port',
    text:
      base +
      serviceText(
        'web',
        'type: LoadBalancer, selector: { app: web }, ports: [{ port: 80, targetPort: 8080 }]',
        'loadBalancer: { ingress: [{ hostname: a.elb.example.com }] }',
      ),
    from: 'external',
    to: 'http://a.elb.example.com/',
    ends: 'delivered pod 10.244.1.2:8080',
  },
  {
    name: 'a balancer without node ports to send to rejects',
    text:
      base +
      serviceText(
        'web',
        'type: LoadBalancer, allocateLoadBalancerNodePorts: false, selector: { app: web }, ports: [{ port: 80 }]',
        'loadBalancer: { ingress: [{ hostname: a.elb.example.com }] }',
      ),
    from: 'external',
    to: 'lb:default/web:80',
    ends: 'rejected no-node-port',
  },
  {
    name: 'a VIP needs no node port',
    text:
      base +
      serviceText(
        'web',
        'type: LoadBalancer, allocateLoadBalancerNodePorts: false, selector: { app: web }, ports: [{ port: 80 }]',
        'loadBalancer: { ingress: [{ ip: 203.0.113.200 }] }',
      ),
    from: 'external',
    to: 'lb:default/web:80',
    ends: 'delivered pod 10.244.1.2:80',
  },
  {
    name: 'a mistyped name does not exist',
    text: base + serviceText('web', `${ip}, selector: { app: web }, ports: [{ port: 80 }]`),
    from: pod,
    to: 'wep:80',
    ends: 'unresolved no-such-name',
  },
  {
    name: 'a Service’s name from outside does not exist',
    text: base + serviceText('web', `${ip}, selector: { app: web }, ports: [{ port: 80 }]`),
    from: 'external',
    to: 'web.default:80',
    ends: 'unresolved no-such-name',
  },
]

describe('ways that end elsewhere', () => {
  it.each(rows)('$name', (row) => {
    expect(outcome(sent(row.text, row.from, row.to, row.proxy))).toBe(row.ends)
  })
})

describe('details of the way', () => {
  it('a Pod that reaches itself through its Service is masqueraded (hairpin)', () => {
    const text = twoNodes + web1 + web8080
    const trace = sent(text, 'pod:default/web-1', 'web:80')
    expect(trace.masquerade).toBe(true)
    expect(trace.hops.at(-1)?.wire?.source.address).toBe('192.168.1.1')
    expect(trace.hops.flatMap((hop) => hop.because).find((entry) => entry.rule === 'masquerade')?.facts).toMatchObject({
      reason: 'hairpin',
    })
  })

  it('two endpoints have equal chances, and a choice shows the other', () => {
    const cluster = clusterOf(base + web8080)
    const trace = traceOf(cluster, pod, 'web:80', { choices: { endpoint: '10.244.2.2:8080' } })
    expect(violations(cluster, trace)).toEqual([])
    expect(outcome(trace)).toBe('delivered pod 10.244.2.2:8080')
    expect(trace.alternatives.map(({ chance, endpoint, shown }) => [chance, endpoint, shown])).toEqual([
      [0.5, '10.244.1.2:8080', false],
      [0.5, '10.244.2.2:8080', true],
    ])
  })

  it('a headless way lists that its endpoints were worked out from the selector', () => {
    expect(sent(base + headless('{ port: 8080 }'), pod, 'web:8080').assumptions).toContainEqual({
      what: 'endpoints',
      service: { group: '', kind: 'Service', namespace: 'default', name: 'web' },
      count: 2,
    })
  })

  it('an endpoint that two slices name is the same whichever document comes first: the first slice by name counts', () => {
    const conditions = (ready: boolean) => `{ addresses: [10.244.2.7], conditions: { ready: ${ready} } }`
    const [a, b] = [slice('a', 'db', conditions(true)), slice('b', 'db', conditions(false))]
    const db = base + serviceText('db', `${ip}, ports: [{ port: 80 }]`)
    expect(outcome(sent(db + a + b, pod, 'db:80'))).toBe('delivered outside 10.244.2.7:8080')
    expect(outcome(sent(db + b + a, pod, 'db:80'))).toBe('delivered outside 10.244.2.7:8080')
  })

  it('the reply of a masqueraded connection goes back through the entered node', () => {
    const text =
      twoNodes +
      web2 +
      serviceText('web', 'type: NodePort, selector: { app: web }, ports: [{ port: 80, targetPort: 8080, nodePort: 30080 }]')
    const trace = sent(text, 'external:198.51.100.4', '192.168.1.1:30080')
    expect(trace.reply.map((hop) => [hop.id, hop.wire?.destination.address])).toEqual([
      ['reply/pod/default/web-2', '192.168.1.1'],
      ['reply/node/node1', '198.51.100.4'],
    ])
  })

  it.each([
    ['a Pod that is not there', 'pod:default/webb-1', '10.96.0.5:80', 'sender-unknown'],
    ['a node that is not there', 'node:node9', '10.96.0.5:80', 'sender-unknown'],
    ['a workload that is not there', 'workload:default/web', '10.96.0.5:80', 'sender-unknown'],
    ['a Service that is not there', pod, 'svc:default/nope:80', 'target-unknown'],
    ['a target Pod that is not there', pod, 'pod:default/nope:80', 'target-unknown'],
    ['a tunnel to a Pod that is not there', 'port-forward:pod/default/nope:8080:80', 'localhost:8080', 'sender-unknown'],
    ['an Ingress that is not there', pod, 'ingress:default/web', 'target-unknown'],
  ])('%s is refused with a problem, not an error', (_name, from, to, code) => {
    expect(problemOf(clusterOf(base), from, to)?.code).toBe(code)
  })

  it('a choice that nobody offers is refused with what could be chosen', () => {
    const cluster = clusterOf(base + web8080)
    expect(problemOf(cluster, pod, 'web:80', { choices: { endpoint: '10.0.0.1:1' } })).toMatchObject({
      code: 'choice-impossible',
      possible: ['endpoint=10.244.1.2:8080', 'endpoint=10.244.2.2:8080'],
    })
  })
})
