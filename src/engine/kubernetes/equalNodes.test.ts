import { expect, it } from 'vitest'
import { parseRange } from '../model'
import { clusterOf, podText, policyText, serviceOf, serviceText, twoNodes } from '../testing'
import { equalNodes } from './equalNodes'

const pods = podText('a', 'node1', '10.244.1.2') + podText('b', 'node2', '10.244.2.2', { labels: 'app: web, only: b' })
const third = `
---
apiVersion: v1
kind: Node
metadata: { name: node3, labels: { topology.kubernetes.io/zone: b } }
status: { addresses: [{ type: InternalIP, address: 192.168.1.3 }] }
`

const isolatesB = policyText('b', '{ podSelector: { matchLabels: { only: b } } }')
const forNode3 = policyText(
  'n',
  '{ podSelector: { matchLabels: { only: b } }, ingress: [{ from: [{ ipBlock: { cidr: 192.168.1.3/32 } }] }] }',
)
const second = `
---
apiVersion: discovery.k8s.io/v1
kind: EndpointSlice
metadata: { name: web-2, labels: { kubernetes.io/service-name: web } }
addressType: IPv4
ports: [{ name: '', port: 80 }]
endpoints: [{ addresses: [10.244.1.2], nodeName: node3 }]
`

it.each<[string, string, number, string?]>([
  ['Cluster: all alike', 'externalTrafficPolicy: Cluster', 1],
  ['Local: each with its own endpoints, and those without any', 'externalTrafficPolicy: Local', 3],
  ['Cluster with hints for zones: alike by zone', 'trafficDistribution: PreferClose', 2],
  ['Cluster with hints for nodes: alike by node, then by zone', 'trafficDistribution: PreferSameNode', 3],
  ['Cluster with a policy over one endpoint: its node apart', 'externalTrafficPolicy: Cluster', 2, isolatesB],
  ['Cluster with a rule for the address of a node: that node apart', 'externalTrafficPolicy: Cluster', 3, isolatesB + forNode3],
  [
    'Cluster with a policy over others: all alike',
    'externalTrafficPolicy: Cluster',
    1,
    policyText('p', '{ podSelector: { matchLabels: { app: db } } }'),
  ],
  ['Cluster with one endpoint named twice: the node of the second entry apart', 'externalTrafficPolicy: Cluster', 2, second],
])('%s', (_name, spec, kinds, more = '') => {
  const cluster = clusterOf(
    twoNodes + third + pods + serviceText('web', `type: NodePort, ${spec}, selector: { app: web }, ports: [{ port: 80 }]`) + more,
  )
  const { service, port } = serviceOf(cluster)
  expect(new Set(cluster.nodes.map(equalNodes(cluster, service, port))).size).toBe(kinds)
})

it('ranges of node port addresses that leave a node out tell it apart', () => {
  const range = parseRange('192.168.1.0/31')
  const text = twoNodes + third + pods + serviceText('web', 'type: NodePort, selector: { app: web }, ports: [{ port: 80 }]')
  const cluster = clusterOf(text, { nodePortAddresses: range ? [range] : [] })
  const { service, port } = serviceOf(cluster)
  const [first, second, last] = cluster.nodes.map(equalNodes(cluster, service, port))
  expect([first === second, second === last]).toEqual([false, true])
})
