import type {
  Assumption,
  AssumptionKind,
  FieldFault,
  FieldFaultCode,
  FindingFacts,
  LoadProblem,
  Missing,
  ProblemCause,
  ProblemCode,
  RequestProblem,
  VariationFault,
} from '../engine/model'
import { at, drops, peerSamples, policy, ref, type Samples, stopSamples, web } from './sampleFacts'
import { gatewaySamples } from './sampleGateways'
import { podSamples, policySamples } from './samplePods'
import { ingressSamples } from './sampleRoutes'
import { traefikSamples } from './sampleTraefik'

// Facts for what is wrong, filled in or not understood: see sampleFacts.

const listenerFact = { owner: 'Gateway default/edge1', listener: 'https1', port: 443 }
const parentFact = { route: 'HTTPRoute default/items1', parent: 'Gateway default/edge1' }
const routedBackend = { rule: 'HTTPRoute default/items1', backend: 'default/api:8000' }

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
  'not-beside': { code: 'not-beside', other: 'operator Exists' },
  'not-inside': { code: 'not-inside', value: '10.0.0.0/8', range: '10.1.0.0/16' },
  'no-peer': { code: 'no-peer' },
  'address-as-name': { code: 'address-as-name', value: '192.0.2.7' },
  'not-absolute': { code: 'not-absolute', value: 'items' },
  'path-sequence': { code: 'path-sequence', value: '/items//new', sequence: '//' },
  'several-default-classes': { code: 'several-default-classes', classes: ['edge', 'inner'] },
}

const [drop] = drops

export const findingSamples: Samples<FindingFacts> = {
  ...podSamples,
  ...policySamples,
  'DNS-01': [{ pod: 'default/pod1', server: '10.96.0.10', policies: [policy] }],
  'DNS-20': stopSamples['no-such-name'],
  'LB-01': [
    ...stopSamples['no-load-balancer-address'],
    { ingress: 'Ingress default/shop1', software: null, own: true },
    { ingress: 'Ingress default/shop1', software: 'Traefik 3.1', own: false },
    { ingress: 'Ingress default/shop1', software: null, own: false },
  ],
  'LB-02': [{ object: 'Ingress default/shop1', port: 8443, error: 'example.com/PortInUse' }],
  'LB-03': [{ service: 'default/web' }],
  'LB-04': [{ service: 'default/web', nodesWith: ['node1', 'node2'] }],
  'LB-24': [
    { service: 'default/web', cause: { why: 'class', className: 'example.com/lb' } },
    { service: 'default/web', cause: { why: 'version', software: 'OpenELB', pool: 'eip-1' } },
    ...(['no-pool', 'no-such-pool', 'none-fits', 'full', 'not-in-pool', 'in-use'] as const).flatMap((fault) => [
      {
        service: 'default/web',
        cause: { why: 'pool', software: 'MetalLB', fault, wanted: null, asked: at('192.168.10.240'), path: 'spec.loadBalancerIP' },
      } as const,
      { service: 'default/web', cause: { why: 'pool', software: 'OpenELB', fault, wanted: 'eip-1', asked: null, path: null } } as const,
    ]),
  ],
  'LB-27': stopSamples['address-not-announced'],
  'LB-06': stopSamples['no-backend'],
  'LB-20': [
    { service: web, node: 'node2', nodesWith: ['node1'], healthCheckNodePort: 30456 },
    { service: web, node: 'node2', nodesWith: [], healthCheckNodePort: null },
  ],
  'LB-21': stopSamples['source-range-excludes-client'],
  'LB-22': (['LoadBalancer', 'ClusterIP'] as const).flatMap((type) => stopSamples['no-node-port'].map((facts) => ({ ...facts, type }))),
  'LB-23': [...stopSamples['no-listener'], { balancer: 'edge1', asked: null, listeners: [] }],
  'LB-25': stopSamples['cluster-address-from-outside'],
  'ND-04': [
    { address: at('192.168.1.100'), port: 30002, nodePorts: [30001] },
    { address: at('192.168.1.100'), port: 30002, nodePorts: [] },
  ],
  'NP-07': drops,
  'NP-08': drops.map((drop) => ({ ...drop, policy, ports: ['8080/TCP'] })),
  'NP-09': drops.map((drop) => ({ ...drop, policy, peers: peerSamples })),
  'NP-10': [{ ...drop, policy, names: ['http1'] }],
  'NP-12': [
    { percent: 33.3, service: web },
    { percent: 50, service: null },
  ],
  'NP-13': [{ pod: 'default/pod1', policies: [policy] }],
  'NP-20': [{ ...drop, policy, client: at('203.0.113.9') }],
  'NP-21': [{ ...drop, policy, service: web, servicePort: 80 }],
  'NP-22': [{ ...drop, policy, router: 'shop/edge1', peers: peerSamples.slice(0, 2) }],
  'SVC-01': [
    { service: web, selector: 'app=backend', nearest: { workload: 'Deployment default/api1', labels: 'app=back-end' } },
    { service: web, selector: 'app=backend', nearest: null },
  ],
  'SVC-04': [{ service: web, notReady: ['default/pod1', 'default/pod2'] }],
  'SVC-06': [
    { service: web, targetPort: 'http1', declared: ['web1', 'metrics1'], lacking: [] },
    { service: web, targetPort: 'http1', declared: [], lacking: [] },
    { service: web, targetPort: 'http1', declared: ['web1'], lacking: ['Deployment default/api1'] },
  ],
  'PF-20': [{ object: 'Service default/web', asked: 6000, ports: [5000] }],
  'PF-21': [{ object: 'Service default/web' }],
  'PF-22': [{ object: 'Service default/web', remote: '8443' }],
  ...ingressSamples,
  ...gatewaySamples,
  ...traefikSamples,
  'ING-01': [
    { ingress: 'Ingress default/shop1', classes: [] },
    { ingress: 'Ingress default/shop1', classes: ['edge', 'inner'] },
  ],
  'ING-02': [
    { ingress: 'Ingress default/shop1', className: 'outer', classes: [], elsewhere: true },
    { ingress: 'Ingress default/shop1', className: 'outer', classes: ['edge', 'inner'], elsewhere: false },
  ],
  'ING-04': [true, false].map((elsewhere) => ({ ...routedBackend, elsewhere })),
  'ING-05': [routedBackend],
  'ING-12': [routedBackend],
  'ING-21': [
    { why: 'capitals', ingress: 'Ingress default/shop1', written: 'A.example.com', asked: 'a.example.com' },
    { why: 'shadowed', ingress: 'Ingress default/shop1', path: '/a1', by: 'Ingress default/stall1', byPath: '/(.*)' },
  ],
  'GW-01': [
    { gateway: 'Gateway default/edge1', className: 'outer', classes: [] },
    { gateway: 'Gateway default/edge1', className: '', classes: ['edge', 'inner'] },
  ],
  'GW-22': [{ gateway: 'Gateway default/edge1' }],
  'GW-05': (['HostnameConflict', 'ProtocolConflict', 'UnsupportedProtocol', 'SameTwice'] as const).map((why) => ({ ...listenerFact, why })),
  'GW-07': [
    { ...listenerFact, certificates: ['default/cert1'], why: 'InvalidCertificateRef' },
    { ...listenerFact, certificates: [], why: 'InvalidCertificateRef' },
    { ...listenerFact, certificates: ['other/cert1'], why: 'RefNotPermitted' },
  ],
  'GW-21': [{ set: 'ListenerSet shop/set1', gateway: 'Gateway default/edge1' }],
  'RT-01': [true, false].map((elsewhere) => ({ ...parentFact, elsewhere })),
  'RT-02': [
    { ...parentFact, section: 'http2', listeners: ['http', 'https'] },
    { ...parentFact, section: null, listeners: [] },
  ],
  'RT-03': [{ ...parentFact, namespace: 'shop' }],
  'RT-08': [{ route: 'HTTPRoute default/items1' }],
  'RT-09': [parentFact],
  'RT-10': [
    { ...parentFact, hosts: ['a.example.com'], listenerHosts: ['b.example.com'] },
    { ...parentFact, hosts: ['a.example.com', 'c.example.com'], listenerHosts: ['b.example.com', '*.example.org'] },
  ],
  'RT-04': [true, false].map((elsewhere) => ({ ...routedBackend, elsewhere })),
  'RT-05': [routedBackend],
  'RT-06': [true, false].map((elsewhere) => ({ ...routedBackend, elsewhere })),
  'RT-20': [
    { router: 'Gateway default/edge1', host: 'a.example.com', path: '/x1' },
    { router: 'Gateway default/edge1', host: null, path: '' },
  ],
  'RT-21': [
    { router: 'Gateway default/edge1', serverName: 'a.example.com', hosts: ['b.example.com'] },
    { router: 'Gateway default/edge1', serverName: null, hosts: [] },
  ],
  'RT-22': [
    { router: 'Gateway default/edge1', port: 443, listens: 'tls' },
    { router: 'Gateway default/edge1', port: 80, listens: 'plain' },
  ],
  'RT-23': [{ rule: 'HTTPRoute default/items1' }],
  'RT-24': [{ rule: 'HTTPRoute default/items1', router: 'Gateway default/edge1' }],
  'RT-25': [{ rule: 'Ingress default/items1', status: 410 }],
  'RT-26': [{ object: 'Ingress default/shop1' }],
  'RT-27': (['kind', 'alias-refused', 'alias-advised-against'] as const).map((why) => ({ ...routedBackend, why })),
  'RT-28': stopSamples['misdirected-request'].map((facts) => ({ ...facts, router: 'Gateway default/edge1' })),
  'RT-29': [routedBackend],
  'SVC-20': stopSamples['port-not-on-service'],
  'SVC-21': [{ service: web, asked: '53/TCP', served: ['53/UDP'] }],
  'SVC-22': [{ service: web, node: 'node2', nodesWith: ['node1'] }],
  'SVC-23': [{ service: web }],
  'SVC-24': [{ service: web, selector: 'app=backend' }],
  'SVC-25': [{ service: web, targetPort: 9202, endpointPort: 9203 }],
  'SVC-26': stopSamples['no-endpoint-with-that-port-name'],
  'SVC-27': [{ service: web, port: 80, targetPort: 8080 }],
  'SVC-29': stopSamples['address-family-differs'],
  'SVC-32': [{ pod: 'default/pod1', port: 6000 }],
  'SVC-33': stopSamples['cluster-ip-not-allocated'],
  'SYS-01': [
    { kinds: ['NetworkPolicy', 'Node'], service: null },
    { kinds: ['NetworkPolicy'], service: null },
    { kinds: ['EndpointSlice'], service: 'default/web' },
    { kinds: ['Node'], workload: 'Deployment default/api1', wants: ['environment=production-gpu'] },
  ],
  'SYS-02': [{ name: 'Cilium' }],
  'SYS-03': Object.values(faultSamples).flatMap((fault) =>
    ['Service default/web', 'NetworkPolicy default/web'].flatMap((object) =>
      [true, false].map((refused) => ({ object, path: 'spec.ports[1].name', fault, refused })),
    ),
  ),
  'SYS-04': [{ object: 'Service default/web', firstFile: 'web.yaml', firstLine: 3 }],
  'SYS-05': stopSamples['address-nobody-describes'],
  'SYS-06': stopSamples['too-many-hops'],
}

const where = { file: 'web.yaml', line: 3, column: 5, object: null, path: null } as const
type CauseOf<K extends ProblemCode> = Extract<ProblemCause, { code: K }>
const problemFacts: { readonly [K in ProblemCode]: readonly CauseOf<K>[] } = {
  'yaml-syntax': [{ code: 'yaml-syntax', reason: 'bad indentation of a mapping entry' }],
  'json-syntax': [{ code: 'json-syntax' }],
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
  'further-problems': [{ code: 'further-problems', count: 950 }],
  'lines-left-out': [
    { code: 'lines-left-out', count: 1, first: 'ok' },
    { code: 'lines-left-out', count: 3, first: 'ok' },
  ],
  'list-cut': [{ code: 'list-cut' }],
  'observed-differs': [{ code: 'observed-differs', written: '30080', observed: '30085' }],
  'hidden-values': [{ code: 'hidden-values', count: 58 }],
  'kind-by-path': [{ code: 'kind-by-path', kind: 'Pod' }],
  'range-not-printed': [{ code: 'range-not-printed' }],
  'observations-differ': [{ code: 'observations-differ', first: '80/TCP', further: '81/TCP' }],
  'empty-input': [{ code: 'empty-input' }],
  'cut-short': [
    { code: 'cut-short', objects: 1 },
    { code: 'cut-short', objects: 312 },
  ],
  'yaml-too-large': [{ code: 'yaml-too-large', limit: 256 }],
  'file-gone': [{ code: 'file-gone' }],
  'value-too-large': [{ code: 'value-too-large', objects: 12 }],
  'not-text': [{ code: 'not-text' }],
  'not-an-object': [{ code: 'not-an-object', found: 'list' }],
  'field-missing': [{ code: 'field-missing', field: 'metadata.name' }],
  'wrong-type': [
    { code: 'wrong-type', expected: 'port', allowed: [], found: 'string', value: '80.5' },
    { code: 'wrong-type', expected: 'one-of', allowed: ['v1', 'v2'], found: 'string', value: 'v3' },
    { code: 'wrong-type', expected: 'list', allowed: [], found: 'map', value: null },
  ],
  scenario: [
    { code: 'scenario', fault: 'unknown-field', field: 'noted', known: ['note', 'hop'] },
    { code: 'scenario', fault: 'unknown-request', id: 'opn', known: ['open', 'shut'] },
    { code: 'scenario', fault: 'unknown-request', id: 'opn', known: [] },
    { code: 'scenario', fault: 'same-id', id: 'first1', of: 'request' },
    { code: 'scenario', fault: 'same-id', id: 'first1', of: 'step' },
    { code: 'scenario', fault: 'empty-step', id: 'first1' },
    { code: 'scenario', fault: 'two-tasks', id: 'first1' },
    { code: 'scenario', fault: 'answer-no-choice', answer: '8081', choices: ['80', '8080'] },
    { code: 'scenario', fault: 'field-needs-hop', field: 'source.port' },
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
  'pod-template': [{ what: 'pod-template', workload: ref('Deployment', 'api1'), pods: [ref('Pod', 'api1-a'), ref('Pod', 'api1-b')] }],
  'pod-address': [{ what: 'pod-address', pod: ref('Pod', 'pod1'), address: at('10.244.1.2') }],
  'pod-node': [{ what: 'pod-node', pod: ref('Pod', 'pod1'), node: 'node1' }],
  'pod-readiness': [{ what: 'pod-readiness', pod: ref('Pod', 'pod1') }],
  'cluster-ip': [{ what: 'cluster-ip', service: ref('Service', 'web1'), address: at('10.96.0.7') }],
  'node-port': [{ what: 'node-port', service: ref('Service', 'web1'), port: 8080, nodePort: 30001 }],
  'load-balancer-address': [{ what: 'load-balancer-address', service: ref('Service', 'web1'), address: at('203.0.113.130') }],
  endpoints: [{ what: 'endpoints', service: ref('Service', 'web1'), count: 2 }],
  'client-address': [{ what: 'client-address', client: ref('Client', 'client1', null), address: at('203.0.113.1') }],
  listening: [{ what: 'listening', pod: ref('Pod', 'pod1'), port: 8080 }],
  'answering-node': [{ what: 'answering-node', service: ref('Service', 'web'), node: 'node1', of: 3 }],
  dataplane: [{ what: 'dataplane', name: 'Cilium' }],
  'policy-enforced': [{ what: 'policy-enforced', policies: [policy] }],
  'policy-after-translation': [{ what: 'policy-after-translation' }],
  'host-network-policy': [{ what: 'host-network-policy', pod: 'default/pod1', policies: [policy] }],
  router: [{ what: 'router', router: ref('Gateway', 'edge'), service: ref('Service', 'edge-nginx') }],
  'router-address': [{ what: 'router-address', router: ref('Ingress', 'shop'), address: at('203.0.113.130') }],
  certificate: [{ what: 'certificate', owner: ref('Gateway', 'edge'), listener: 'https1', secret: ref('Secret', 'cert1') }],
  authority: [
    { what: 'authority', policy: ref('BackendTLSPolicy', 'tls1'), service: ref('Service', 'web1'), holder: ref('ConfigMap', 'ca1') },
  ],
  extension: [{ what: 'extension', route: ref('HTTPRoute', 'shop'), extension: ref('RateLimit', 'limit1') }],
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
  'http-not-understood': { code: 'http-not-understood', text: 'nonsense1' },
  'proxy-not-understood': { code: 'proxy-not-understood', text: 'mode=ipvs1' },
  'not-in-this-version': { code: 'not-in-this-version', text: 'gateway:default/web:80' },
}
export const requestSamples: readonly RequestProblem[] = Object.values(requestFacts)

export const missingSamples: readonly Missing[] = [
  { kind: 'NetworkPolicy1', why: 'not-in-input' },
  { kind: 'EndpointSlice', why: 'not-shown', service: 'default/web' },
  { kind: 'Node', why: 'not-placed', workload: 'Deployment default/api1', wants: ['disk=ssd'] },
  { kind: 'NetworkPolicy1', why: 'not-modelled', count: 3 },
]

const variationFacts: { readonly [K in VariationFault['code']]: Extract<VariationFault, { code: K }> } = {
  'no-such-object': { code: 'no-such-object', object: 'Pod/web-1' },
  'several-objects': { code: 'several-objects', object: 'Pod/web-1' },
  'path-not-understood': { code: 'path-not-understood', object: 'Pod/web-1', path: 'spec[' },
  'nothing-to-remove': { code: 'nothing-to-remove', object: 'Pod/web-1', path: 'spec.x' },
  'not-editable': { code: 'not-editable', object: 'Pod/web-1' },
}
export const variationSamples: readonly VariationFault[] = Object.values(variationFacts)
