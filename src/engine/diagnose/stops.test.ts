import { describe, expect, it } from 'vitest'
import type { FindingCode, ResourceRef, StopFacts, StopReason } from '../model'
import { clusterOf, podText, policyText, serviceText, traceOf, twoNodes } from '../testing'
import { diagnose, diagnoseTrace } from './diagnose'

const pod = 'pod:default/client'
const base = twoNodes + podText('client', 'node1', '10.244.1.9', { labels: 'app: client' }) + podText('web-2', 'node2', '10.244.2.2')
const web = (spec: string, status = '') => base + serviceText('web', spec, status)
const ports = 'selector: { app: web }, ports: [{ port: 80, targetPort: 8080, nodePort: 30080 }]'
const edge = (name: string, address: string, spec: string) => `
---
apiVersion: hopscope/v1
kind: ExternalLoadBalancer
metadata: { name: ${name} }
spec: { addresses: [${address}], listeners: [${spec}] }
`

const metal = `
---
apiVersion: metallb.io/v1beta1
kind: IPAddressPool
metadata: { name: pool, namespace: metallb-system }
spec: { addresses: [192.168.10.240-192.168.10.250] }
`

interface Stop {
  readonly text: string
  readonly from: string
  readonly to: string
  readonly code: FindingCode
}

/** Reasons of routers: their cases stand in findingCases, with the families that make routers. */
type RouterReason = { [K in StopReason]: StopFacts[K] extends { router: ResourceRef } ? K : never }[StopReason] | 'nobody-serves'

/** A request for each reason to stop; a new reason does not compile without one. */
const stops: Record<Exclude<StopReason, RouterReason>, Stop> = {
  'no-such-name': { text: web(ports), from: pod, to: 'nowhere:80', code: 'DNS-20' },
  'no-address-behind-name': {
    text: web('clusterIP: None, selector: { app: gone }, ports: [{ port: 80 }]'),
    from: pod,
    to: 'web:80',
    code: 'SVC-01',
  },
  'address-family-differs': { text: base, from: pod, to: '[2001:db8::1]:80', code: 'SVC-29' },
  'cluster-ip-not-allocated': { text: base, from: pod, to: '10.96.9.9:80', code: 'SVC-33' },
  'port-not-on-service': { text: web(`clusterIP: 10.96.7.7, ${ports}`), from: pod, to: '10.96.7.7:81', code: 'SVC-20' },
  'no-load-balancer-address': { text: web(`type: NodePort, ${ports}`), from: 'external', to: 'lb:default/web:80', code: 'LB-01' },
  'source-range-excludes-client': {
    text: web(
      `type: LoadBalancer, loadBalancerSourceRanges: [198.51.100.0/24], ${ports}`,
      'loadBalancer: { ingress: [{ ip: 203.0.113.200 }] }',
    ),
    from: 'ip:192.0.2.7',
    to: '203.0.113.200:80',
    code: 'LB-21',
  },
  'address-not-announced': { text: web(`type: LoadBalancer, ${ports}`) + metal, from: 'external', to: '192.168.10.240:80', code: 'LB-27' },
  'no-endpoints': { text: web('selector: { app: gone }, ports: [{ port: 80 }]'), from: pod, to: 'web:80', code: 'SVC-01' },
  'endpoints-not-known': {
    text: 'NAME   TYPE        CLUSTER-IP   EXTERNAL-IP   PORT(S)   AGE\nweb    ClusterIP   10.96.7.7    <none>        80/TCP    3d\n',
    from: 'node:node1',
    to: '10.96.7.7:80',
    code: 'SYS-01',
  },
  'no-endpoint-with-that-port-name': {
    text: web('selector: { app: web }, ports: [{ port: 80, targetPort: nope }]'),
    from: pod,
    to: 'web:80',
    code: 'SVC-06',
  },
  'no-local-endpoints': {
    text: web(`type: NodePort, externalTrafficPolicy: Local, ${ports}`),
    from: 'external',
    to: '192.168.1.1:30080',
    code: 'LB-20',
  },
  'not-forwarded': { text: base, from: 'port-forward:pod/client:8080:80', to: 'localhost:80', code: 'PF-20' },
  'nothing-to-forward-to': {
    text: web('selector: { app: gone }, ports: [{ port: 80 }]'),
    from: 'port-forward:svc/web:8080:80',
    to: 'localhost:8080',
    code: 'PF-21',
  },
  'port-not-forwardable': { text: base, from: 'port-forward:pod/client:8080:http', to: 'localhost:8080', code: 'PF-22' },
  'no-listener': { text: base + edge('edge', '198.51.100.10', '{ port: 80 }'), from: 'external', to: '198.51.100.10:81', code: 'LB-23' },
  'no-backend': { text: base + edge('edge', '198.51.100.10', '{ port: 80 }'), from: 'external', to: '198.51.100.10:80', code: 'LB-06' },
  'no-node-port': {
    text: web(
      'type: LoadBalancer, allocateLoadBalancerNodePorts: false, selector: { app: web }, ports: [{ port: 80 }]',
      'loadBalancer: { ingress: [{ hostname: lb.example.com }] }',
    ),
    from: 'external',
    to: 'lb.example.com:80',
    code: 'LB-22',
  },
  'nothing-listens': { text: base, from: 'external', to: '192.168.1.1:22', code: 'ND-04' },
  'cluster-address-from-outside': { text: base, from: 'external', to: '10.244.2.2:80', code: 'LB-25' },
  'address-nobody-describes': { text: base, from: 'external', to: '192.0.2.99:80', code: 'SYS-05' },
  'isolated-egress': {
    text: web(ports) + policyText('keep', '{ podSelector: { matchLabels: { app: client } }, policyTypes: [Egress] }'),
    from: pod,
    to: 'web:80',
    code: 'NP-07',
  },
  'isolated-ingress': {
    text: web(ports) + policyText('keep', '{ podSelector: { matchLabels: { app: web } } }'),
    from: pod,
    to: 'web:80',
    code: 'NP-07',
  },
  'too-many-hops': {
    text:
      base +
      edge('one', '198.51.100.1', '{ port: 80, backends: [{ address: 198.51.100.2, port: 80 }] }') +
      edge('two', '198.51.100.2', '{ port: 80, backends: [{ address: 198.51.100.1, port: 80 }] }'),
    from: 'external',
    to: '198.51.100.1:80',
    code: 'SYS-06',
  },
}

describe('every reason to stop has its finding', () => {
  it.each(Object.entries(stops))('%s', (reason, { text, from, to, code }) => {
    const cluster = clusterOf(text)
    const trace = traceOf(cluster, from, to)
    expect(trace.reason).toBe(reason)
    expect(diagnoseTrace(cluster, trace, diagnose(cluster)).map((finding) => finding.code)).toContain(code)
  })
})
