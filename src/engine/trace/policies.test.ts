import { describe, expect, it } from 'vitest'
import type { Trace } from '../model'
import { createEngine } from '../pipeline'
import { clusterOf, podText, policyText, serviceText, traceOf, twoNodes } from '../testing'

const container = 'containers: [{ name: c, ports: [{ name: http, containerPort: 8080 }] }]'
const base =
  twoNodes +
  podText('client', 'node1', '10.244.1.9', { labels: 'app: client' }) +
  podText('web-1', 'node1', '10.244.1.2', { more: container }) +
  podText('web-2', 'node2', '10.244.2.2', { labels: 'app: web, at: two', more: container }) +
  serviceText(
    'web',
    'clusterIP: 10.96.7.7, selector: { app: web }, type: NodePort, ports: [{ port: 80, targetPort: 8080, nodePort: 30080 }]',
  ) +
  serviceText('two', 'clusterIP: 10.96.7.8, selector: { at: two }, ports: [{ port: 80, targetPort: 8080 }]') +
  serviceText('direct', 'clusterIP: None, selector: { app: web }, ports: [{ port: 80, targetPort: 8080 }]')
const client = 'pod:default/client'
const web = (rest: string) => policyText('web', `{ podSelector: { matchLabels: { app: web } }, ${rest} }`)
const out = (rest: string) =>
  policyText('out', `{ podSelector: { matchLabels: { app: client } }, policyTypes: [Egress], egress: [${rest}] }`)

/** The ending in short: where it arrived, or why it stopped; then the hops, and which of them policies had a say at. */
function told({ ending, hops, verdict }: Trace): string {
  const end =
    ending.verdict === 'delivered'
      ? `${ending.endpoint.ref?.name ?? 'outside'}:${ending.endpoint.port}`
      : `${verdict} ${'stop' in ending ? ending.stop.reason : ''}`
  const path = hops.map(({ component, because }) => {
    const said = because.flatMap((entry) => (entry.rule === 'networkPolicy' ? [`${entry.facts.direction} ${entry.facts.outcome}`] : []))
    return said.length === 0 ? component.name : `${component.name} (${said.join(', ')})`
  })
  return `${end}: ${path.join(' → ')}`
}

const trace = (policies: string, from: string, to: string, choices: Readonly<Record<string, string>> = {}) =>
  traceOf(clusterOf(base + policies), from, to, { choices })

describe('policies on the way', () => {
  it.each<[string, string, string, string, string]>([
    ['nothing is said where none isolates', web('policyTypes: [Egress]'), client, 'two:80', 'web-2:8080: client → two'],
    [
      'the receiver’s policy is told where the way ends',
      web('ingress: [{}]'),
      client,
      'two:80',
      'web-2:8080: client → two (ingress allowed)',
    ],
    [
      'both ends are asked',
      web('ingress: [{}]') + out('{}'),
      client,
      'two:80',
      'web-2:8080: client → two (egress allowed, ingress allowed)',
    ],
    [
      'what may not enter stops at the Pod',
      web('ingress: []'),
      client,
      'two:80',
      'dropped isolated-ingress: client → two → web-2 (ingress isolated)',
    ],
    [
      'what may not leave stops where it would be sent on',
      out(''),
      client,
      'two:80',
      'dropped isolated-egress: client → two (egress isolated)',
    ],
    [
      'to a Pod’s own address it never leaves the sender',
      out(''),
      client,
      '10.244.2.2:8080',
      'dropped isolated-egress: client (egress isolated)',
    ],
    [
      'to a Pod’s own address it stops at that Pod',
      web('ingress: []'),
      client,
      '10.244.2.2:8080',
      'dropped isolated-ingress: client → web-2 (ingress isolated)',
    ],
    [
      'what may leave is told where it left',
      web('ingress: []') + out('{}'),
      client,
      'two:80',
      'dropped isolated-ingress: client → two (egress allowed) → web-2 (ingress isolated)',
    ],
    [
      'egress counts the Pod’s port, not the Service’s',
      out('{ ports: [{ port: 8080 }] }'),
      client,
      'two:80',
      'web-2:8080: client → two (egress allowed)',
    ],
    [
      'so does ingress',
      web('ingress: [{ ports: [{ port: 80 }] }]'),
      client,
      'two:80',
      'dropped isolated-ingress: client → two → web-2 (ingress isolated)',
    ],
    [
      'egress finds the endpoint by its labels',
      out('{ to: [{ podSelector: { matchLabels: { at: two } } }] }'),
      client,
      'two:80',
      'web-2:8080: client → two (egress allowed)',
    ],
    [
      'a block of cluster IPs allows nothing',
      out('{ to: [{ ipBlock: { cidr: 10.96.0.0/12 } }] }'),
      client,
      'two:80',
      'dropped isolated-egress: client → two (egress isolated)',
    ],
    [
      'a headless Service is no other',
      web('ingress: []'),
      client,
      'direct:8080',
      'dropped isolated-ingress: client → web-1 (ingress isolated)',
    ],
    [
      'before a closed port, policies are asked',
      web('ingress: []'),
      client,
      'direct:80',
      'dropped isolated-ingress: client → web-1 (ingress isolated)',
    ],
    [
      'the client outside is seen as it is',
      web('ingress: [{ from: [{ ipBlock: { cidr: 203.0.113.9/32 } }] }]'),
      'external:203.0.113.9',
      '192.168.1.1:30080',
      'web-1:8080: 203.0.113.9 → node1 → web (ingress own-node)',
    ],
    [
      'the sender’s own node asks no policy for egress',
      web('ingress: []'),
      'node:node1',
      '10.244.1.2:8080',
      'web-1:8080: node1 (ingress own-node)',
    ],
    [
      'another node is no exception',
      web('ingress: []'),
      'node:node1',
      '10.244.2.2:8080',
      'dropped isolated-ingress: node1 → web-2 (ingress isolated)',
    ],
    [
      'an address outside needs a rule too',
      out('{ to: [{ ipBlock: { cidr: 198.51.100.0/24 } }] }'),
      client,
      '8.8.8.8:53/udp',
      'dropped isolated-egress: client (egress isolated)',
    ],
    [
      'with a rule it leaves what is described',
      out('{ to: [{ ipBlock: { cidr: 8.0.0.0/8 } }] }'),
      client,
      '8.8.8.8:53/udp',
      'unhandled address-nobody-describes: client (egress allowed)',
    ],
    [
      'through its own node’s port the endpoint counts',
      out('{ to: [{ podSelector: { matchLabels: { app: web } } }] }'),
      client,
      '192.168.1.1:30080',
      'web-1:8080: client → node1 → web (egress allowed)',
    ],
    [
      'at another node’s port, that node is all that the sender’s node sees',
      out('{ to: [{ podSelector: {} }] }'),
      client,
      '192.168.1.2:30080',
      'dropped isolated-egress: client (egress isolated)',
    ],
    [
      'a rule for that node’s address lets it go',
      out('{ to: [{ ipBlock: { cidr: 192.168.1.2/32 } }], ports: [{ port: 30080 }] }'),
      client,
      '192.168.1.2:30080',
      'web-1:8080: client (egress allowed) → node2 → web',
    ],
    [
      'a Pod reaches itself through its Service',
      policyText('all', '{ podSelector: {}, policyTypes: [Ingress, Egress] }'),
      'pod:default/web-2',
      'two:80',
      'web-2:8080: web-2 → two (egress itself, ingress own-node)',
    ],
    [
      'and on localhost nobody is asked',
      policyText('all', '{ podSelector: {}, policyTypes: [Ingress, Egress] }'),
      'pod:default/web-2',
      '127.0.0.1:8080',
      'web-2:8080: web-2',
    ],
    [
      'a tunnel passes policies by',
      web('ingress: []'),
      'port-forward:pod/web-2:8080:8080',
      'localhost:8080',
      'web-2:8080: localhost → kubectl → apiServer → node2',
    ],
  ])('%s', (_name, policies, from, to, expected) => {
    expect(told(trace(policies, from, to))).toBe(expected)
  })

  it('masquerade makes a node of the client, and the node that was entered decides', () => {
    const policy = web('ingress: [{ from: [{ ipBlock: { cidr: 203.0.113.0/24 } }] }]')
    const through = (node: string, endpoint: string) => told(trace(policy, 'external:203.0.113.9', `${node}:30080`, { endpoint }))
    expect(through('192.168.1.1', '10.244.1.2:8080')).toContain('web-1:8080')
    expect(through('192.168.1.1', '10.244.2.2:8080')).toContain('dropped isolated-ingress')
    expect(through('192.168.1.2', '10.244.1.2:8080')).toContain('dropped isolated-ingress')
    expect(through('192.168.1.2', '10.244.2.2:8080')).toContain('web-2:8080')
  })

  it('endpoints of one Service can differ, and each is told', () => {
    const only = policyText('two', '{ podSelector: { matchLabels: { at: two } } }')
    expect(trace(only, client, 'web:80').alternatives).toMatchObject([
      { chance: 0.5, verdict: 'dropped', reason: 'isolated-ingress', endpoint: null },
      { chance: 0.5, verdict: 'delivered', endpoint: '10.244.1.2:8080', shown: true },
    ])
  })
})

describe('behind a balancer', () => {
  const balancer = (more = '') =>
    serviceText(
      'lb',
      `type: LoadBalancer, ${more}selector: { at: two }, ports: [{ port: 80, targetPort: 8080, nodePort: 30090 }]`,
      'loadBalancer: { ingress: [{ ip: 203.0.113.200 }] }',
    )

  it('each node that it may take is told apart', () => {
    expect(trace(web('ingress: []') + balancer(), 'external', '203.0.113.200:80').alternatives).toMatchObject([
      { chance: 0.5, verdict: 'dropped', choices: { node: 'node1' } },
      { chance: 0.5, verdict: 'delivered', choices: { node: 'node2' } },
    ])
  })

  it('a rule for the address of a node tells nodes apart as well', () => {
    const policy = web('ingress: [{ from: [{ ipBlock: { cidr: 192.168.1.1/32 } }] }]')
    expect(trace(policy + balancer(), 'external', '203.0.113.200:80').alternatives.map(({ verdict, chance }) => [verdict, chance])).toEqual(
      [['delivered', 1]],
    )
  })

  it('policy Local keeps the client, and a rule for it counts', () => {
    const policy = web('ingress: [{ from: [{ ipBlock: { cidr: 203.0.113.9/32 } }] }]')
    const local = trace(policy + balancer('externalTrafficPolicy: Local, '), 'external:203.0.113.9', '203.0.113.200:80')
    expect(told(local)).toBe('web-2:8080: 203.0.113.9 → lb → node2 → lb (ingress allowed)')
  })
})

describe('behind a router', () => {
  const gateway = `
---
apiVersion: gateway.networking.k8s.io/v1
kind: GatewayClass
metadata: { name: any }
spec: { controllerName: example.com/any }
---
apiVersion: gateway.networking.k8s.io/v1
kind: Gateway
metadata: { name: edge }
spec: { gatewayClassName: any, listeners: [{ name: http, port: 80, protocol: HTTP }] }
---
apiVersion: gateway.networking.k8s.io/v1
kind: HTTPRoute
metadata: { name: route }
spec: { parentRefs: [{ name: edge }], rules: [{ backendRefs: [{ name: two, port: 80 }] }] }
`
  const edge = (rest: string) =>
    policyText('edge', `{ podSelector: { matchLabels: { gateway.networking.k8s.io/gateway-name: edge } }, ${rest} }`)
  const asked = (policies: string) => {
    return told(trace(gateway + policies, 'external', 'gateway:edge:80/'))
  }

  it.each<[string, string, string]>([
    [
      'the backend sees the router’s Pod, and a rule for it allows',
      web('ingress: [{ from: [{ podSelector: { matchLabels: { gateway.networking.k8s.io/gateway-name: edge } } }] }]'),
      'web-2',
    ],
    [
      'a rule for the client outside does not',
      web('ingress: [{ from: [{ ipBlock: { cidr: 203.0.113.0/24 } }] }]'),
      'dropped isolated-ingress',
    ],
    [
      'egress of the router’s Pod is asked for its own connection',
      edge('policyTypes: [Egress], egress: [{ ports: [{ port: 80 }] }]'),
      'dropped isolated-egress',
    ],
    ['and lets it go by the port of the backend', edge('policyTypes: [Egress], egress: [{ ports: [{ port: 8080 }] }]'), 'web-2'],
  ])('%s', (_name, policies, expected) => {
    expect(asked(policies).split(':')[0]).toBe(expected)
  })

  it('a connection that never leaves the router’s Pod stops at the router, and the client waits for it', () => {
    const { hops, status, verdict } = trace(gateway + edge('policyTypes: [Egress]'), 'external', 'gateway:edge:80/')
    expect([verdict, status, hops.at(-1)?.component.kind, hops.at(-1)?.step, hops.at(-1)?.connection]).toEqual([
      'dropped',
      null,
      'Gateway',
      'stop',
      0,
    ])
  })

  it('of a connection that reaches an isolated backend the hop of the router stays', () => {
    const { hops } = trace(gateway + web('ingress: []'), 'external', 'gateway:edge:80/')
    expect(hops.slice(-2).map(({ component, step, connection }) => [component.kind, step, connection])).toEqual([
      ['Gateway', 'route', 1],
      ['Pod', 'stop', 1],
    ])
  })
})

describe('what is said of a policy’s answer', () => {
  it('a drop rests on a plugin that enforces policies', () => {
    const { certainty, assumptions, missing } = trace(web('ingress: []'), client, '10.244.2.2:8080')
    expect(certainty).toBe('assumed')
    expect(assumptions).toMatchObject([{ what: 'policy-enforced', policies: [{ name: 'web' }] }])
    expect(missing).toEqual([])
  })

  it('what is allowed does not, and no kind is missing', () => {
    const { certainty, assumptions, missing } = trace(web('ingress: [{}]'), client, '10.244.2.2:8080')
    expect([certainty, assumptions, missing]).toEqual(['declared', [], []])
  })

  it('no kind is missing where the record of the dump says that policies were asked for', () => {
    const record = (kinds: string) =>
      `---\napiVersion: hopscope/v1\nkind: ClusterDump\nmetadata: { name: a }\nspec: { kinds: [${kinds}] }\n`
    const missing = (text: string) => trace(text, client, '10.244.2.2:8080').missing
    expect(missing('')).toEqual([{ kind: 'NetworkPolicy', why: 'not-in-input' }])
    expect(missing(record('Pod'))).toEqual([{ kind: 'NetworkPolicy', why: 'not-in-input' }])
    expect(missing(record('Pod, NetworkPolicy'))).toEqual([])
  })

  it('no kind is missing where an empty list of policies is in the input, of the namespaces on the way', () => {
    const list = '---\napiVersion: networking.k8s.io/v1\nkind: NetworkPolicyList\nitems: []\n'
    expect(trace(list, client, '10.244.2.2:8080').missing).toEqual([])
    const inFile = (name: string) => {
      const engine = createEngine()
      engine.read([
        { name: 'cluster.yaml', text: base },
        { name, text: '{ "kind": "NetworkPolicyList", "apiVersion": "networking.k8s.io/v1", "items": [] }' },
      ])
      const answer = engine.trace({ from: client, to: '10.244.2.2:8080', choices: {}, at: null, proxy: null })
      return answer.ok ? answer.trace.missing : null
    }
    expect(inFile('network-policy/default.json')).toEqual([])
    expect(inFile('network-policy/other.json')).toEqual([{ kind: 'NetworkPolicy', why: 'not-in-input' }])
  })

  it('after a translation, that policies look behind it is assumed', () => {
    expect(trace(web('ingress: [{}]'), client, 'two:80').assumptions.map(({ what }) => what)).toContain('policy-after-translation')
  })

  it('a Pod on the network of its node is taken to be open', () => {
    const host = podText('host', 'node2', '192.168.1.2', {
      labels: 'app: host',
      more: 'hostNetwork: true, containers: [{ ports: [{ containerPort: 90 }] }]',
    })
    const { verdict, certainty, assumptions } = trace(policyText('all', '{ podSelector: {} }') + host, client, 'pod:default/host:90')
    expect([verdict, certainty]).toEqual(['delivered', 'assumed'])
    expect(assumptions).toMatchObject([{ what: 'host-network-policy', pod: 'default/host', policies: [{ name: 'all' }] }])
  })

  it.each([
    ['of the whole cluster', 'policy.networking.k8s.io/v1alpha1', 'AdminNetworkPolicy', ''],
    ['of a vendor, in the namespace of an end', 'cilium.io/v2', 'CiliumNetworkPolicy', ', namespace: default'],
  ])('policies %s are not weighed, and that is told', (_name, apiVersion, kind, place) => {
    const other = `---\napiVersion: ${apiVersion}\nkind: ${kind}\nmetadata: { name: x${place} }\n`
    const { certainty, missing } = trace(web('ingress: [{}]') + other, client, 'two:80')
    expect([certainty, missing]).toEqual(['undetermined', [{ kind, why: 'not-modelled', count: 1 }]])
  })

  it('those of a vendor in another namespace have no say', () => {
    const other = '---\napiVersion: cilium.io/v2\nkind: CiliumNetworkPolicy\nmetadata: { name: x, namespace: far }\n'
    expect(trace(web('ingress: [{}]') + other, client, 'two:80').certainty).toBe('declared')
  })
})
