import { describe, expect, it } from 'vitest'
import { objectOf } from '../apiServer.testing'
import { applyDefaults } from '../default'
import { validateNetworkPolicy } from './networkPolicy'

type Map = Record<string, unknown>
const found = (spec: unknown, metadata: Map = {}) =>
  validateNetworkPolicy(applyDefaults(objectOf('NetworkPolicy', 'p', { spec }, metadata)).body).map(({ path, code }) => `${path} ${code}`)
const from = (...peers: unknown[]) => ({ ingress: [{ from: peers }] })
const to = (...peers: unknown[]) => ({ egress: [{ to: peers }] })
const ports = (...list: unknown[]) => ({ ingress: [{ ports: list }] })
const block = (cidr: unknown, ...except: unknown[]) => ({ ipBlock: { cidr, except } })
const labelled = (...matchExpressions: unknown[]) => ({ podSelector: { matchExpressions } })

describe('a NetworkPolicy that the API server takes', () => {
  it.each<[string, unknown, Map?]>([
    ['nothing at all', undefined],
    ['a selector without anything', { podSelector: {} }],
    ['no rule, and an empty one', { ingress: [], egress: [{}] }],
    ['a name with dots', {}, { name: 'allow.web-1' }],
    ['Pods, namespaces, both', from({ podSelector: {} }, { namespaceSelector: {} }, { podSelector: {}, namespaceSelector: {} })],
    ['every operator', labelled({ key: 'a', operator: 'In', values: ['x'] }, { key: 'b', operator: 'DoesNotExist' })],
    ['a block without part of it', to(block('10.0.0.0/8', '10.1.0.0/16'))],
    ['a block of the other family', to(block('2001:db8::/32', '2001:db8:1::/48'))],
    ['a number, a name, a protocol alone', ports({ port: 80 }, { port: 'http' }, { protocol: 'SCTP' })],
    ['a range of ports, and one of one port', ports({ port: 32000, endPort: 32768 }, { port: 80, endPort: 80 })],
    ['both types', { policyTypes: ['Ingress', 'Egress'] }],
  ])('%s', (_name, spec, metadata) => {
    expect(found(spec, metadata)).toEqual([])
  })
})

describe('what the API server finds wrong with one', () => {
  it.each<[string, unknown, string, Map?]>([
    ['a name in capitals', {}, 'metadata.name name-form', { name: 'Web' }],
    ['a peer that names nobody', from({}), 'spec.ingress[0].from[0] no-peer'],
    ['a block beside a selector', from({ ...block('10.0.0.0/8'), podSelector: {} }), 'spec.ingress[0].from[0].ipBlock not-beside'],
    ['a block without a range', to({ ipBlock: {} }), 'spec.egress[0].to[0].ipBlock.cidr required'],
    ['an address in place of a range', to(block('10.0.0.1')), 'spec.egress[0].to[0].ipBlock.cidr no-range'],
    ['an exception that is no range', to(block('10.0.0.0/8', 'x')), 'spec.egress[0].to[0].ipBlock.except[0] no-range'],
    ['an exception outside', to(block('10.0.0.0/8', '11.0.0.0/16')), 'spec.egress[0].to[0].ipBlock.except[0] not-inside'],
    ['an exception that is all of it', to(block('10.0.0.0/8', '10.0.0.0/8')), 'spec.egress[0].to[0].ipBlock.except[0] not-inside'],
    ['port 0', ports({ port: 0 }), 'spec.ingress[0].ports[0].port out-of-range'],
    ['a port name in capitals', ports({ port: 'HTTP' }), 'spec.ingress[0].ports[0].port name-form'],
    ['another protocol', ports({ port: 80, protocol: 'ICMP' }), 'spec.ingress[0].ports[0].protocol unsupported'],
    ['a range that ends before it begins', ports({ port: 90, endPort: 80 }), 'spec.ingress[0].ports[0].endPort out-of-range'],
    ['a range that begins with a name', ports({ port: 'http', endPort: 80 }), 'spec.ingress[0].ports[0].endPort not-beside'],
    ['a range that does not begin', ports({ endPort: 80 }), 'spec.ingress[0].ports[0].port required'],
    ['a type in lower case', { policyTypes: ['ingress'] }, 'spec.policyTypes[0] unsupported'],
    ['three types', { policyTypes: ['Ingress', 'Egress', 'Ingress'] }, 'spec.policyTypes too-many'],
    ['an operator that is none', labelled({ key: 'a', operator: 'Equals' }), 'spec.podSelector.matchExpressions[0].operator unsupported'],
    ['In without values', labelled({ key: 'a', operator: 'In' }), 'spec.podSelector.matchExpressions[0].values required'],
    [
      'Exists with values',
      labelled({ key: 'a', operator: 'Exists', values: ['x'] }),
      'spec.podSelector.matchExpressions[0].values not-beside',
    ],
    ['a label value with a space', { podSelector: { matchLabels: { app: 'a b' } } }, 'spec.podSelector.matchLabels.app name-form'],
  ])('%s', (_name, spec, expected, metadata) => {
    expect(found(spec, metadata)).toEqual([expected])
  })

  it('garbage in every field is told and never throws', () => {
    for (const garbage of [7, 'x', true, [1], { a: 1 }, [[]], [null]])
      for (const make of [from, to, ports, (value: unknown) => ({ podSelector: value, ingress: value, egress: value, policyTypes: value })])
        expect(() => found(make(garbage))).not.toThrow()
    expect(found(7)).toContain('spec wrong-type')
  })
})
