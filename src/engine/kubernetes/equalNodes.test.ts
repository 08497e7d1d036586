import { expect, it } from 'vitest'
import { clusterOf, podText, serviceOf, serviceText, twoNodes } from '../testing'
import { equalNodes } from './equalNodes'

const pods = podText('a', 'node1', '10.244.1.2') + podText('b', 'node2', '10.244.2.2')
const third = `
---
apiVersion: v1
kind: Node
metadata: { name: node3, labels: { topology.kubernetes.io/zone: b } }
status: { addresses: [{ type: InternalIP, address: 192.168.1.3 }] }
`

it.each([
  ['Cluster: all alike', 'externalTrafficPolicy: Cluster', 1],
  ['Local: each with its own endpoints, and those without any', 'externalTrafficPolicy: Local', 3],
  ['Cluster with hints for zones: alike by zone', 'trafficDistribution: PreferClose', 2],
  ['Cluster with hints for nodes: alike by node, then by zone', 'trafficDistribution: PreferSameNode', 3],
])('%s', (_name, spec, kinds) => {
  const cluster = clusterOf(
    twoNodes + third + pods + serviceText('web', `type: NodePort, ${spec}, selector: { app: web }, ports: [{ port: 80 }]`),
  )
  const { service, port } = serviceOf(cluster)
  expect(new Set(cluster.nodes.map(equalNodes(cluster, service, port))).size).toBe(kinds)
})
