import type { FindingFacts, PodFindingFacts, PolicyFindingFacts } from '../engine/model'
import { policy, type Samples, web } from './sampleFacts'

// Facts about Services and the Pods behind them: see sampleFacts.

const workload = 'Deployment default/api1'
const nameFault = { code: 'name-form', value: 'a_name-too-long-1', form: 'port-name' } as const

const podLists = [
  { owner: workload, pods: ['default/pod1'] },
  { owner: workload, pods: ['default/pod1', 'default/pod2'] },
  { owner: 'Pod default/pod1', pods: ['default/pod1'] },
]

export const podSamples: Samples<PodFindingFacts> = {
  'SVC-02': [{ service: web, workloads: ['Deployment default/api1', 'Deployment default/api2'] }],
  'SVC-03': [{ service: web }],
  'SVC-05': [{ service: web, endpoint: 'default/pod1', of: 3 }],
  'SVC-07': [{ service: web, targetPort: '12345/TCP', declared: ['8080/TCP', '9090/TCP'] }],
  'SVC-08': [true, false].map((refused) => ({ object: `Service ${web}`, path: 'spec.ports[0].targetPort', fault: nameFault, refused })),
  'SVC-10': [true, false].map((refused) => ({ service: `Service ${web}`, port: '80/TCP', refused })),
  'SVC-11': [{ service: web, workload, argument: '--listen=127.0.0.1:8080' }],
  'SVC-12': [{ service: web, other: 'default/web2', targetPort: 8080 }],
  'SVC-13': [{ service: web, port: 8080 }],
  'SVC-14': [true, false].map((exists) => ({ workload: 'StatefulSet default/db1', service: 'default/db1', exists })),
  'SVC-15': (['readiness', 'liveness', 'startup'] as const).flatMap((probe) => [
    { workload, probe, port: 'health1', declared: ['web1'] },
    { workload, probe, port: 1337, declared: [] },
  ]),
  'SVC-28': [{ slice: 'EndpointSlice default/web-1', service: web }],
  'SVC-30': [
    { service: web, zones: ['zone1'] },
    { service: web, zones: ['zone1', 'zone2'] },
  ],
  'SVC-16': [1, 12].map((count) => ({ service: web, reason: 'SyncLoadBalancerFailed', count })),
  'SVC-31': [{ service: web, port: 5432, targetPort: 15432 }],
  'ND-01': [
    { node: 'node1', why: 'not-ready', pods: 3 },
    { node: 'node1', why: 'no-network', pods: 1 },
  ],
  'ND-02': [{ node: 'node1' }],
  'ND-03': [{ pod: 'default/pod1', node: 'node1' }],
  'POD-01': [
    { owner: workload, pods: ['default/pod1', 'default/pod2', 'default/pod3'], unplaced: true },
    { owner: workload, pods: ['default/pod1'], unplaced: false },
    { owner: workload, pods: ['default/pod1'], unplaced: true },
  ],
  'POD-02': [
    { owner: workload, pods: ['default/pod1'], reason: 'CrashLoopBackOff' },
    { owner: workload, pods: ['default/pod1', 'default/pod2'], reason: 'ImagePullBackOff' },
  ],
  'POD-03': podLists,
  'POD-04': podLists,
  'POD-06': [
    { workload, wanted: 0, ready: 0 },
    { workload, wanted: 5, ready: 4 },
  ],
  'POD-09': [{ workload, port: '8080/TCP' }],
  'POD-08': [
    { workload, selector: 'app=api1', labels: 'app=api2' },
    { workload, selector: 'app=api1', labels: '' },
  ],
  'POD-11': [
    { workload, wants: ['environment=production-gpu'], nodes: 4, taints: [] },
    { workload, wants: ['disk=ssd'], nodes: 1, taints: [] },
    { workload, wants: [], nodes: 1, taints: ['gpu=yes:NoSchedule'] },
  ],
}

const directions = ['ingress', 'egress'] as const

export const policySamples: Samples<PolicyFindingFacts & Pick<FindingFacts, 'DNS-02' | 'DNS-04'>> = {
  'DNS-02': [{ pod: 'default/pod1', server: '10.96.0.10', policies: [policy] }],
  'DNS-04': [null, 5432].map((port) => ({ workload, service: 'shop/db1', port })),
  'NP-01': [{ policy, selector: 'app=web1' }],
  'NP-02': [{ policy, selector: 'team=web1' }],
  'NP-03': [true, false].map((own) => ({ policy, selector: 'app=web1', own })),
  'NP-04': [{ policy, range: '10.244.7.0/24' }],
  'NP-05': directions.flatMap((direction) =>
    (['all', 'nothing'] as const).map((allows) => ({ policy, namespace: 'shop1', direction, allows })),
  ),
  'NP-06': directions.map((direction) => ({ namespace: 'shop1', direction, open: [workload] })),
  'NP-11': [{ policy, port: '53/TCP', declared: ['UDP'] }],
  'NP-14': [{ policy }],
  'NP-15': [
    ...directions.map((section) => ({ policy, why: 'no-type', section }) as const),
    { policy, why: 'ingress-too', section: 'ingress' },
  ],
  'NP-16': [{ kind: 'AdminNetworkPolicy', count: 4 }],
}
