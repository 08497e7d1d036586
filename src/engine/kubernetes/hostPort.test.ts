import { expect, it } from 'vitest'
import type { Address, Protocol } from '../model'
import { clusterOf, podText, twoNodes } from '../testing'
import { hostListener } from './hostPort'

const host = podText('host', 'node1', '192.168.1.1', {
  more: 'hostNetwork: true, containers: [{ name: c, ports: [{ containerPort: 9100 }] }]',
})
const mapped = podText('mapped', 'node1', '10.244.1.2', {
  more: 'containers: [{ name: c, ports: [{ containerPort: 1 }, { containerPort: 8080, hostPort: 80 }, { containerPort: 53, hostPort: 53, protocol: UDP }] }]',
})

it.each([
  ['a hostPort leads to the Pod’s port', 'node1', 80, 'TCP', 'default/mapped', true, 'spec.containers[0].ports[1]'],
  ['its protocol counts', 'node1', 53, 'UDP', 'default/mapped', true, 'spec.containers[0].ports[2]'],
  ['another protocol does not match', 'node1', 53, 'TCP', null, false, null],
  ['a container port alone opens nothing', 'node1', 8080, 'TCP', null, false, null],
  [
    'a hostNetwork Pod answers on what it declares, untranslated',
    'node1',
    9100,
    'TCP',
    'default/host',
    false,
    'spec.containers[0].ports[0]',
  ],
  ['another node does not know the port', 'node2', 80, 'TCP', null, false, null],
])('%s', (_name, name, port, protocol, pod, translated, path) => {
  const cluster = clusterOf(twoNodes + host + mapped)
  const node = cluster.lookup.node(name)
  if (!node) throw new Error('no node')
  const destination = { address: node.addresses[0] as Address, port }
  const found = hostListener(cluster, node, { protocol: protocol as Protocol, source: { address: null, port: null }, destination })
  expect(found && `${found.pod.ref.namespace}/${found.pod.ref.name}`).toBe(pod)
  if (found) expect([found.translated, found.evidence.rule, found.evidence.path]).toEqual([translated, 'hostPort', path])
})

it.each([
  [
    'a Pod that has finished answers nowhere',
    podText('done', 'node1', '10.244.1.7', { more: 'containers: [{ name: c, ports: [{ containerPort: 1, hostPort: 70 }] }]' }).replace(
      'Running',
      'Succeeded',
    ),
    70,
    false,
  ],
  [
    'with hostIP it answers at that address',
    podText('one', 'node1', '10.244.1.7', {
      more: 'containers: [{ name: c, ports: [{ containerPort: 1, hostPort: 70, hostIP: 192.168.1.1 }] }]',
    }),
    70,
    true,
  ],
  [
    'and at no other',
    podText('one', 'node1', '10.244.1.7', {
      more: 'containers: [{ name: c, ports: [{ containerPort: 1, hostPort: 70, hostIP: 127.0.0.1 }] }]',
    }),
    70,
    false,
  ],
  [
    '0.0.0.0 is every address',
    podText('one', 'node1', '10.244.1.7', {
      more: 'containers: [{ name: c, ports: [{ containerPort: 1, hostPort: 70, hostIP: 0.0.0.0 }] }]',
    }),
    70,
    true,
  ],
])('%s', (_name, pods, port, answers) => {
  const cluster = clusterOf(twoNodes + pods)
  const node = cluster.lookup.node('node1') ?? expect.fail('no node1')
  const destination = { address: node.addresses[0] as Address, port }
  expect(hostListener(cluster, node, { protocol: 'TCP', source: { address: null, port: null }, destination }) !== null).toBe(answers)
})
