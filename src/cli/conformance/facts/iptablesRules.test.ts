import { describe, expect, it } from 'vitest'
import { iptablesRules } from './iptablesRules'

const service = (name: string, ip: string) => ({
  apiVersion: 'v1',
  kind: 'Service',
  metadata: { name, namespace: 'ns1' },
  spec: { clusterIP: ip, ports: [{ name: 'p80', port: 80 }] },
})
const manifests = [service('svc1', '172.30.0.41'), service('svc2', '172.30.0.42')]
const proxy = { mode: 'iptables', nodeName: 'node1', localhostNodePorts: false }

const refusal = (name: string, destination: string) => ({
  comment: `ns1/${name}:p80 has no endpoints`,
  protocol: 'tcp',
  destination,
  destinationPort: 80,
  target: 'REJECT',
})
const first = refusal('svc1', '172.30.0.41')
const second = refusal('svc2', '172.30.0.42')
const forward = [
  { conntrackState: 'INVALID', counter: 'ct_state_invalid_dropped_pkts', target: 'DROP' },
  { comment: 'kubernetes forwarding rules', mark: '0x4000/0x4000', target: 'ACCEPT' },
  { comment: 'kubernetes forwarding conntrack rule', conntrackState: 'RELATED,ESTABLISHED', target: 'ACCEPT' },
]
const nat = {
  'KUBE-SERVICES': [
    {
      comment: 'kubernetes service nodeports; NOTE: this must be the last rule in this chain',
      destinationType: 'LOCAL',
      destination: '!127.0.0.0/8',
      target: 'KUBE-NODEPORTS',
    },
  ],
  'KUBE-MARK-MASQ': [{ target: 'MARK', setMark: 'or 0x4000' }],
  'KUBE-POSTROUTING': [
    { mark: '!0x4000/0x4000', target: 'RETURN' },
    { target: 'MARK', setMark: 'xor 0x4000' },
    { comment: 'kubernetes service traffic requiring SNAT', target: 'MASQUERADE' },
  ],
}
const filter = { 'KUBE-SERVICES': [first, second], 'KUBE-FORWARD': forward }

const differences = (rules: unknown) => iptablesRules({ id: 'case', given: {}, proxy, manifests, expect: { rules } })

describe('rules are held against a case', () => {
  it.each([
    ['as they are', { filter, nat }],
    ['with the Services in another order', { filter: { ...filter, 'KUBE-SERVICES': [second, first] }, nat }],
    ['with an empty chain named', { filter: { ...filter, 'KUBE-NODEPORTS': [] }, nat }],
  ])('%s they pass', (_how, rules) => {
    expect(differences(rules)).toEqual([])
  })

  it.each([
    ['a rule too few', { filter: { ...filter, 'KUBE-SERVICES': [first] }, nat }],
    ['a rule twice', { filter: { ...filter, 'KUBE-SERVICES': [first, first, second] }, nat }],
    ['another value', { filter: { ...filter, 'KUBE-SERVICES': [first, { ...second, destinationPort: 81 }] }, nat }],
    ['a match that is not there', { filter: { ...filter, 'KUBE-SERVICES': [first, { ...second, source: '10.0.0.0/8' }] }, nat }],
    ['another order within a chain', { filter: { ...filter, 'KUBE-FORWARD': [...forward].reverse() }, nat }],
    ['a chain too few', { filter: { 'KUBE-SERVICES': [first, second] }, nat }],
    ['a chain too many', { filter: { ...filter, 'KUBE-FIREWALL': [{ target: 'DROP' }] }, nat }],
    ['no table', {}],
  ])('%s is told', (_what, rules) => {
    expect(differences(rules)).not.toEqual([])
  })
})
