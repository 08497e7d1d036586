import { expect, it } from 'vitest'
import { clusterOf, podText, serviceOf, serviceText, twoNodes } from '../testing'
import { internalTrafficPolicy } from './internalTrafficPolicy'
import { endpointsOf } from './servicePortEndpoints'

const nowhere = `
---
apiVersion: discovery.k8s.io/v1
kind: EndpointSlice
metadata: { name: s, labels: { kubernetes.io/service-name: web } }
addressType: IPv4
ports: [{ port: 80 }]
endpoints: [{ addresses: [172.16.0.5] }]
`
const pods = podText('web-1', 'node1', '10.244.1.2') + podText('web-2', 'node2', '10.244.2.2') + nowhere

it.each([
  ['Cluster: all, wherever they are', 'Cluster', 'node1', ['10.244.1.2', '10.244.2.2', '172.16.0.5'], 'all'],
  ['Local: those of the sender’s node; one without a node is on none', 'Local', 'node1', ['10.244.1.2'], 'local'],
  ['Local on a node without any: none', 'Local', 'node3', [], 'local'],
] as const)('%s', (_name, policy, node, considered, endpoints) => {
  const text = serviceText(
    'web',
    `internalTrafficPolicy: ${policy}, externalTrafficPolicy: Local, selector: { app: web }, ports: [{ port: 80 }]`,
  )
  const cluster = clusterOf(twoNodes + pods + text)
  const { service, port } = serviceOf(cluster)
  const decision = internalTrafficPolicy(service, node, endpointsOf(cluster.lookup, service, port, 'IPv4'))
  expect(decision.considered.map(({ address }) => address)).toEqual(considered)
  expect(decision.evidence).toEqual({
    rule: 'internalTrafficPolicy',
    object: service.ref,
    path: 'spec.internalTrafficPolicy',
    facts: { policy, endpoints },
  })
})
