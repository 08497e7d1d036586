import { podText, serviceText, twoNodes } from '../testing'
import { balancerCases } from './balancerCases.testing'
import { asked, base, type FindingCase, web } from './findingCase.testing'
import { gatewayCases } from './gatewayCases.testing'
import { gatewayPlaceCases } from './gatewayPlaceCases.testing'
import { gatewayStatusCases } from './gatewayStatusCases.testing'
import { ingressAnnotationCases } from './ingressAnnotationCases.testing'
import { ingressCases } from './ingressCases.testing'
import { ingressPathCases } from './ingressPathCases.testing'
import { podCases } from './podCases.testing'
import { policyCases } from './policyCases.testing'
import { routerCases } from './routerCases.testing'
import { servicesCases } from './servicesCases.testing'
import { standingPolicyCases } from './standingPolicyCases.testing'
import { traefikCases } from './traefikCases.testing'
import { waysInCases } from './waysInCases.testing'

/** Each finding with its fault, and the healthy twin where it must not show. */

export const pod = 'pod:default/client'
export const ip = 'clusterIP: 10.96.7.7, selector: { app: web }'
const vip = 'loadBalancer: { ingress: [{ ip: 203.0.113.200 }] }'
const edge = (spec: string) => `${web('type: NodePort, selector: { app: web }')}
---
apiVersion: hopscope/v1
kind: ExternalLoadBalancer
metadata: { name: edge }
spec: { addresses: [198.51.100.10], ${spec} }
`
const written = (name: string, port: string) => `
---
apiVersion: v1
kind: Endpoints
metadata: { name: ${name} }
subsets: [{ addresses: [{ ip: 172.16.0.5 }], ports: [${port}] }]
`
const daemonSet = (name: string) => `
---
apiVersion: apps/v1
kind: DaemonSet
metadata: { name: ${name}, namespace: kube-system }
spec: { template: { spec: { hostNetwork: true } } }
`
const fromCluster = `${web().replace('name: node1,', 'name: node1, creationTimestamp: "2026-11-20T14:03:00Z",')}
---
apiVersion: discovery.k8s.io/v1
kind: EndpointSlice
metadata: { name: web-x, labels: { kubernetes.io/service-name: web } }
addressType: IPv4
endpoints: []
`
const noPolicies = `
---
apiVersion: networking.k8s.io/v1
kind: NetworkPolicyList
items: []
`
const listen = 'listeners: [{ port: 80, backends: [{ nodePort: 30080 }] }]'

export const findingCases: readonly FindingCase[] = [
  ...waysInCases,
  ...gatewayCases,
  ...gatewayPlaceCases,
  ...gatewayStatusCases,
  ...traefikCases,
  ...routerCases,
  ...policyCases,
  ...ingressCases,
  ...ingressPathCases,
  ...balancerCases,
  ...ingressAnnotationCases,
  ...servicesCases,
  ...podCases,
  ...standingPolicyCases,
  {
    code: 'DNS-20',
    name: 'a mistyped name',
    fault: asked(web(), pod, 'wep:80'),
    healthy: asked(web(), pod, 'web:80'),
    severity: 'error',
    path: 'metadata.name',
    facts: { nearest: ['web.default.svc.cluster.local'] },
  },
  {
    code: 'LB-01',
    name: 'a pending balancer',
    fault: { text: web('type: LoadBalancer, selector: { app: web }', 'loadBalancer: {}') },
    healthy: { text: web('type: LoadBalancer, selector: { app: web }', vip) },
    severity: 'warning',
    path: 'status.loadBalancer',
    facts: { service: 'default/web', type: 'LoadBalancer' },
  },
  {
    code: 'LB-23',
    name: 'a port without listener',
    fault: asked(edge(listen), 'external', '198.51.100.10:81'),
    healthy: asked(edge(listen), 'external', '198.51.100.10:80'),
    severity: 'error',
    path: 'spec.listeners',
    facts: { balancer: 'edge', asked: '81/TCP', listeners: [80] },
  },
  {
    code: 'LB-23',
    name: 'a balancer without any listener, whoever asks',
    fault: { text: edge('listeners: []') },
    healthy: { text: edge(listen) },
    severity: 'error',
    path: 'spec.listeners',
    facts: { balancer: 'edge', asked: null, listeners: [] },
  },
  {
    code: 'LB-06',
    name: 'a listener that leads nowhere',
    fault: asked(edge('listeners: [{ port: 80 }]'), 'external', '198.51.100.10:80'),
    healthy: asked(edge(listen), 'external', '198.51.100.10:80'),
    severity: 'error',
    path: 'spec.listeners[0]',
    facts: { balancer: 'edge', port: 80 },
  },
  {
    code: 'LB-06',
    name: 'a listener to nodes that are not there, whoever asks',
    fault: { text: edge('listeners: [{ port: 80, backends: [{ nodePort: 30080, nodes: [node9] }] }]') },
    healthy: { text: edge('listeners: [{ port: 80, backends: [{ nodePort: 30080, nodes: [node1, node9] }] }]') },
    severity: 'error',
    path: 'spec.listeners[0]',
    facts: { balancer: 'edge', port: 80 },
  },
  {
    code: 'LB-20',
    name: 'external policy Local on a node without endpoint',
    fault: asked(web('type: NodePort, externalTrafficPolicy: Local, selector: { app: web }'), 'external', '192.168.1.1:30080'),
    healthy: asked(web('type: NodePort, externalTrafficPolicy: Local, selector: { app: web }'), 'external', '192.168.1.2:30080'),
    severity: 'error',
    path: 'spec.externalTrafficPolicy',
    facts: { node: 'node1', nodesWith: ['node2'], healthCheckNodePort: null },
    fix: 'arrives',
  },
  {
    code: 'LB-21',
    name: 'source ranges without this client',
    fault: asked(
      web(`type: LoadBalancer, loadBalancerSourceRanges: [192.0.2.0/24], selector: { app: web }`, vip),
      'external',
      '203.0.113.200:80',
    ),
    healthy: asked(
      web(`type: LoadBalancer, loadBalancerSourceRanges: [203.0.113.0/24], selector: { app: web }`, vip),
      'external',
      '203.0.113.200:80',
    ),
    severity: 'error',
    path: 'spec.loadBalancerSourceRanges',
    facts: { client: '203.0.113.1', ranges: ['192.0.2.0/24'] },
  },
  {
    code: 'LB-22',
    name: 'a proxy balancer without node ports',
    fault: asked(
      web(
        'type: LoadBalancer, allocateLoadBalancerNodePorts: false, selector: { app: web }, ports: [{ port: 80 }]',
        'loadBalancer: { ingress: [{ hostname: a.example.com }] }',
      ),
      'external',
      'a.example.com:80',
    ),
    healthy: asked(
      web('type: LoadBalancer, allocateLoadBalancerNodePorts: false, selector: { app: web }, ports: [{ port: 80 }]', vip),
      'external',
      '203.0.113.200:80',
    ),
    severity: 'error',
    path: 'spec.allocateLoadBalancerNodePorts',
    facts: { port: 80 },
    fix: 'arrives',
  },
  {
    code: 'LB-25',
    name: 'a cluster IP asked from outside',
    fault: asked(web(ip), 'external', '10.96.7.7:80'),
    healthy: asked(web(ip), pod, '10.96.7.7:80'),
    severity: 'error',
    path: null,
    facts: { address: '10.96.7.7', what: 'clusterIp' },
  },
  {
    code: 'ND-04',
    name: 'a port of a node that nobody owns',
    fault: asked(web('type: NodePort, selector: { app: web }'), 'external', '192.168.1.1:31000'),
    healthy: asked(web('type: NodePort, selector: { app: web }'), 'external', '192.168.1.1:30080'),
    severity: 'error',
    path: null,
    facts: { port: 31000, nodePorts: [30080] },
  },
  {
    code: 'SVC-20',
    name: 'a port that the Service does not have',
    fault: asked(web(ip), pod, '10.96.7.7:81'),
    healthy: asked(web(ip), pod, '10.96.7.7:80'),
    severity: 'error',
    path: 'spec.ports',
    facts: { asked: '81/TCP', ports: ['80/TCP'] },
  },
  {
    code: 'SVC-21',
    name: 'UDP asked where TCP is served',
    fault: asked(web(ip), pod, '10.96.7.7:80/udp'),
    healthy: asked(web(ip), pod, '10.96.7.7:81'),
    severity: 'error',
    path: 'spec.ports',
    facts: { asked: '80/UDP', served: ['80/TCP'] },
    fix: 'arrives',
  },
  {
    code: 'SVC-22',
    name: 'internal policy Local on a node without endpoint',
    fault: asked(web(`internalTrafficPolicy: Local, ${ip}`), pod, '10.96.7.7:80'),
    healthy: asked(web(`internalTrafficPolicy: Local, ${ip}`), 'node:node2', '10.96.7.7:80'),
    severity: 'error',
    path: 'spec.internalTrafficPolicy',
    facts: { node: 'node1', nodesWith: ['node2'] },
    fix: 'arrives',
  },
  {
    code: 'SVC-01',
    name: 'a selector that looks like a slip',
    fault: { text: web('selector: { app: wep }') },
    healthy: { text: web() },
    severity: 'warning',
    path: 'spec.selector',
    facts: { selector: 'app=wep' },
    fix: 'gone',
  },
  {
    code: 'SVC-04',
    name: 'nobody ready',
    fault: {
      text: twoNodes + podText('web-1', 'node1', '10.244.1.2', { ready: false }) + serviceText('web', `${ip}, ports: [{ port: 80 }]`),
    },
    healthy: { text: twoNodes + podText('web-1', 'node1', '10.244.1.2') + serviceText('web', `${ip}, ports: [{ port: 80 }]`) },
    severity: 'warning',
    path: 'spec.selector',
    facts: { notReady: ['default/web-1'] },
  },
  {
    code: 'SVC-06',
    name: 'a named targetPort that no Pod declares',
    fault: { text: web(`${ip}, ports: [{ port: 80, targetPort: htpp }]`) },
    healthy: { text: web(`${ip}, ports: [{ port: 80, targetPort: http }, { name: n, port: 81, targetPort: 9999 }]`) },
    severity: 'error',
    path: 'spec.ports[0].targetPort',
    facts: { targetPort: 'htpp/TCP', declared: ['http/TCP'] },
    fix: 'gone',
  },
  {
    code: 'SVC-23',
    name: 'no selector and no endpoints',
    fault: { text: web('clusterIP: 10.96.7.7') },
    healthy: { text: web('clusterIP: 10.96.7.7, ports: [{ port: 80 }]') + written('web', '{ port: 80 }') },
    severity: 'info',
    path: 'spec',
    facts: { service: 'default/web' },
  },
  {
    code: 'SVC-24',
    name: 'written Endpoints of a Service with a selector',
    fault: { text: web(ip) + written('web', '{ port: 80 }') },
    healthy: { text: web('clusterIP: 10.96.7.7') + written('web', '{ port: 80 }') },
    severity: 'warning',
    path: 'subsets',
    facts: { selector: 'app=web' },
  },
  {
    code: 'SVC-25',
    name: 'a targetPort that written endpoints overrule',
    fault: { text: web('clusterIP: 10.96.7.7') + written('web', '{ port: 3307 }') },
    healthy: { text: web('clusterIP: 10.96.7.7') + written('web', '{ port: 8080 }') },
    severity: 'warning',
    path: 'subsets[0].ports[0].port',
    facts: { targetPort: 8080, endpointPort: 3307 },
    fix: 'gone',
  },
  {
    code: 'SVC-26',
    name: 'port names that do not join',
    fault: { text: web('clusterIP: 10.96.7.7, ports: [{ name: http, port: 80 }]') + written('web', '{ name: web, port: 80 }') },
    healthy: { text: web('clusterIP: 10.96.7.7, ports: [{ name: http, port: 80 }]') + written('web', '{ name: http, port: 80 }') },
    severity: 'error',
    path: 'subsets[0].ports[0].name',
    facts: { wanted: 'http/TCP', found: ['web/TCP'] },
    fix: 'gone',
  },
  {
    code: 'SVC-27',
    name: 'a headless Service asked on its port',
    fault: asked(web('clusterIP: None, selector: { app: web }, ports: [{ port: 80, targetPort: 8080 }]'), pod, 'web:80'),
    healthy: asked(web('clusterIP: None, selector: { app: web }, ports: [{ port: 80, targetPort: 8080 }]'), pod, 'web:8080'),
    severity: 'error',
    path: 'spec.ports[0].targetPort',
    facts: { port: 80, targetPort: 8080 },
  },
  {
    code: 'SVC-29',
    name: 'an IPv6 address asked by a Pod that has none',
    fault: asked(web(ip), pod, '[2001:db8::7]:80'),
    healthy: asked(web(ip), pod, '10.96.7.7:80'),
    severity: 'error',
    path: null,
    facts: { family: 'IPv6' },
  },
  {
    code: 'SVC-33',
    name: 'a cluster IP that nobody has',
    fault: asked(web(ip), pod, '10.96.9.9:80'),
    healthy: asked(web(ip), pod, '10.96.7.7:80'),
    severity: 'error',
    path: null,
    facts: { address: '10.96.9.9' },
  },
  {
    code: 'SYS-03',
    name: 'a Service that the API server refuses, asked by its name',
    fault: asked(web(`${ip}, ports: [{ port: 80 }, { name: b, port: 81 }]`), pod, 'web:80'),
    healthy: asked(web(`${ip}, ports: [{ name: a, port: 80 }, { name: b, port: 81 }]`), pod, 'web:80'),
    severity: 'error',
    path: 'spec.ports[0]',
    facts: { object: 'Service default/web', path: 'spec.ports[0].name', fault: { code: 'required' }, refused: true },
  },
  {
    code: 'SYS-01',
    name: 'a dump without NetworkPolicies, which nobody asked for',
    fault: { text: fromCluster },
    healthy: { text: fromCluster + noPolicies },
    severity: 'info',
    path: null,
    facts: { kinds: ['NetworkPolicy'], service: null },
  },
  {
    code: 'SYS-02',
    name: 'another dataplane than kube-proxy',
    fault: { text: web() + daemonSet('cilium') },
    healthy: { text: web() + daemonSet('cilium') + daemonSet('kube-proxy') },
    severity: 'info',
    path: 'metadata.name',
    facts: { name: 'Cilium' },
  },
  {
    code: 'SYS-04',
    name: 'one name twice with different content',
    fault: { text: web() + serviceText('web', 'ports: [{ port: 81 }]') },
    healthy: { text: base + serviceText('web', 'ports: [{ port: 81 }]') + serviceText('web', 'ports: [{ port: 81 }]') },
    severity: 'info',
    path: null,
    facts: { object: 'Service default/web' },
  },
  {
    code: 'SYS-05',
    name: 'an address that nothing describes',
    fault: asked(web(), pod, '8.8.8.8:53/udp'),
    healthy: asked(web(), pod, '10.244.2.2:8080'),
    severity: 'info',
    path: null,
    facts: { address: '8.8.8.8' },
  },
  {
    code: 'SYS-06',
    name: 'a circle',
    fault: asked(edge('listeners: [{ port: 80, backends: [{ address: 198.51.100.10, port: 80 }] }]'), 'external', '198.51.100.10:80'),
    healthy: asked(edge(listen), 'external', '198.51.100.10:80'),
    severity: 'error',
    path: null,
    facts: { limit: 32 },
  },
]
