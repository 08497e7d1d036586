import { describe, expect, it } from 'vitest'
import { type Address, bareNode, type ClusterNode, type Endpoint, type EndpointHints, noHints } from '../model'
import { clusterOf, serviceOf, serviceText } from '../testing'
import { hintsFor, nearEndpoints, trafficDistributionEvidence } from './trafficDistribution'

const node = (zone: string | null): ClusterNode => ({ ...bareNode('node1'), zone })
const zones = (...names: string[]): EndpointHints => ({ nodes: [], zones: names })
const nodes = (...names: string[]): EndpointHints => ({ nodes: names, zones: ['a'] })
const endpoints = (...hints: (EndpointHints | 'not ready')[]): Endpoint[] =>
  hints.map((hint, index) => ({
    socket: `10.0.0.${index + 1}:80`,
    address: `10.0.0.${index + 1}` as Address,
    port: 80,
    pod: null,
    node: null,
    hints: hint === 'not ready' ? noHints : hint,
    ready: hint !== 'not ready',
    serving: hint !== 'not ready',
    terminating: false,
    origin: 'EndpointSlice',
    object: null,
    path: null,
    portPath: null,
  }))

describe('hints', () => {
  it.each<[string, Endpoint[], string | null, boolean, string | null, number]>([
    ['for this zone: only those', endpoints(zones('a'), zones('b'), zones('a', 'b')), 'a', true, 'PreferSameZone', 2],
    ['one ready endpoint without hints: all', endpoints(zones('a'), noHints), 'a', true, null, 2],
    ['an endpoint that is not ready needs none', endpoints(zones('a'), 'not ready'), 'a', true, 'PreferSameZone', 1],
    ['none for this zone: all', endpoints(zones('b'), zones('c')), 'a', true, null, 2],
    ['a node without a zone: all', endpoints(zones('a'), zones('b')), null, true, null, 2],
    ['for this node before its zone', endpoints(nodes('node1'), nodes('node2')), 'a', true, 'PreferSameNode', 1],
    ['none for this node: its zone', endpoints(nodes('node2'), nodes('node3')), 'a', true, 'PreferSameZone', 2],
    ['hints for nodes switched off: the zone', endpoints(nodes('node1'), nodes('node2')), 'a', false, 'PreferSameZone', 2],
    ['nobody ready: nothing is kept', endpoints('not ready'), 'a', true, null, 1],
  ])('%s', (_name, all, zone, gate, prefers, near) => {
    const decided = nearEndpoints(all, node(zone), gate)
    expect([decided.prefers, all.filter(decided.isNear).length]).toEqual([prefers, near])
  })

  it('leave evidence only where they count', () => {
    const { service } = serviceOf(clusterOf(serviceText('web', 'trafficDistribution: PreferClose, ports: [{ port: 80 }]')))
    expect(trafficDistributionEvidence(service, node('a'), null, { used: 2, of: 2 })).toEqual([])
    expect(trafficDistributionEvidence(service, node('a'), 'PreferSameZone', { used: 1, of: 2 })).toEqual([
      {
        rule: 'trafficDistribution',
        object: service.ref,
        path: 'spec.trafficDistribution',
        facts: { prefers: 'PreferSameZone', node: 'node1', zone: 'a', used: 1, of: 2 },
      },
    ])
  })
})

describe('the hints that trafficDistribution makes', () => {
  it.each([
    ['PreferClose', { node: 'n', zone: 'a', ready: true }, zones('a')],
    ['PreferSameZone', { node: 'n', zone: 'a', ready: true }, zones('a')],
    ['PreferSameZone', { node: 'n', zone: null, ready: true }, noHints],
    ['PreferSameNode', { node: 'n', zone: 'a', ready: true }, { nodes: ['n'], zones: ['a'] }],
    ['PreferSameNode', { node: 'n', zone: 'a', ready: false }, noHints],
  ])('%s on %o', (distribution, endpoint, expected) => {
    const { service } = serviceOf(clusterOf(serviceText('web', `trafficDistribution: ${distribution}, ports: [{ port: 80 }]`)))
    expect(hintsFor(service, endpoint)).toEqual(expected)
  })

  it('are none without it', () => {
    const { service } = serviceOf(clusterOf(serviceText('web', 'ports: [{ port: 80 }]')))
    expect(hintsFor(service, { node: 'n', zone: 'a', ready: true })).toEqual(noHints)
  })
})
