import type { Address, Alternative, Finding, Fork, Hop, Packet, ResourceRef, Socket, Trace } from '../engine/model'

// The first request of the scenario "nodeport-behind-load-balancer", written by hand: what tests beside this file print and count.

const at = (text: string) => text as Address
const client = at('203.0.113.1')
const edge = at('192.168.1.1')
const node1 = at('192.168.1.100')
const clusterIp = at('10.96.0.1')
const pod1 = at('10.244.1.2')
const file = 'web.yaml'

const socket = (address: Address, port: number | null, name?: string): Socket =>
  name === undefined ? { address, port } : { address, port, name }
const packet = (source: Socket, destination: Socket): Packet => ({ protocol: 'TCP', source, destination })

const web: ResourceRef = { group: '', kind: 'Service', namespace: 'default', name: 'web' }
const edgeRef: ResourceRef = { group: 'hopscope', kind: 'ExternalLoadBalancer', namespace: null, name: 'edge' }
const podRef = (name: string): ResourceRef => ({ group: '', kind: 'Pod', namespace: 'default', name })

const sent = packet(socket(client, null, 'client'), socket(edge, 80, 'example.com'))
const clientHop: Hop = {
  id: 'client/client',
  component: { place: 'client', kind: 'Client', namespace: null, name: 'client' },
  node: null,
  connection: 0,
  step: 'send',
  facts: { sender: 'client', host: 'example.com', to: '192.168.1.1:80' },
  concept: sent,
  wire: sent,
  translations: [],
  because: [
    { rule: 'outsideName', object: edgeRef, path: 'spec.hostnames[0]', facts: { host: 'example.com', address: edge }, file, line: 30 },
  ],
  assumed: false,
}

const edgeHop: Hop = {
  id: 'externalLoadBalancer/edge',
  component: { place: 'loadBalancer', kind: 'ExternalLoadBalancer', namespace: null, name: 'edge' },
  node: null,
  connection: 0,
  step: 'forward',
  facts: { balancer: 'edge', port: 80, backend: 'node1', backendPort: 30001, nodePort: true },
  concept: packet(socket(edge, 80), socket(node1, 30001, 'node1')),
  wire: packet(socket(edge, null), socket(node1, 30001, 'node1')),
  translations: [
    { what: 'destination', from: '192.168.1.1:80', to: '192.168.1.100:30001', by: 'balancer' },
    { what: 'source', from: '203.0.113.1', to: '192.168.1.1', by: 'balancer' },
  ],
  because: [
    {
      rule: 'balancerListener',
      object: edgeRef,
      path: 'spec.listeners[0].port',
      facts: { port: 80, protocol: 'TCP', listeners: [80] },
      file,
      line: 31,
    },
    {
      rule: 'balancerBackend',
      object: edgeRef,
      path: 'spec.listeners[0].backends[0]',
      facts: { to: 'node1:30001', of: 2 },
      file,
      line: 31,
    },
  ],
  assumed: false,
}

const nodeHop: Hop = {
  id: 'node/node1',
  component: { place: 'node', kind: 'Node', namespace: null, name: 'node1' },
  node: 'node1',
  connection: 0,
  step: 'nodePort',
  facts: { node: 'node1', nodePort: 30001, service: 'default/web', port: 8080 },
  concept: packet(socket(node1, 30001, 'node1'), socket(clusterIp, 8080)),
  wire: packet(socket(node1, null, 'node1'), socket(pod1, 8080, 'default/pod1')),
  translations: [
    { what: 'destination', from: '192.168.1.100:30001', to: '10.244.1.2:8080', by: 'destinationNat' },
    { what: 'source', from: '192.168.1.1', to: '192.168.1.100', by: 'masquerade' },
  ],
  because: [
    {
      rule: 'nodePort',
      object: web,
      path: 'spec.ports[0].nodePort',
      facts: { nodePort: 30001, service: 'default/web', port: 8080 },
      file,
      line: 16,
    },
    {
      rule: 'masquerade',
      object: web,
      path: 'spec.externalTrafficPolicy',
      facts: { masquerade: true, reason: 'external-policy-cluster', node: 'node1' },
      file,
      line: null,
    },
  ],
  assumed: false,
}

const serviceHop: Hop = {
  id: 'service/default/web',
  component: { place: 'service', kind: 'Service', namespace: 'default', name: 'web' },
  node: 'node1',
  connection: 0,
  step: 'chooseEndpoint',
  facts: { service: 'default/web', endpoint: '10.244.1.2:8080', pod: 'default/pod1', port: 8080, of: 2 },
  concept: packet(socket(clusterIp, 8080), socket(pod1, 8080, 'default/pod1')),
  wire: null,
  translations: [],
  because: [
    {
      rule: 'targetPort',
      object: web,
      path: 'spec.ports[0].targetPort',
      facts: { targetPort: 8080, declared: true, port: 8080 },
      file,
      line: 16,
    },
  ],
  assumed: false,
}

const podReply: Hop = {
  id: 'reply/endpoint/default/web/10.244.1.2:8080',
  component: { place: 'pod', kind: 'Pod', namespace: 'default', name: 'pod1' },
  node: 'node1',
  connection: 0,
  step: 'reply',
  facts: { from: 'default/pod1' },
  concept: packet(socket(pod1, 8080, 'default/pod1'), socket(client, null, 'client')),
  wire: packet(socket(pod1, 8080, 'default/pod1'), socket(node1, null, 'node1')),
  translations: [],
  because: [],
  assumed: false,
}

const nodeReply: Hop = {
  ...nodeHop,
  id: 'reply/node/node1',
  step: 'undo',
  facts: { at: 'node1' },
  concept: null,
  wire: packet(socket(node1, 30001, 'node1'), socket(edge, null)),
  translations: [
    { what: 'destination', from: '192.168.1.100', to: '192.168.1.1', by: 'masquerade' },
    { what: 'source', from: '10.244.1.2:8080', to: '192.168.1.100:30001', by: 'destinationNat' },
  ],
  because: [],
}

const edgeReply: Hop = {
  ...edgeHop,
  id: 'reply/externalLoadBalancer/edge',
  step: 'undo',
  facts: { at: 'edge' },
  concept: null,
  wire: packet(socket(edge, 80), socket(client, null, 'client')),
  translations: [
    { what: 'destination', from: '192.168.1.1', to: '203.0.113.1', by: 'balancer' },
    { what: 'source', from: '192.168.1.100:30001', to: '192.168.1.1:80', by: 'balancer' },
  ],
  because: [],
}

const ways: readonly Alternative[] = ['node1', 'node2'].flatMap((node) =>
  ['10.244.1.2:8080', '10.244.1.3:8080'].map((endpoint) => ({
    chance: 0.25,
    verdict: 'delivered' as const,
    reason: null,
    choices: { node, endpoint },
    endpoint,
    backend: null,
    shown: node === 'node1' && endpoint === '10.244.1.2:8080',
  })),
)

const fork = (hop: number, key: Fork['key'], names: readonly [string, ...string[]]): Fork => ({
  hop,
  key,
  taken: names[0],
  ways: names.map((name) => ({ name, chance: 1 / names.length, verdict: 'delivered' })),
})

/** A delivered request: client, load balancer, NodePort, Service, Pod. */
export const deliveredTrace: Trace = {
  version: 1,
  takenAt: null,
  request: {
    from: { kind: 'external', name: 'client', address: null },
    to: { kind: 'host', host: 'example.com', port: 80, protocol: 'TCP' },
    http: { method: 'GET', host: 'example.com', path: '/', query: [], headers: [] },
    tls: null,
    at: null,
  },
  choices: { node: 'node1', endpoint: '10.244.1.2:8080' },
  verdict: 'delivered',
  reason: null,
  ending: { verdict: 'delivered', endpoint: { address: pod1, port: 8080, what: 'pod', ref: podRef('pod1'), node: 'node1', backend: null } },
  certainty: 'undetermined',
  missing: [{ kind: 'NetworkPolicy', why: 'not-in-input' }],
  status: null,
  redirect: null,
  service: 'default/web',
  via: { node: 'node1' },
  tls: null,
  http: null,
  mirrors: [],
  loadBalancerIP: null,
  endpoints: ['10.244.1.2:8080', '10.244.1.3:8080'],
  alternatives: ways,
  forks: [fork(1, 'node', ['node1', 'node2']), fork(2, 'endpoint', ['10.244.1.2:8080', '10.244.1.3:8080'])],
  masquerade: true,
  hops: [clientHop, edgeHop, nodeHop, serviceHop],
  reply: [podReply, nodeReply, edgeReply],
  dns: [{ name: 'example.com', type: 'A', answer: '192.168.1.1' }],
  findings: [],
  assumptions: [
    { what: 'client-address', client: { group: 'hopscope', kind: 'Client', namespace: null, name: 'client' }, address: client },
    { what: 'masquerade-address', node: 'node1', address: node1 },
  ],
}

const noLocal: Finding = {
  code: 'LB-20',
  facts: { service: 'default/web', node: 'node2', nodesWith: ['node1'], healthCheckNodePort: null },
  severity: 'warning',
  object: web,
  path: 'spec.externalTrafficPolicy',
  file,
  line: 14,
  docs: 'https://kubernetes.io/docs/reference/networking/virtual-ips/#external-traffic-policy',
}

const node2Sent = packet(socket(client, null, 'client'), socket(at('192.168.1.101'), 30001, 'node2'))

/** A dropped request: NodePort of node2 under `externalTrafficPolicy: Local`, with Pods on node1 only. */
export const droppedTrace: Trace = {
  ...deliveredTrace,
  request: { ...deliveredTrace.request, to: { kind: 'ip', address: at('192.168.1.101'), port: 30001, protocol: 'TCP' }, http: null },
  choices: {},
  verdict: 'dropped',
  reason: 'no-local-endpoints',
  ending: {
    verdict: 'dropped',
    stop: { reason: 'no-local-endpoints', facts: { service: 'default/web', node: 'node2', policy: 'external', nodesWith: ['node1'] } },
  },
  certainty: 'declared',
  missing: [],
  endpoints: [],
  alternatives: [{ chance: 1, verdict: 'dropped', reason: 'no-local-endpoints', choices: {}, endpoint: null, backend: null, shown: true }],
  forks: [],
  masquerade: false,
  hops: [
    {
      ...clientHop,
      facts: { sender: 'client', host: null, to: '192.168.1.101:30001' },
      step: 'send',
      concept: node2Sent,
      wire: node2Sent,
      because: [],
    },
    {
      ...nodeHop,
      id: 'node/node2',
      component: { ...nodeHop.component, name: 'node2' },
      node: 'node2',
      step: 'stop',
      facts: { at: 'node2' },
      concept: node2Sent,
      wire: node2Sent,
      translations: [],
      because: [
        {
          rule: 'externalTrafficPolicy',
          object: web,
          path: 'spec.externalTrafficPolicy',
          facts: { policy: 'Local', sender: 'outside', endpoints: 'local' },
          file,
          line: 14,
        },
      ],
    },
  ],
  reply: [],
  dns: [],
  findings: [noLocal],
  assumptions: [],
}
