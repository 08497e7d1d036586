import { expect, it } from 'vitest'
import { clusterOf, serviceText, twoNodes } from '../testing'
import { ask } from '.'

const dual = 'clusterIP: 10.96.7.7, clusterIPs: [10.96.7.7, "fd00::7"], ipFamilies: [IPv4, IPv6], ipFamilyPolicy: RequireDualStack'
const slice = (ip: string, node: string, conditions = '{}') => `
---
apiVersion: discovery.k8s.io/v1
kind: EndpointSlice
metadata: { name: web-${ip.includes(':') ? 'six' : 'four'}, labels: { kubernetes.io/service-name: web } }
addressType: ${ip.includes(':') ? 'IPv6' : 'IPv4'}
ports: [{ port: 8080 }]
endpoints: [{ addresses: ["${ip}"], nodeName: ${node}, conditions: ${conditions} }]
`
const remote = slice('10.244.2.2', 'node2') + slice('fd00:10:244:2::2', 'node2')

it.each([
  ['a balancer’s address of its family leads in', '{ ip: "2001:db8::9" }', 'IPv6', ['[fd00:10:244:2::2]:8080'], []],
  ['one of the other family does not', '{ ip: "2001:db8::9" }', 'IPv4', ['10.244.2.2:8080'], null],
  ['nor one that only stands before node ports', '{ ip: 203.0.113.9, ipMode: Proxy }', 'IPv4', ['10.244.2.2:8080'], null],
] as const)('the proxy of one family: %s', (_name, ingress, family, clusterEndpoints, localEndpoints) => {
  const spec = `type: LoadBalancer, externalTrafficPolicy: Local, allocateLoadBalancerNodePorts: false, ${dual}, ports: [{ port: 80 }]`
  const cluster = clusterOf(twoNodes + serviceText('web', spec, `loadBalancer: { ingress: [${ingress}] }`) + remote)
  const asked = { node: 'node1', namespace: 'default', service: 'web', portName: '', family }
  expect(ask(cluster, 'endpointCategories', asked)).toMatchObject({ clusterEndpoints, localEndpoints })
  expect(ask(cluster, 'noLocalEndpoints', { node: 'node1', family })).toEqual({ internal: 0, external: localEndpoints === null ? 0 : 1 })
})

it.each([
  ['ready', '{ ready: true }', ['10.244.1.2']],
  ['ready and terminating, because unready ones are published', '{ ready: true, serving: true, terminating: true }', ['10.244.1.2']],
  ['serving while it terminates', '{ ready: false, serving: true, terminating: true }', undefined],
])('an endpoint on the node that is %s', (_name, conditions, expected) => {
  const cluster = clusterOf(twoNodes + serviceText('web', 'ports: [{ port: 80 }]') + slice('10.244.1.2', 'node1', conditions))
  expect(ask(cluster, 'localReadyEndpoints', { node: 'node1', family: 'IPv4' })['default/web']).toEqual(expected)
})
