import { expect, it } from 'vitest'
import { clusterOf, podText, serviceOf, serviceText, twoNodes } from '../testing'
import { externalTrafficPolicy } from './externalTrafficPolicy'
import { endpointsOf } from './servicePortEndpoints'

const pods = podText('web-1', 'node1', '10.244.1.2') + podText('web-2', 'node2', '10.244.2.2')
const all = ['10.244.1.2', '10.244.2.2']

it.each([
  ['Cluster from outside: all', 'Cluster', 'outside', 'node1', all, 'all'],
  ['Cluster from a Pod: all', 'Cluster', 'pod', 'node1', all, 'all'],
  ['Local from outside: those of the entered node', 'Local', 'outside', 'node2', ['10.244.2.2'], 'local'],
  ['Local from outside at a node without any: none', 'Local', 'outside', 'node3', [], 'local'],
  ['Local from a Pod: the short cut to all', 'Local', 'pod', 'node1', all, 'all'],
  ['Local from the node itself: the short cut to all', 'Local', 'node', 'node1', all, 'all'],
] as const)('%s', (_name, policy, sender, node, considered, endpoints) => {
  const text = serviceText(
    'web',
    `type: NodePort, externalTrafficPolicy: ${policy}, internalTrafficPolicy: Local, selector: { app: web }, ports: [{ port: 80 }]`,
  )
  const cluster = clusterOf(twoNodes + pods + text)
  const { service, port } = serviceOf(cluster)
  const decision = externalTrafficPolicy(service, sender, node, endpointsOf(cluster.lookup, service, port, 'IPv4'))
  expect(decision.considered.map(({ address }) => address)).toEqual(considered)
  expect(decision.evidence).toEqual({
    rule: 'externalTrafficPolicy',
    object: service.ref,
    path: 'spec.externalTrafficPolicy',
    facts: { policy, sender, endpoints },
  })
})
