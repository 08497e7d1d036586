import type {
  Address,
  Candidate,
  NearMiss,
  PeerFact,
  PolicyDrop,
  PolicyEnd,
  PolicyFacts,
  PolicyOutcome,
  ResourceRef,
  RuleFacts,
  StepFacts,
  StopFacts,
} from '../engine/model'

// Facts for every code, for the tests: names, addresses and ports here must come back in the sentences. The compiler asks for each code.

export type Samples<Facts> = { readonly [K in keyof Facts]: readonly Facts[K][] }
export const at = (text: string) => text as Address
export const ref = (kind: string, name: string, namespace: string | null = 'default'): ResourceRef => ({ group: '', kind, namespace, name })
const candidate = (name: string, usable: Candidate['usable']): Candidate => ({
  address: at('10.244.1.2'),
  port: 8080,
  pod: ref('Pod', name),
  node: 'node1',
  usable,
})

export const web = 'default/web'
export const balancer = 'edge1'
const masquerade = (masquerade: boolean, reason: RuleFacts['masquerade']['reason']) => ({
  masquerade,
  reason,
  node: masquerade ? 'node1' : null,
})

const gateway = ref('Gateway', 'edge1')
const ruleFact = { router: gateway, object: ref('HTTPRoute', 'items1'), field: null }
const brokenFact = { ...ruleFact, backend: 'default/api:8000' }

export const policy = { ...ref('NetworkPolicy', 'web1'), group: 'networking.k8s.io' }
const client: PolicyEnd = { address: at('10.244.1.2'), pod: 'default/client1', node: null }
const asked = { direction: 'ingress', pod: 'default/pod1', other: client, port: 8443, protocol: 'TCP', isolatedBy: [policy] } as const
export const drops: readonly [PolicyDrop, ...PolicyDrop[]] = [
  asked,
  { ...asked, direction: 'egress', other: { address: at('198.51.100.7'), pod: null, node: null } },
  { ...asked, other: { address: at('192.168.1.1'), pod: null, node: 'node1' } },
  { ...asked, other: { address: null, pod: null, node: null } },
]
export const peerSamples: readonly PeerFact[] = [
  { by: 'labels', namespaces: null, pods: '' },
  { by: 'labels', namespaces: null, pods: 'app=web' },
  { by: 'labels', namespaces: '', pods: '' },
  { by: 'labels', namespaces: 'team=a', pods: 'app=web' },
  { by: 'address', range: '10.0.0.0/8', except: [] },
  { by: 'address', range: '10.0.0.0/8', except: ['10.1.0.0/16'] },
]
const near: readonly (readonly NearMiss[])[] = [
  [],
  [{ policy, path: 'spec.ingress[0].ports', miss: 'port', ports: ['8080/TCP', 'http/TCP'], unresolved: ['http'] }],
  [{ policy, path: 'spec.ingress[0].from', miss: 'peer', peers: peerSamples.slice(0, 3) }],
  [{ policy, path: 'spec.ingress[0].from', miss: 'peer', peers: peerSamples.slice(3) }],
  [{ policy, path: 'spec.ingress[0].from', miss: 'peer', peers: [] }],
]
const isolations: readonly PolicyFacts[] = drops.flatMap((drop) => near.map((misses) => ({ ...drop, near: misses })))
const outcome = (outcome: PolicyOutcome, by: ResourceRef | null = null) => ({ ...asked, near: [], outcome, by })

export const ruleSamples: Samples<RuleFacts> = {
  podResolvConf: [
    { policy: 'ClusterFirst', hostNetwork: false, nameservers: ['10.96.0.10'], searches: 3, ndots: 5, usesClusterDns: true },
    { policy: 'None', hostNetwork: true, nameservers: ['192.0.2.53', '10.96.0.10'], searches: 0, ndots: 1, usesClusterDns: false },
    { policy: 'Default', hostNetwork: false, nameservers: [], searches: 0, ndots: 1, usesClusterDns: false },
  ],
  serviceDns: [
    { host: 'web.default', address: at('10.96.0.7') },
    { host: 'web.default', address: null },
  ],
  externalName: [{ host: 'db.default', target: 'db.example.com' }],
  outsideName: [{ host: 'example.com', address: at('192.168.1.1') }],
  headlessService: [
    { endpoints: 3, port: 8080 },
    { endpoints: 1, port: 8080 },
  ],
  clusterIp: [
    { address: at('10.96.0.7'), port: 8080, service: web, portName: 'http1' },
    { address: at('2001:db8::7'), port: 8080, service: web, portName: '' },
  ],
  nodePort: [{ nodePort: 30001, service: web, port: 8080 }],
  hostPort: [{ hostPort: 8443, pod: 'default/pod1', port: 443 }],
  externalIps: [{ address: at('198.51.100.7'), port: 8080, service: web }],
  loadBalancer: [
    { address: at('203.0.113.130'), port: 443, service: web, mode: 'VIP' },
    { address: at('203.0.113.130'), port: 443, service: web, mode: 'Proxy' },
  ],
  balancerProvider: [
    { service: web, provider: 'MetalLB', by: 'objects', targets: 'nodes' },
    { service: web, provider: 'OpenELB', by: 'annotation', targets: 'nodes' },
    { service: web, provider: 'ServiceLB', by: 'node', targets: 'nodes' },
    { service: web, provider: 'GKE', by: 'class', targets: 'nodes' },
    { service: web, provider: 'AWS', by: 'annotation', targets: 'pods' },
  ],
  addressPool: (['named', 'asked', 'kept', 'automatic', 'any', 'holds'] as const).map((why) => ({
    service: web,
    address: at('192.168.10.240'),
    pool: 'pool',
    software: 'MetalLB',
    why,
  })),
  announcement: [
    { service: web, address: at('192.168.10.240'), picks: 'smallest-hash', nodes: ['node2'], eligible: 3 },
    { service: web, address: at('192.168.10.240'), picks: 'named', nodes: ['node2'], eligible: 1 },
    { service: web, address: at('192.168.10.240'), picks: 'election', nodes: ['node1'], eligible: 2 },
    { service: web, address: at('192.168.10.240'), picks: null, nodes: ['node1', 'node2'], eligible: 2 },
    { service: web, address: at('192.168.10.240'), picks: null, nodes: [], eligible: 2 },
  ],
  loadBalancerSourceRanges: [
    { client: at('192.0.2.7'), ranges: ['10.0.0.0/8'], allowed: false },
    { client: at('10.0.0.7'), ranges: ['10.0.0.0/8'], allowed: true },
  ],
  externalTrafficPolicy: [
    { policy: 'Cluster', sender: 'outside', endpoints: 'all' },
    { policy: 'Local', sender: 'outside', endpoints: 'local' },
    { policy: 'Local', sender: 'pod', endpoints: 'all' },
    { policy: 'Local', sender: 'node', endpoints: 'all' },
    { policy: 'Local', sender: 'outside', endpoints: 'all' },
  ],
  internalTrafficPolicy: [
    { policy: 'Cluster', endpoints: 'all' },
    { policy: 'Local', endpoints: 'local' },
  ],
  endpointConditions: [
    { origin: 'none', candidates: [], fallback: 'none' },
    { origin: 'selector', candidates: [], fallback: 'none' },
    { origin: 'selector', candidates: [candidate('pod1', true), candidate('pod2', true)], fallback: 'none' },
    {
      origin: 'EndpointSlice',
      candidates: [candidate('pod1', true), candidate('pod2', 'not-ready'), candidate('pod3', 'not-on-this-node')],
      fallback: 'none',
    },
    { origin: 'Endpoints', candidates: [candidate('pod1', true), candidate('pod2', 'terminating')], fallback: 'serving-terminating' },
    { origin: 'none', candidates: [candidate('pod1', 'ready-ones-exist')], fallback: 'none' },
    {
      origin: 'EndpointSlice',
      candidates: [candidate('pod1', true), candidate('pod2', 'kept-for-another-zone'), candidate('pod3', 'kept-for-another-node')],
      fallback: 'none',
    },
  ],
  trafficDistribution: [
    { prefers: 'PreferSameZone', node: 'node1', zone: 'zone-a', used: 1, of: 3 },
    { prefers: 'PreferSameNode', node: 'node1', zone: null, used: 1, of: 3 },
  ],
  sessionAffinity: [
    { seconds: 10800, client: at('203.0.113.1'), of: 3 },
    { seconds: 60, client: null, of: 1 },
  ],
  targetPort: [
    { targetPort: 8080, declared: true, port: 8080 },
    { targetPort: 'http1', declared: true, port: 8080 },
    { targetPort: 8080, declared: false, port: 8080 },
  ],
  endpointPort: [
    { port: 9203, targetPort: 9202 },
    { port: 9203, targetPort: 9203 },
  ],
  otherDataplane: [{ name: 'Cilium' }],
  destinationNat: [
    { from: '192.168.1.100:30001', to: '10.244.1.2:8080', node: 'node1' },
    { from: '192.168.1.100:30001', to: '10.244.1.2:8080', node: null },
  ],
  masquerade: [
    masquerade(true, 'external-policy-cluster'),
    masquerade(true, 'node-itself'),
    masquerade(true, 'hairpin'),
    masquerade(true, 'masquerade-all'),
    masquerade(true, 'source-is-no-pod'),
    masquerade(false, 'source-is-pod'),
    masquerade(false, 'local-policy-keeps-client'),
    masquerade(false, 'no-detector'),
    masquerade(false, 'endpoint-is-this-node'),
    { masquerade: true, reason: 'hairpin', node: null },
  ],
  portForward: [{ object: 'Service default/web', local: 8443, remote: 443, pod: 'default/pod1', port: 8444 }],
  networkPolicy: [
    outcome('allowed', policy),
    outcome('allowed'),
    outcome('isolated'),
    outcome('itself'),
    outcome('own-node'),
    outcome('host-network'),
  ],
  routerListener: [
    { router: 'default/edge1', listener: 'web1', port: 443, host: 'a.example.com', tls: 'terminate' },
    { router: 'default/edge1', listener: 'web1', port: 443, host: null, tls: 'passthrough' },
    { router: 'default/edge1', listener: 'web1', port: 80, host: null, tls: 'none' },
  ],
  httpMatch: [
    { host: 'a.example.com', path: '/x1', method: 'GET', tried: [], of: 3, won: 'default/items1' },
    { host: 'a.example.com', path: '/x1', method: 'GET', tried: [], of: 1, won: 'default/items1' },
    { host: null, path: '', method: '', tried: [], of: 2, won: null },
  ],
  httpFilter: [{ router: 'default/edge1', rule: 'default/items1', changes: 2 }],
  routeBackend: [
    { backend: 'default/api:8000', weight: 3, total: 10, dial: 'endpoint' },
    { backend: 'default/api:8000', weight: 1, total: 1, dial: 'clusterIp' },
    { backend: 'nodes:30080', weight: 1, total: 1, dial: 'nodePort' },
  ],
  balancerListener: [
    { port: 80, protocol: 'TCP', listeners: [80] },
    { port: 443, protocol: 'TCP', listeners: [88, 8080] },
    { port: 443, protocol: 'TCP', listeners: [] },
  ],
  servicePort: [{ service: 'default/web', asked: '81/TCP', ports: ['http 80/TCP', '53/UDP'] }],
  portNames: [
    { wanted: 'port/TCP', found: ['client/TCP'] },
    { wanted: 'web/TCP', found: [] },
  ],
  balancerBackend: [
    { to: 'node1:30001', of: 2 },
    { to: 'node1:30001', of: 1 },
  ],
  healthCheckNodePort: [
    { port: 30456, healthy: ['node1'], unhealthy: ['node2'] },
    { port: 30456, healthy: ['node1', 'node2'], unhealthy: [] },
    { port: null, healthy: [], unhealthy: ['node1', 'node2'] },
  ],
}

export const stepSamples: Samples<StepFacts> = {
  send: [
    { sender: 'client1', host: 'example.com', to: '192.168.1.1:80' },
    { sender: 'client', host: 'example.com', to: null },
    { sender: 'client', host: null, to: '192.168.1.1:80' },
    { sender: 'default/pod1', host: null, to: null },
  ],
  forward: [
    { balancer, port: 80, backend: 'node1', backendPort: 30001, nodePort: true },
    { balancer, port: 80, backend: '10.0.0.1', backendPort: 9202, nodePort: false },
  ],
  pass: [{ balancer, node: 'node1', port: 443 }],
  nodePort: [{ node: 'node1', nodePort: 30001, service: web, port: 8080 }],
  healthCheck: [
    { node: 'node1', service: 'default/web', port: 32000, status: 200, localReadyEndpoints: 2 },
    { node: 'node1', service: 'default/web', port: 32000, status: 503, localReadyEndpoints: 0 },
  ],
  hostPort: [{ node: 'node1', hostPort: 8443, pod: 'default/pod1', port: 443 }],
  externalIp: [{ node: 'node1', address: at('198.51.100.7'), service: web, port: 8080 }],
  loadBalancerIp: [{ node: 'node1', address: at('203.0.113.130'), service: web, port: 443 }],
  chooseEndpoint: [
    { service: web, endpoint: '10.244.1.2:8080', pod: null, port: 8080, of: 2 },
    { service: web, endpoint: '8080', pod: 'default/pod1', port: 8080, of: 1 },
  ],
  route: [
    {
      router: 'shop/edge',
      rule: 'shop/items1',
      backend: 'shop/api:8000',
      service: 'shop/api',
      endpoint: '10.244.1.2:8080',
      atEndpoint: true,
      pod: 'shop/api-1',
      tls: 'terminate',
      backendTls: 'api.example.com',
      request: null,
      mirrors: [],
    },
    {
      router: 'shop/edge',
      rule: 'shop/items1',
      backend: 'shop/api:8000',
      service: null,
      endpoint: '10.244.1.2:8080',
      atEndpoint: false,
      pod: null,
      tls: 'none',
      backendTls: null,
      request: null,
      mirrors: [],
    },
  ],
  accept: [{ router: 'shop/edge', port: 443, listens: 'tls' }],
  redirect: [{ router: 'shop/edge', rule: 'shop/items1', status: 302, location: 'https://example.com/', tls: 'none' }],
  tunnelToApiServer: [{ object: 'Service default/web' }],
  tunnelToKubelet: [{ pod: 'default/pod1' }],
  tunnelIntoPod: [{ pod: 'default/pod1', port: 5000 }],
  stop: [{ at: 'node1' }],
  reply: [{ from: 'default/pod1' }],
  undo: [{ at: 'node1' }],
}

export const stopSamples: Samples<StopFacts> = {
  'no-such-name': [
    { host: 'web.defalt', nearest: ['web.default'] },
    { host: 'web.defalt', nearest: [] },
  ],
  'address-family-differs': [{ sender: 'default/pod1', family: 'IPv6' }],
  'no-address-behind-name': [{ host: 'db.default', service: 'default/db1' }],
  'cluster-ip-not-allocated': [{ address: at('10.96.9.9') }],
  'port-not-on-service': [
    { service: web, asked: '80/TCP', ports: ['http 8080/TCP', '9090/TCP'] },
    { service: web, asked: '80', ports: [] },
  ],
  'no-load-balancer-address': [
    { service: web, type: 'LoadBalancer' },
    { service: web, type: 'ClusterIP' },
  ],
  'source-range-excludes-client': [{ client: at('192.0.2.7'), ranges: ['10.0.0.0/8', '198.51.100.0/24'], service: web }],
  'address-not-announced': (['no-advertisement', 'switched-off', 'no-endpoint', 'no-local-endpoint', 'no-node'] as const).map((cause) => ({
    service: web,
    address: at('192.168.10.240'),
    cause,
  })),
  'no-endpoints': [
    { service: web, selector: 'app=backend' },
    { service: web, selector: null },
  ],
  'endpoints-not-known': [{ service: web }],
  'no-endpoint-with-that-port-name': [
    { service: web, wanted: 'port1', found: ['client1'] },
    { service: web, wanted: '', found: ['client1', ''] },
    { service: web, wanted: 'port1', found: [] },
  ],
  'no-local-endpoints': [
    { service: web, node: 'node2', policy: 'external', nodesWith: ['node1', 'node3'] },
    { service: web, node: 'node2', policy: 'internal', nodesWith: [] },
  ],
  'no-listener': [
    { balancer, object: ref('ExternalLoadBalancer', 'edge'), asked: '443/TCP', listeners: [88, 8080] },
    { balancer, object: ref('ExternalLoadBalancer', 'edge'), asked: '443', listeners: [] },
  ],
  'no-backend': [{ balancer, port: 80 }],
  'no-node-port': [{ service: web, port: 8080 }],
  'nothing-listens': [
    { address: at('192.168.1.100'), port: 30002, what: 'node', known: [30001] },
    { address: at('10.244.1.2'), port: 81, what: 'pod', known: [8080] },
    { address: at('10.244.1.2'), port: 81, what: 'pod', known: [] },
  ],
  'cluster-address-from-outside': [
    { address: at('10.244.1.2'), what: 'pod' },
    { address: at('10.96.0.7'), what: 'clusterIp' },
  ],
  'address-nobody-describes': [{ address: at('198.51.100.1') }],
  'nobody-serves': [{ object: ref('Ingress', 'shop1') }],
  'listener-closed': (
    ['HostnameConflict', 'ProtocolConflict', 'UnsupportedProtocol', 'InvalidCertificateRef', 'RefNotPermitted'] as const
  ).map((why) => ({ ...ruleFact, listener: 'https1', port: 443, why })),
  'protocol-differs': [
    { router: gateway, port: 443, listens: 'tls' },
    { router: gateway, port: 80, listens: 'plain' },
  ],
  'no-certificate': [
    { router: gateway, serverName: 'a.example.com', hosts: ['b.example.com'] },
    { router: gateway, serverName: null, hosts: [] },
  ],
  'misdirected-request': [
    { router: gateway, serverName: 'a.example.com', host: 'b.example.com' },
    { router: gateway, serverName: null, host: 'b.example.com' },
  ],
  'no-http-rule': [
    { router: gateway, host: 'a.example.com', path: '/x1' },
    { router: gateway, host: null, path: '' },
  ],
  'no-route-backend': [ruleFact],
  'filter-unsupported': [ruleFact],
  'fixed-answer': [{ ...ruleFact, status: 410 }],
  'backend-missing': [brokenFact],
  'backend-port-missing': [brokenFact],
  'backend-not-supported': [brokenFact],
  'reference-not-granted': [brokenFact],
  'backend-tls-invalid': [brokenFact],
  'not-forwarded': [{ object: ref('Service', 'web1'), asked: 6000, ports: [5000, 8443] }],
  'nothing-to-forward-to': [{ object: ref('Service', 'web1') }],
  'port-not-forwardable': [{ object: ref('Service', 'web1'), remote: '8443', pod: 'default/pod1' }],
  'isolated-egress': isolations,
  'isolated-ingress': isolations,
  'too-many-hops': [{ limit: 32 }],
}
