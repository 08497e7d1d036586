import { describe, expect, it } from 'vitest'
import type { Address, PolicyDirection, Protocol } from '../model'
import { clusterOf, podText, policyText, twoNodes } from '../testing'
import { decidePolicy, type PolicyDecision } from './networkPolicy'

const namespace = (name: string, labels: string) => `
---
apiVersion: v1
kind: Namespace
metadata: { name: ${name}, labels: { ${labels} } }
`
const ports = '[{ name: http, containerPort: 8080 }, { name: dns, containerPort: 53, protocol: UDP }]'
const base =
  twoNodes +
  namespace('team', 'team: a, kubernetes.io/metadata.name: team') +
  podText('web', 'node1', '10.244.1.2', { more: `containers: [{ name: c, ports: ${ports} }]` }) +
  podText('client', 'node2', '10.244.2.9', { labels: 'app: client, tier: front' }) +
  podText('far', 'node2', '10.244.2.7', { labels: 'app: client', meta: 'namespace: team' }) +
  podText('lost', 'node2', '10.244.2.8', { labels: 'app: client', meta: 'namespace: nobody' }) +
  podText('host', 'node2', '192.168.1.2', { labels: 'app: client', more: 'hostNetwork: true' })

interface Ask {
  readonly direction?: PolicyDirection
  /** `namespace/name`, or the address of something that is no Pod. */
  readonly other?: string
  readonly port?: number
  readonly protocol?: Protocol
  readonly pod?: string
}

/** What the policies say of a packet between Pod web and the other end, on port 8080 unless told otherwise. */
function decide(policies: string, ask: Ask): PolicyDecision {
  const cluster = clusterOf(base + policies)
  const podOf = (name: string) => {
    const [first = '', second] = name.split('/')
    return second === undefined ? null : cluster.lookup.pod(first, second)
  }
  const { direction = 'ingress', other = 'default/client', port = 8080, protocol = 'TCP' } = ask
  const pod = podOf(ask.pod ?? 'default/web')
  const end = podOf(other)
  if (pod === null) throw new Error(`no Pod ${ask.pod}`)
  const address = (end?.addresses[0] ?? other) as Address
  return decidePolicy(cluster, { direction, pod, other: { address, pod: end?.hostNetwork ? null : end }, port, protocol })
}

/** The outcome, with the rule that allows or comes nearest. */
function outcome(policies: string, ask: Ask = {}): string {
  const decision = decide(policies, ask)
  if (decision.kind === 'open') return 'open'
  const { evidence } = decision
  if (evidence.rule !== 'networkPolicy') throw new Error(evidence.rule)
  return [evidence.facts.outcome, evidence.object?.name, evidence.path].filter((part) => part !== undefined && part !== null).join(' ')
}

const onWeb = (rest: string, name = 'p') => policyText(name, `{ podSelector: { matchLabels: { app: web } }, ${rest} }`)
const from = (...peers: string[]) => onWeb(`ingress: [{ from: [${peers.map((peer) => `{ ${peer} }`).join(', ')}] }]`)
const onPorts = (...list: string[]) => onWeb(`ingress: [{ ports: [${list.map((port) => `{ ${port} }`).join(', ')}] }]`)
const egress = (...rules: string[]) => onWeb(`policyTypes: [Egress], egress: [${rules.join(', ')}]`)
const rule = 'allowed p spec.ingress[0]'
const notPeer = 'isolated p spec.ingress[0].from'
const notPort = 'isolated p spec.ingress[0].ports'

describe('networkPolicy', () => {
  describe('isolation', () => {
    it.each<[string, string, Ask, string]>([
      ['without a policy nothing is asked', '', {}, 'open'],
      ['a policy for other Pods does not isolate', policyText('p', '{ podSelector: { matchLabels: { app: db } } }'), {}, 'open'],
      ['a policy of another namespace does not isolate', policyText('p', '{ podSelector: {} }', 'team'), {}, 'open'],
      ['a policy without rules isolates', onWeb('ingress: []'), {}, 'isolated p spec.podSelector'],
      ['an empty selector selects every Pod', policyText('p', '{ podSelector: {} }'), {}, 'isolated p spec.podSelector'],
      ['without types it leaves egress open', onWeb('ingress: []'), { direction: 'egress' }, 'open'],
      ['with an empty list of egress rules too', onWeb('egress: []'), { direction: 'egress' }, 'open'],
      [
        'with an egress rule it isolates for egress',
        onWeb('egress: [{ ports: [{ port: 1 }] }]'),
        { direction: 'egress' },
        'isolated p spec.egress[0].ports',
      ],
      ['a policy for egress leaves ingress open', egress(), {}, 'open'],
      ['an empty rule allows everything', onWeb('ingress: [{}]'), {}, rule],
      ['empty lists in a rule too', onWeb('ingress: [{ from: [], ports: [] }]'), {}, rule],
      ['any policy that allows is enough', onWeb('ingress: []', 'a') + from('podSelector: {}'), {}, rule],
      ['the second rule of a policy counts', onWeb('ingress: [{ ports: [{ port: 1 }] }, {}]'), {}, 'allowed p spec.ingress[1]'],
    ])('%s', (_name, policies, ask, expected) => {
      expect(outcome(policies, ask)).toBe(expected)
    })
  })

  describe('peers', () => {
    it.each<[string, string, Ask, string]>([
      ['Pods of the own namespace by their labels', from('podSelector: { matchLabels: { app: client } }'), {}, rule],
      ['not Pods of another namespace', from('podSelector: { matchLabels: { app: client } }'), { other: 'team/far' }, notPeer],
      ['a namespace by its labels', from('namespaceSelector: { matchLabels: { team: a } }'), { other: 'team/far' }, rule],
      [
        'a namespace by its name',
        from('namespaceSelector: { matchLabels: { kubernetes.io/metadata.name: team } }'),
        { other: 'team/far' },
        rule,
      ],
      [
        'also one that no object describes',
        from('namespaceSelector: { matchLabels: { kubernetes.io/metadata.name: nobody } }'),
        { other: 'nobody/lost' },
        rule,
      ],
      ['every namespace', from('namespaceSelector: {}'), { other: 'nobody/lost' }, rule],
      ['no namespace without the label', from('namespaceSelector: { matchLabels: { team: a } }'), { other: 'nobody/lost' }, notPeer],
      [
        'both selectors in one entry must hold',
        from('namespaceSelector: { matchLabels: { team: a } }, podSelector: { matchLabels: { tier: front } }'),
        { other: 'team/far' },
        notPeer,
      ],
      [
        'of two entries one is enough',
        from('namespaceSelector: { matchLabels: { team: a } }', 'podSelector: { matchLabels: { tier: front } }'),
        { other: 'team/far' },
        rule,
      ],
      ['a block of addresses finds Pods too', from('ipBlock: { cidr: 10.244.0.0/16 }'), {}, rule],
      ['but not what is taken out of it', from('ipBlock: { cidr: 10.244.0.0/16, except: [10.244.2.0/24] }'), {}, notPeer],
      [
        'unless another entry has it',
        from('ipBlock: { cidr: 10.244.0.0/16, except: [10.244.2.0/24] }', 'ipBlock: { cidr: 10.244.2.9/32 }'),
        {},
        rule,
      ],
      ['an address outside by a block', from('ipBlock: { cidr: 203.0.113.0/24 }'), { other: '203.0.113.9' }, rule],
      ['an address outside by no selector', from('podSelector: {}, namespaceSelector: {}'), { other: '203.0.113.9' }, notPeer],
      ['a block of the other family does not fit', from('ipBlock: { cidr: "::/0" }'), { other: '203.0.113.9' }, notPeer],
      ['a Pod on the network of its node by no selector', from('podSelector: {}'), { other: 'default/host' }, notPeer],
      ['but by its node’s address', from('ipBlock: { cidr: 192.168.1.0/24 }'), { other: 'default/host' }, rule],
    ])('%s', (_name, policies, ask, expected) => {
      expect(outcome(policies, ask)).toBe(expected)
    })
  })

  describe('ports', () => {
    it.each<[string, string, Ask, string]>([
      ['the number', onPorts('port: 8080'), {}, rule],
      ['another number', onPorts('port: 80'), {}, notPort],
      ['a number of another protocol', onPorts('port: 8080, protocol: UDP'), {}, notPort],
      ['a protocol without a port', onPorts('protocol: TCP'), {}, rule],
      ['SCTP alone leaves nothing to TCP', onPorts('protocol: SCTP'), {}, notPort],
      ['the first of a range', onPorts('port: 8080, endPort: 8090'), {}, rule],
      ['the last of a range', onPorts('port: 8000, endPort: 8080'), {}, rule],
      ['past the end of a range', onPorts('port: 8000, endPort: 8079'), {}, notPort],
      ['a name that the Pod has', onPorts('port: http'), {}, rule],
      ['the same name of another port', onPorts('port: http'), { port: 9090 }, notPort],
      ['a name under another protocol', onPorts('port: http, protocol: UDP'), { protocol: 'UDP' }, notPort],
      ['a name under its protocol', onPorts('port: dns, protocol: UDP'), { port: 53, protocol: 'UDP' }, rule],
      ['a name that the Pod does not have', onPorts('port: web'), {}, notPort],
      [
        'of egress the name is looked up on the receiver',
        egress('{ ports: [{ port: http }] }'),
        { direction: 'egress' },
        'isolated p spec.egress[0].ports',
      ],
      [
        'and found there',
        policyText('p', '{ podSelector: { matchLabels: { app: client } }, policyTypes: [Egress], egress: [{ ports: [{ port: http }] }] }'),
        { direction: 'egress', pod: 'default/client', other: 'default/web' },
        'allowed p spec.egress[0]',
      ],
      [
        'an address outside has no names',
        egress('{ ports: [{ port: http }] }'),
        { direction: 'egress', other: '203.0.113.9' },
        'isolated p spec.egress[0].ports',
      ],
    ])('%s', (_name, policies, ask, expected) => {
      expect(outcome(policies, ask)).toBe(expected)
    })
  })

  describe('what passes whatever the policies say', () => {
    it.each<[string, string, Ask, string]>([
      ['a Pod reaches itself', onWeb('ingress: []'), { other: 'default/web' }, 'itself'],
      ['from its own node', onWeb('ingress: []'), { other: '192.168.1.1' }, 'own-node'],
      ['not from another node', onWeb('ingress: []'), { other: '192.168.1.2' }, 'isolated p spec.podSelector'],
      ['to its own node', egress(), { direction: 'egress', other: '192.168.1.1' }, 'own-node'],
      [
        'a Pod on the network of its node',
        policyText('p', '{ podSelector: { matchLabels: { app: client } } }'),
        { pod: 'default/host' },
        'host-network',
      ],
    ])('%s', (_name, policies, ask, expected) => {
      expect(outcome(policies, ask)).toBe(expected)
    })
  })

  it('names what comes near: first the right peer on other ports, then the right port for others', () => {
    const decision = decide(
      onWeb(
        'ingress: [{ from: [{ ipBlock: { cidr: 10.0.0.0/8, except: [10.244.2.0/24] } }, { namespaceSelector: {}, podSelector: { matchLabels: { app: db } } }], ports: [{ port: 8080 }] }]',
        'a',
      ) +
        onWeb(
          'ingress: [{ from: [{ podSelector: {} }], ports: [{ port: 80, endPort: 90 }, { port: http, protocol: UDP }, { port: dns, protocol: UDP }, { protocol: SCTP }] }]',
          'b',
        ) +
        onWeb('ingress: [{ from: [{ podSelector: { matchLabels: { app: db } } }], ports: [{ port: 1 }] }]', 'c'),
      {},
    )
    expect(decision.kind === 'isolated' && decision.stop.reason === 'isolated-ingress' && decision.stop.facts.near).toMatchObject([
      { policy: { name: 'b' }, miss: 'port', ports: ['80-90/TCP', 'http/UDP', '53/UDP (dns)', 'SCTP'], unresolved: ['http'] },
      {
        policy: { name: 'a' },
        miss: 'peer',
        peers: [
          { by: 'address', range: '10.0.0.0/8', except: ['10.244.2.0/24'] },
          { by: 'labels', namespaces: '', pods: 'app=db' },
        ],
      },
    ])
  })

  it('tells who the other end is, and which policies isolate', () => {
    const decision = decide(onWeb('ingress: []') + policyText('all', '{ podSelector: {} }'), { other: '192.168.1.2' })
    expect(decision.kind === 'isolated' && decision.stop.facts).toMatchObject({
      direction: 'ingress',
      pod: 'default/web',
      other: { address: '192.168.1.2', pod: null, node: 'node2' },
      isolatedBy: [{ name: 'all' }, { name: 'p' }],
    })
  })
})
