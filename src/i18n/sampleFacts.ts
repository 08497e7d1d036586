import type {
  Address,
  Assumption,
  AssumptionKind,
  Candidate,
  FieldFault,
  FieldFaultCode,
  FindingFacts,
  LoadProblem,
  ProblemCause,
  ProblemCode,
  RequestProblem,
  ResourceRef,
  RuleFacts,
  StepFacts,
  StopFacts,
} from '../engine/model'

// Facts for every code, for the tests: names, addresses and ports here must come back in the sentences. The compiler asks for each code.

type Samples<Facts> = { readonly [K in keyof Facts]: readonly Facts[K][] }
const at = (text: string) => text as Address
const ref = (kind: string, name: string, namespace: string | null = 'default'): ResourceRef => ({ group: '', kind, namespace, name })
const candidate = (name: string, usable: Candidate['usable']): Candidate => ({
  address: at('10.244.1.2'),
  port: 8080,
  pod: ref('Pod', name),
  node: 'node1',
  usable,
})

const web = 'default/web'
const balancer = 'edge1'
const masquerade = (masquerade: boolean, reason: RuleFacts['masquerade']['reason']) => ({
  masquerade,
  reason,
  node: masquerade ? 'node1' : null,
})

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
  'no-endpoints': [
    { service: web, selector: 'app=backend' },
    { service: web, selector: null },
  ],
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
    { balancer, asked: '443/TCP', listeners: [88, 8080] },
    { balancer, asked: '443', listeners: [] },
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
  'http-rules-not-modelled': [{ balancer }],
  'too-many-hops': [{ limit: 32 }],
}

const faultSamples: { readonly [K in FieldFaultCode]: Extract<FieldFault, { code: K }> } = {
  required: { code: 'required' },
  'wrong-type': { code: 'wrong-type' },
  unsupported: { code: 'unsupported', value: 'Locl', allowed: ['Cluster', 'Local'] },
  'out-of-range': { code: 'out-of-range', value: 65536, least: 1, most: 65535 },
  'name-form': { code: 'name-form', value: 'Web', form: 'dns-1123-label' },
  duplicate: { code: 'duplicate', value: '80/TCP' },
  'no-address': { code: 'no-address', value: '10.0.0.256' },
  'no-range': { code: 'no-range', value: '10.0.0.0/33' },
  'special-address': { code: 'special-address', value: '127.0.0.1', special: 'loopback' },
  differs: { code: 'differs', value: '10.96.0.7', other: 'spec.clusterIPs[0]' },
  'too-many': { code: 'too-many', most: 2 },
  'none-beside-others': { code: 'none-beside-others' },
  'one-of-each-family': { code: 'one-of-each-family' },
  'other-family': { code: 'other-family', value: '10.96.0.7', family: 'IPv6' },
  'single-stack-with-two': { code: 'single-stack-with-two' },
  'headless-of-type': { code: 'headless-of-type', type: 'NodePort' },
  'only-for-type': { code: 'only-for-type', value: '30080', types: ['NodePort', 'LoadBalancer'] },
  'only-with-affinity': { code: 'only-with-affinity' },
  'not-reached-from-outside': { code: 'not-reached-from-outside' },
  'no-health-check': { code: 'no-health-check', value: 30456 },
  'outside-node-ports': { code: 'outside-node-ports', value: 80, least: 30000, most: 32767 },
  'node-port-taken': { code: 'node-port-taken', value: 30080, owner: 'default/shop' },
  'cluster-ip-taken': { code: 'cluster-ip-taken', value: '10.96.0.7', owner: 'default/shop' },
  'outside-service-ranges': { code: 'outside-service-ranges', value: '10.0.0.7', ranges: ['10.96.0.0/12'] },
  'family-not-configured': { code: 'family-not-configured', family: 'IPv6' },
  'no-dual-stack': { code: 'no-dual-stack' },
}

export const findingSamples: Samples<FindingFacts> = {
  'DNS-20': stopSamples['no-such-name'],
  'LB-01': stopSamples['no-load-balancer-address'],
  'LB-06': stopSamples['no-backend'],
  'LB-20': [
    { service: web, node: 'node2', nodesWith: ['node1'], healthCheckNodePort: 30456 },
    { service: web, node: 'node2', nodesWith: [], healthCheckNodePort: null },
  ],
  'LB-21': stopSamples['source-range-excludes-client'],
  'LB-22': stopSamples['no-node-port'],
  'LB-23': stopSamples['no-listener'],
  'LB-25': stopSamples['cluster-address-from-outside'],
  'LB-26': [{ balancer }],
  'ND-04': [
    { address: at('192.168.1.100'), port: 30002, nodePorts: [30001] },
    { address: at('192.168.1.100'), port: 30002, nodePorts: [] },
  ],
  'SVC-01': [
    { service: web, selector: 'app=backend', nearest: { workload: 'Deployment default/api1', labels: 'app=back-end' } },
    { service: web, selector: 'app=backend', nearest: null },
  ],
  'SVC-04': [{ service: web, notReady: ['default/pod1', 'default/pod2'] }],
  'SVC-06': [
    { service: web, targetPort: 'http1', declared: ['web1', 'metrics1'] },
    { service: web, targetPort: 'http1', declared: [] },
  ],
  'SVC-20': stopSamples['port-not-on-service'],
  'SVC-21': [{ service: web, asked: '53/TCP', served: ['53/UDP'] }],
  'SVC-22': [{ service: web, node: 'node2', nodesWith: ['node1'] }],
  'SVC-23': [{ service: web }],
  'SVC-24': [{ service: web, selector: 'app=backend' }],
  'SVC-25': [{ service: web, targetPort: 9202, endpointPort: 9203 }],
  'SVC-26': stopSamples['no-endpoint-with-that-port-name'],
  'SVC-27': [{ service: web, port: 80, targetPort: 8080 }],
  'SVC-29': stopSamples['address-family-differs'],
  'SVC-33': stopSamples['cluster-ip-not-allocated'],
  'SYS-02': [{ name: 'Cilium' }],
  'SYS-03': Object.values(faultSamples).flatMap((fault) =>
    [true, false].map((refused) => ({ object: 'Service default/web', path: 'spec.ports[1].name', fault, refused })),
  ),
  'SYS-04': [{ object: 'Service default/web', firstFile: 'web.yaml', firstLine: 3 }],
  'SYS-05': stopSamples['address-nobody-describes'],
  'SYS-06': stopSamples['too-many-hops'],
}

const where = { file: 'web.yaml', line: 3, column: 5, object: null, path: null } as const
type CauseOf<K extends ProblemCode> = Extract<ProblemCause, { code: K }>
const problemFacts: { readonly [K in ProblemCode]: readonly CauseOf<K>[] } = {
  'yaml-syntax': [{ code: 'yaml-syntax', reason: 'bad indentation of a mapping entry' }],
  'tab-indentation': [{ code: 'tab-indentation' }],
  'duplicate-key': [{ code: 'duplicate-key', key: 'spec.ports' }],
  'helm-template': [{ code: 'helm-template' }],
  unclosed: [
    { code: 'unclosed', what: 'quote' },
    { code: 'unclosed', what: 'bracket' },
  ],
  'too-deep': [{ code: 'too-deep', limit: 100 }],
  'too-many-aliases': [{ code: 'too-many-aliases', limit: 100 }],
  'too-many-documents': [{ code: 'too-many-documents', limit: 500 }],
  'empty-input': [{ code: 'empty-input' }],
  'not-text': [{ code: 'not-text' }],
  'not-an-object': [{ code: 'not-an-object', found: 'list' }],
  'field-missing': [{ code: 'field-missing', field: 'metadata.name' }],
  'wrong-type': [
    { code: 'wrong-type', expected: 'port', allowed: [], found: 'string', value: '80.5' },
    { code: 'wrong-type', expected: 'one-of', allowed: ['v1', 'v2'], found: 'string', value: 'v3' },
    { code: 'wrong-type', expected: 'list', allowed: [], found: 'map', value: null },
  ],
  refused: Object.values(faultSamples).map((fault) => ({
    code: 'refused',
    facts: { object: 'Service default/web1', path: 'spec.ports[0].port', fault, refused: true },
  })),
}
export const problemSamples: readonly LoadProblem[] = Object.values(problemFacts)
  .flat()
  .map((cause) => ({ ...where, ...cause }))

const assumptionFacts: { readonly [K in AssumptionKind]: readonly Extract<Assumption, { what: K }>[] } = {
  nodes: [{ what: 'nodes', names: ['node1', 'node2'] }],
  'node-address': [{ what: 'node-address', node: ref('Node', 'node1', null), address: at('192.168.1.100') }],
  pods: [
    { what: 'pods', workload: ref('Deployment', 'api1'), pods: [ref('Pod', 'api1-a'), ref('Pod', 'api1-b')] },
    { what: 'pods', workload: ref('Deployment', 'api1'), pods: [] },
  ],
  'pod-address': [{ what: 'pod-address', pod: ref('Pod', 'pod1'), address: at('10.244.1.2') }],
  'pod-node': [{ what: 'pod-node', pod: ref('Pod', 'pod1'), node: 'node1' }],
  'pod-readiness': [{ what: 'pod-readiness', pod: ref('Pod', 'pod1') }],
  'cluster-ip': [{ what: 'cluster-ip', service: ref('Service', 'web1'), address: at('10.96.0.7') }],
  'node-port': [{ what: 'node-port', service: ref('Service', 'web1'), port: 8080, nodePort: 30001 }],
  'load-balancer-address': [{ what: 'load-balancer-address', service: ref('Service', 'web1'), address: at('203.0.113.130') }],
  endpoints: [{ what: 'endpoints', service: ref('Service', 'web1'), count: 2 }],
  'client-address': [{ what: 'client-address', client: ref('Client', 'client1', null), address: at('203.0.113.1') }],
  listening: [{ what: 'listening', pod: ref('Pod', 'pod1'), port: 8080 }],
  dataplane: [{ what: 'dataplane', name: 'Cilium' }],
  router: [{ what: 'router', router: ref('Gateway', 'edge'), service: ref('Service', 'edge-nginx') }],
  'masquerade-address': [{ what: 'masquerade-address', node: 'node1', address: at('192.168.1.100') }],
}
export const assumptionSamples: readonly Assumption[] = Object.values(assumptionFacts).flat()

const requestFacts: { readonly [K in RequestProblem['code']]: Extract<RequestProblem, { code: K }> } = {
  'sender-not-understood': { code: 'sender-not-understood', text: 'x1' },
  'target-not-understood': { code: 'target-not-understood', text: 'x1' },
  'port-missing': { code: 'port-missing', text: 'example.com' },
  'port-out-of-range': { code: 'port-out-of-range', text: 'example.com:70000' },
  'sender-unknown': { code: 'sender-unknown', text: 'pod:default/pod9', nearest: ['pod:default/pod1'] },
  'pod-without-address': { code: 'pod-without-address', text: 'default/web-1' },
  'target-unknown': { code: 'target-unknown', text: 'svc:default/wep:80', nearest: ['svc:default/web:80'] },
  'node-unknown': { code: 'node-unknown', text: 'node9', nearest: ['node1', 'node2'] },
  'choice-impossible': { code: 'choice-impossible', text: 'node=node9', possible: ['node1', 'node2'] },
  'proxy-not-understood': { code: 'proxy-not-understood', text: 'mode=ipvs1' },
  'not-in-this-version': { code: 'not-in-this-version', text: 'gateway:default/web:80' },
}
export const requestSamples: readonly RequestProblem[] = Object.values(requestFacts)
