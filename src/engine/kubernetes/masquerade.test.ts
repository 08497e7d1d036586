import { expect, it } from 'vitest'
import { clusterOf, serviceOf, serviceText } from '../testing'
import { decideMasquerade, type MasqueradeQuestion } from './masquerade'

type Ask = Partial<Pick<MasqueradeQuestion, 'entry' | 'sender' | 'detector' | 'hairpin' | 'endpointOnNode'>>
const policy = 'spec.externalTrafficPolicy'

it.each<[string, Ask, { policy?: string; all?: boolean }, boolean, string, string | null]>([
  ['cluster IP from a Pod: no', { sender: 'pod' }, {}, false, 'source-is-pod', null],
  ['cluster IP from the node: the detector does not know it', { sender: 'node' }, {}, true, 'source-is-no-pod', null],
  ['cluster IP from outside: the detector does not know it', { sender: 'outside' }, {}, true, 'source-is-no-pod', null],
  ['cluster IP without a detector: never', { sender: 'outside', detector: false }, {}, false, 'no-detector', null],
  ['cluster IP with masqueradeAll: always', { sender: 'pod' }, { all: true }, true, 'masquerade-all', null],
  [
    'cluster IP with masqueradeAll and no detector: always',
    { sender: 'pod', detector: false },
    { all: true },
    true,
    'masquerade-all',
    null,
  ],
  ['external policy Local does not touch the cluster IP', { sender: 'pod' }, { policy: 'Local' }, false, 'source-is-pod', null],
  ['external, policy Cluster, from outside: yes', { entry: 'external', sender: 'outside' }, {}, true, 'external-policy-cluster', policy],
  ['external, policy Cluster, from a Pod: yes', { entry: 'external', sender: 'pod' }, {}, true, 'external-policy-cluster', policy],
  [
    'external, policy Local, from outside: the client stays',
    { entry: 'external', sender: 'outside' },
    { policy: 'Local' },
    false,
    'local-policy-keeps-client',
    policy,
  ],
  [
    'external, policy Local, from a Pod: the client stays',
    { entry: 'external', sender: 'pod' },
    { policy: 'Local' },
    false,
    'local-policy-keeps-client',
    policy,
  ],
  [
    'external, policy Local, from the node itself: yes',
    { entry: 'external', sender: 'node' },
    { policy: 'Local' },
    true,
    'node-itself',
    policy,
  ],
  ['a hairpin by the cluster IP: yes', { sender: 'pod', hairpin: true }, {}, true, 'hairpin', null],
  [
    'a hostNetwork endpoint on the entering node: no, whatever the policy',
    { entry: 'external', sender: 'outside', endpointOnNode: true },
    {},
    false,
    'endpoint-is-this-node',
    null,
  ],
  ['a hairpin under policy Local: yes', { entry: 'external', sender: 'pod', hairpin: true }, { policy: 'Local' }, true, 'hairpin', null],
  ['a hairpin without a detector: yes', { sender: 'pod', hairpin: true, detector: false }, {}, true, 'hairpin', null],
])('%s', (_name, ask, settings, masquerade, reason, path) => {
  const cluster = clusterOf(
    serviceText('web', `type: NodePort, externalTrafficPolicy: ${settings.policy ?? 'Cluster'}, ports: [{ port: 80 }]`),
    { masqueradeAll: settings.all ?? false },
  )
  const { service } = serviceOf(cluster)
  const question: MasqueradeQuestion = {
    entry: 'internal',
    sender: 'pod',
    detector: true,
    hairpin: false,
    endpointOnNode: false,
    service,
    node: 'node1',
    ...ask,
  }
  expect(decideMasquerade(cluster.settings.kubeProxy, question)).toEqual({
    marked: masquerade || ask.endpointOnNode === true,
    masquerade,
    evidence: { rule: 'masquerade', object: service.ref, path, facts: { masquerade, reason, node: 'node1' } },
  })
})
