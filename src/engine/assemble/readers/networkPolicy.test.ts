import { describe, expect, it } from 'vitest'
import { clusterOf, podText } from '../../testing'

const policy = (spec: string, more = 'apiVersion: networking.k8s.io/v1') => `
---
${more}
kind: NetworkPolicy
metadata: { name: p }
spec: ${spec}
`
const read = (spec: string, more?: string) => clusterOf(policy(spec, more)).policies[0]
const everything = { labels: {}, expressions: [] }

describe('a NetworkPolicy', () => {
  it.each([
    ['without rules isolates for ingress alone', '{ podSelector: {} }', [], null],
    ['with an empty list of egress rules too', '{ podSelector: {}, egress: [] }', [], null],
    [
      'with an egress rule isolates for both',
      '{ podSelector: {}, egress: [{}] }',
      [],
      [{ peers: null, ports: null, path: 'spec.egress[0]' }],
    ],
    ['for egress alone leaves ingress open, whatever stands there', '{ policyTypes: [Egress], ingress: [{}] }', null, []],
  ])('%s', (_name, spec, ingress, egress) => {
    expect(read(spec)?.rules).toEqual({ ingress, egress })
  })

  it('of the group that older clusters have is the same', () => {
    expect(read('{ podSelector: {} }', 'apiVersion: extensions/v1beta1')?.rules.ingress).toEqual([])
  })

  it('reads every form of a peer', () => {
    const peers = [
      '{ podSelector: {} }',
      '{ namespaceSelector: { matchLabels: { team: a } } }',
      '{ podSelector: { matchExpressions: [{ key: app, operator: In, values: [web] }] }, namespaceSelector: {} }',
      '{ ipBlock: { cidr: 10.0.0.0/8, except: [10.1.0.0/16] } }',
    ]
    const found = read(`{ ingress: [{ from: [${peers.join(', ')}] }] }`)?.rules.ingress?.[0]?.peers
    expect(found?.slice(0, 3)).toEqual([
      { kind: 'pods', namespaces: null, pods: everything },
      { kind: 'pods', namespaces: { labels: { team: 'a' }, expressions: [] }, pods: everything },
      { kind: 'pods', namespaces: everything, pods: { labels: {}, expressions: [{ key: 'app', operator: 'In', values: ['web'] }] } },
    ])
    expect(found?.[3]).toMatchObject({ kind: 'ipBlock', range: { text: '10.0.0.0/8' }, except: [{ text: '10.1.0.0/16' }] })
  })

  it('reads every form of a port', () => {
    const ports = '[{ port: 80 }, { port: 8000, endPort: 8010, protocol: UDP }, { port: http }, { protocol: SCTP }]'
    expect(read(`{ egress: [{ ports: ${ports} }] }`)?.rules.egress?.[0]?.ports).toEqual([
      { kind: 'numbers', protocol: 'TCP', first: 80, last: 80 },
      { kind: 'numbers', protocol: 'UDP', first: 8000, last: 8010 },
      { kind: 'name', protocol: 'TCP', name: 'http' },
      { kind: 'every', protocol: 'SCTP' },
    ])
  })

  it('that the API server refuses is not in the cluster', () => {
    const cluster = clusterOf(policy('{ ingress: [{ from: [{}] }] }'))
    expect(cluster.policies).toEqual([])
    expect(cluster.refusals.map(({ refused, ref }) => [refused, ref.kind])).toEqual([[true, 'NetworkPolicy']])
  })

  it('selects Pods of its own namespace by their labels', () => {
    const cluster = clusterOf(
      policy('{ podSelector: { matchLabels: { app: web } } }') +
        podText('web', 'node1', '10.244.1.2') +
        podText('db', 'node1', '10.244.1.3', { labels: 'app: db' }) +
        podText('far', 'node1', '10.244.1.4', { meta: 'namespace: far' }),
    )
    const selected = cluster.pods.filter((pod) => cluster.lookup.policiesFor(pod).length > 0)
    expect(selected.map(({ ref }) => ref.name)).toEqual(['web'])
  })
})
