import { podText, serviceText, twoNodes } from '../testing'
import { asked, base, type FindingCase, web } from './findingCase.testing'

/** Findings about Pods, what makes them, and their nodes. */

export const workloadText = (name: string, pod: string, { kind = 'Deployment', labels = `app: ${name}`, spec = '' } = {}) => `
---
apiVersion: apps/v1
kind: ${kind}
metadata: { name: ${name} }
spec: { ${spec || `selector: { matchLabels: { ${labels} } }`}, template: { metadata: { labels: { ${labels} } }, spec: { ${pod} } } }
`
export const container = (ports = '{ name: http, containerPort: 8080 }', more = '') =>
  `containers: [{ name: c, ports: [${ports}]${more === '' ? '' : `, ${more}`} }]`
const api = (more: string, of = {}) => workloadText('api', `${container()}, ${more}`, of)
const probe = (port: string) =>
  workloadText('api', container('{ name: http, containerPort: 8080 }', `readinessProbe: { httpGet: { port: ${port} } }`))
const workload = 'Deployment default/api'
const spec = 'spec.template.spec'

const ip = 'clusterIP: 10.96.7.7, selector: { app: web }'
const onHost =
  base.replace('app: web', 'app: wep') +
  podText('host', 'node2', '192.168.1.2', { more: 'hostNetwork: true, containers: [{ name: c, ports: [{ containerPort: 8080 }] }]' }) +
  serviceText('web', `${ip}, ports: [{ port: 80, targetPort: 8080 }]`)
const unready = "conditions: [{ type: Ready, status: 'False' }]"
const state = (status: string) => `
---
apiVersion: v1
kind: Pod
metadata: { name: late, labels: { app: late } }
spec: { containers: [{ name: c }] }
status: { ${status} }
`
const twoContainers = (port: number) =>
  `containers: [{ name: c, ports: [{ containerPort: 8080 }] }, { name: d, ports: [{ containerPort: ${port} }] }]`

export const podCases: readonly FindingCase[] = [
  {
    code: 'POD-08',
    name: 'a selector that its own template does not match',
    fault: { text: workloadText('api', container(), { spec: 'selector: { matchLabels: { app: apy } }' }) },
    healthy: { text: workloadText('api', container()) },
    severity: 'error',
    path: 'spec.selector',
    facts: { workload, selector: 'app=apy', labels: 'app=api' },
  },
  {
    code: 'POD-11',
    name: 'a label that no node has',
    fault: { text: twoNodes + api('nodeSelector: { disk: ssd }') },
    healthy: { text: twoNodes.replace('labels: {', 'labels: { disk: ssd,') + api('nodeSelector: { disk: ssd }') },
    severity: 'error',
    path: `${spec}.nodeSelector`,
    facts: { workload, wants: ['disk=ssd'], nodes: 2, taints: [] },
  },
  {
    code: 'SVC-15',
    name: 'a probe of a port name that the container does not have',
    fault: { text: base + probe('health') },
    healthy: { text: base + probe('http') },
    severity: 'warning',
    path: `${spec}.containers[0].readinessProbe.httpGet.port`,
    facts: { workload, probe: 'readiness', port: 'health', declared: ['http'] },
  },
  {
    code: 'ND-01',
    name: 'a node that is not ready',
    fault: { text: web(ip).replace('status: {', "status: { conditions: [{ type: Ready, status: 'Unknown' }],") },
    healthy: { text: web(ip).replace('status: {', "status: { conditions: [{ type: Ready, status: 'True' }],") },
    severity: 'warning',
    path: 'status.conditions',
    facts: { node: 'node1', why: 'not-ready', pods: 1 },
  },
  {
    code: 'ND-02',
    name: 'a cordoned node',
    fault: { text: twoNodes.replace('status: {', 'spec: { unschedulable: true }\nstatus: {') },
    healthy: { text: twoNodes },
    severity: 'info',
    path: 'spec.unschedulable',
    facts: { node: 'node1' },
  },
  {
    code: 'ND-03',
    name: 'a Pod on the network of its node',
    fault: asked(onHost, 'pod:default/client', 'web:80'),
    healthy: asked(web(ip), 'pod:default/client', 'web:80'),
    severity: 'info',
    path: 'spec.hostNetwork',
    facts: { pod: 'default/host', node: 'node2' },
  },
  {
    code: 'POD-01',
    name: 'a Pod without a node',
    fault: { text: base + state('phase: Pending') },
    healthy: { text: base + state("phase: Running, podIP: 10.244.1.7, conditions: [{ type: Ready, status: 'True' }]") },
    severity: 'info',
    path: 'status.phase',
    facts: { owner: 'Pod default/late', pods: ['default/late'], unplaced: true },
  },
  {
    code: 'POD-02',
    name: 'a container that crashes again and again',
    fault: {
      text:
        base +
        state(`phase: Running, podIP: 10.244.1.7, containerStatuses: [{ state: { waiting: { reason: CrashLoopBackOff } } }], ${unready}`),
    },
    healthy: { text: base + state(`phase: Running, podIP: 10.244.1.7, containerStatuses: [{ state: { running: {} } }], ${unready}`) },
    severity: 'warning',
    path: 'status.containerStatuses',
    facts: { owner: 'Pod default/late', pods: ['default/late'], reason: 'CrashLoopBackOff' },
  },
  {
    code: 'POD-03',
    name: 'a Pod that runs and is not ready',
    fault: { text: base + podText('web-3', 'node1', '10.244.1.3', { ready: false }) },
    healthy: { text: base + podText('web-3', 'node1', '10.244.1.3') },
    severity: 'info',
    path: 'status.conditions',
    facts: { owner: 'Pod default/web-3', pods: ['default/web-3'] },
  },
  {
    code: 'POD-04',
    name: 'a Pod that is being deleted',
    fault: { text: base + podText('web-3', 'node1', '10.244.1.3', { meta: 'deletionTimestamp: "2026-11-20T14:03:00Z"' }) },
    healthy: { text: base + podText('web-3', 'node1', '10.244.1.3') },
    severity: 'info',
    path: 'metadata.deletionTimestamp',
    facts: { owner: 'Pod default/web-3', pods: ['default/web-3'] },
  },
  {
    code: 'POD-06',
    name: 'a workload that is scaled to zero',
    fault: { text: base + workloadText('api', container(), { spec: 'replicas: 0, selector: { matchLabels: { app: api } }' }) },
    healthy: { text: base + workloadText('api', container(), { spec: 'replicas: 3, selector: { matchLabels: { app: api } }' }) },
    severity: 'info',
    path: 'spec.replicas',
    facts: { workload, wanted: 0, ready: 0 },
  },
  {
    code: 'POD-09',
    name: 'one port in two containers',
    fault: { text: base + workloadText('api', twoContainers(8080)) },
    healthy: { text: base + workloadText('api', twoContainers(8081)) },
    severity: 'info',
    path: `${spec}.containers[1].ports[0]`,
    facts: { workload, port: '8080/TCP' },
  },
]
