import { podText, serviceText, twoNodes } from '../testing'
import { base, type FindingCase, web } from './findingCase.testing'
import { container, workloadText } from './podCases.testing'

/** Findings about Services as they stand, with the Pods behind them. */

const ip = 'clusterIP: 10.96.7.7, selector: { app: web }'
const two = (labels: string) =>
  twoNodes +
  workloadText('web', container(), { labels: 'app: web' }) +
  workloadText('other', container(), { labels }) +
  serviceText('web', `${ip}, ports: [{ port: 80, targetPort: http }]`)

const set = workloadText('db', container(), { kind: 'StatefulSet', spec: 'serviceName: db, selector: { matchLabels: { app: db } }' })
const endpoints = (subset: string) => `
---
apiVersion: v1
kind: Endpoints
metadata: { name: web }
subsets: [${subset}]
`
const slice = (ports: string, more = '') => `
---
apiVersion: discovery.k8s.io/v1
kind: EndpointSlice
metadata: { name: web-x, labels: { kubernetes.io/service-name: web } }
addressType: IPv4
${ports}
endpoints: # metadata:
  [{ addresses: [10.244.1.2], nodeName: node1${more === '' ? '' : `, ${more}`} }]
`

const bound = (address: string) =>
  twoNodes +
  workloadText('web', container('{ name: http, containerPort: 8080 }', `args: ['--listen=${address}:8080']`)) +
  serviceText('web', `${ip}, ports: [{ port: 80, targetPort: http }]`)
const meshed = `
---
apiVersion: v1
kind: Namespace
metadata: { name: default, labels: { istio-injection: enabled } }
`
const also = (name: string, port: number) =>
  serviceText('also', `selector: { app: web }, ports: [{ name: ${name}, port: ${port}, targetPort: 8080 }]`)

const warning = (service: string, type: string, count: number, name = 'warning') => `
---
apiVersion: v1
kind: Event
metadata: { name: ${name} }
involvedObject: { kind: Service, namespace: default, name: ${service} }
type: ${type}
reason: SyncLoadBalancerFailed
message: no quota
count: ${count}
`
const newerWarning = (kind: string) => `
---
apiVersion: events.k8s.io/v1
kind: Event
metadata: { name: warning }
regarding: { kind: ${kind}, namespace: default, name: web }
type: Warning
reason: SyncLoadBalancerFailed
series: { count: 4 }
`

export const servicesCases: readonly FindingCase[] = [
  {
    code: 'SVC-02',
    name: 'Pods of two workloads',
    fault: { text: two('app: web, part: b') },
    healthy: { text: two('app: other') },
    severity: 'info',
    path: 'spec.selector',
    facts: { service: 'default/web', workloads: ['Deployment default/other', 'Deployment default/web'] },
  },
  {
    code: 'SVC-07',
    name: 'a number that nobody declares',
    fault: { text: web(`${ip}, ports: [{ port: 80, targetPort: 12345 }]`) },
    healthy: { text: web(`${ip}, ports: [{ port: 80, targetPort: 8080 }]`) },
    severity: 'info',
    path: 'spec.ports[0].targetPort',
    facts: { service: 'default/web', targetPort: '12345/TCP', declared: ['8080/TCP'] },
  },
  {
    code: 'SVC-08',
    name: 'a name of a target port that is too long',
    fault: { text: web(`${ip}, ports: [{ port: 80, targetPort: n234567890123456 }]`) },
    healthy: { text: web(`${ip}, ports: [{ port: 80, targetPort: http }]`) },
    severity: 'error',
    path: 'spec.ports[0].targetPort',
    facts: { object: 'Service default/web', refused: true },
  },
  {
    code: 'SVC-03',
    name: 'written Endpoints that list nobody',
    fault: { text: web('clusterIP: 10.96.7.7') + endpoints('') },
    healthy: { text: web('clusterIP: 10.96.7.7') + endpoints('{ addresses: [{ ip: 172.16.0.5 }], ports: [{ port: 80 }] }') },
    severity: 'info',
    path: 'subsets',
    facts: { service: 'default/web' },
  },
  {
    code: 'SVC-05',
    name: 'one of two Pods can take requests',
    fault: { text: web(ip) + podText('web-3', 'node1', '10.244.1.3', { ready: false }) },
    healthy: { text: web(ip) + podText('web-3', 'node1', '10.244.1.3') },
    severity: 'info',
    path: 'spec.selector',
    facts: { service: 'default/web', endpoint: 'default/web-2', of: 2 },
  },
  {
    code: 'SVC-10',
    name: 'a number twice',
    fault: { text: web(`${ip}, ports: [{ name: a, port: 80 }, { name: b, port: 80 }]`) },
    healthy: { text: web(`${ip}, ports: [{ name: a, port: 80 }, { name: b, port: 80, protocol: UDP }]`) },
    severity: 'error',
    path: 'spec.ports[1].port',
    facts: { service: 'Service default/web', port: '80/TCP', refused: true },
  },
  {
    code: 'SVC-14',
    name: 'a StatefulSet whose Service is not there',
    fault: { text: twoNodes + set },
    healthy: { text: twoNodes + set + serviceText('db', 'clusterIP: None, selector: { app: db }') },
    severity: 'info',
    path: 'spec.serviceName',
    facts: { workload: 'StatefulSet default/db', service: 'default/db', exists: false },
  },
  {
    code: 'SVC-28',
    name: 'an EndpointSlice without ports',
    fault: { text: web('clusterIP: 10.96.7.7') + slice('') },
    healthy: { text: web('clusterIP: 10.96.7.7') + slice('ports: [{ port: 80 }]') },
    severity: 'info',
    path: 'endpoints',
    facts: { slice: 'EndpointSlice default/web-x', service: 'default/web' },
  },
  {
    code: 'SVC-30',
    name: 'hints for one zone of two',
    fault: {
      text:
        web('clusterIP: 10.96.7.7, trafficDistribution: PreferClose') +
        slice('ports: [{ port: 80 }]', 'hints: { forZones: [{ name: a }] }'),
    },
    healthy: {
      text:
        web('clusterIP: 10.96.7.7, trafficDistribution: PreferClose') +
        slice('ports: [{ port: 80 }]', 'hints: { forZones: [{ name: a }, { name: b }] }'),
    },
    severity: 'info',
    path: 'spec.trafficDistribution',
    facts: { service: 'default/web', zones: ['b'] },
  },
  {
    code: 'SVC-16',
    name: 'Events that warn of a Service',
    fault: { text: web(ip) + warning('web', 'Warning', 3) + warning('web', 'Warning', 2, 'again') },
    healthy: { text: web(ip) + warning('web', 'Normal', 3) + warning('gone', 'Warning', 3, 'again') },
    severity: 'info',
    path: 'metadata.name',
    facts: { service: 'default/web', reason: 'SyncLoadBalancerFailed', count: 5 },
  },
  {
    code: 'SVC-16',
    name: 'an Event of the newer group',
    fault: { text: web(ip) + newerWarning('Service') },
    healthy: { text: web(ip) + newerWarning('Pod') },
    severity: 'info',
    path: 'metadata.name',
    facts: { service: 'default/web', reason: 'SyncLoadBalancerFailed', count: 4 },
  },
  {
    code: 'SVC-31',
    name: 'an alias with a targetPort',
    fault: { text: base + serviceText('web', 'type: ExternalName, externalName: a.example.com, ports: [{ port: 80, targetPort: 8080 }]') },
    healthy: { text: base + serviceText('web', 'type: ExternalName, externalName: a.example.com, ports: [{ port: 80 }]') },
    severity: 'info',
    path: 'spec.ports[0].targetPort',
    facts: { service: 'default/web', port: 80, targetPort: 8080 },
  },
  {
    code: 'SVC-11',
    name: 'an argument that binds to the loopback address',
    fault: { text: bound('127.0.0.1') },
    healthy: { text: bound('0.0.0.0') },
    severity: 'info',
    path: 'spec.template.spec.containers[0].args[0]',
    facts: { service: 'default/web', workload: 'Deployment default/web', argument: '--listen=127.0.0.1:8080' },
  },
  {
    code: 'SVC-12',
    name: 'two Services for one port, in a mesh',
    fault: { text: web(`${ip}, ports: [{ name: http-a, port: 80, targetPort: 8080 }]`) + meshed + also('http-b', 81) },
    healthy: { text: web(`${ip}, ports: [{ name: http-a, port: 80, targetPort: 8080 }]`) + also('http-b', 81) },
    severity: 'info',
    path: 'spec.ports[0]',
    facts: { service: 'default/web', other: 'default/also', targetPort: 8080 },
  },
  {
    code: 'SVC-13',
    name: 'a port whose name tells no protocol, in a mesh',
    fault: { text: web(`${ip}, ports: [{ name: main, port: 80, targetPort: 8080 }]`) + meshed },
    healthy: { text: web(`${ip}, ports: [{ name: main, port: 80, targetPort: 8080, appProtocol: http }]`) + meshed },
    severity: 'info',
    path: 'spec.ports[0].name',
    facts: { service: 'default/web', port: 80 },
  },
  {
    code: 'DNS-04',
    name: 'an argument that names a Service that is not there',
    fault: { text: web(ip) + workloadText('api', container('', 'args: [--db=wep.default.svc:80]')) },
    healthy: { text: web(ip) + workloadText('api', container('', 'args: [--db=web.default.svc:80]')) },
    severity: 'info',
    path: 'spec.template.spec.containers[0].args[0]',
    facts: { workload: 'Deployment default/api', service: 'default/wep', port: null },
  },
]
