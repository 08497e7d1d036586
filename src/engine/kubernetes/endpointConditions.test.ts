import { describe, expect, it } from 'vitest'
import { type Address, type Endpoint, noHints } from '../model'
import { clusterOf, serviceOf, serviceText } from '../testing'
import { endpointsEvidence, usableEndpoints } from './endpointConditions'

const states = {
  ready: { ready: true, serving: true, terminating: false },
  notReady: { ready: false, serving: false, terminating: false },
  draining: { ready: false, serving: true, terminating: true },
  gone: { ready: false, serving: false, terminating: true },
} as const

const endpoints = (...names: (keyof typeof states)[]): Endpoint[] =>
  names.map((name, index) => ({
    socket: `10.0.0.${index + 1}:80`,
    address: `10.0.0.${index + 1}` as Address,
    port: 80,
    pod: null,
    node: index % 2 === 0 ? 'node1' : 'node2',
    hints: noHints,
    ...states[name],
    origin: 'EndpointSlice',
    object: { group: 'discovery.k8s.io', kind: 'EndpointSlice', namespace: 'default', name: 'web-a' },
    path: `endpoints[${index}]`,
    portPath: 'ports[0].port',
  }))

describe('endpointConditions', () => {
  it.each([
    ['ready endpoints are used, and only those', ['ready', 'notReady', 'draining'] as const, ['10.0.0.1'], 'none'],
    [
      'without a ready one, those that serve while they terminate',
      ['notReady', 'draining', 'gone'] as const,
      ['10.0.0.2'],
      'serving-terminating',
    ],
    ['one that terminates and does not serve is never used', ['gone'] as const, [], 'none'],
    ['one that is only not ready is never used', ['notReady'] as const, [], 'none'],
    ['no endpoint, nothing to use', [] as const, [], 'none'],
  ])('%s', (_name, names, usable, fallback) => {
    const chosen = usableEndpoints(endpoints(...names))
    expect(chosen.usable.map(({ address }) => address)).toEqual(usable)
    expect(chosen.fallback).toBe(fallback)
  })

  it('says of each endpoint why it could not be chosen', () => {
    const { service } = serviceOf(clusterOf(serviceText('web', 'ports: [{ port: 80 }]')))
    const all = endpoints('ready', 'ready', 'notReady', 'draining', 'draining', 'gone', 'gone')
    const here = all.filter(({ node }) => node === 'node1')
    const evidence = endpointsEvidence(service, all, here, usableEndpoints(here))
    expect(evidence).toMatchObject({ rule: 'endpointConditions', path: 'endpoints[0]', object: { name: 'web-a' } })
    const why = evidence.rule === 'endpointConditions' ? evidence.facts.candidates.map(({ usable }) => usable) : []
    expect(why).toEqual([true, 'not-on-this-node', 'not-ready', 'not-on-this-node', 'ready-ones-exist', 'not-on-this-node', 'terminating'])
  })

  it.each([
    ['with a selector and no endpoint the selector is shown', 'selector: { app: web }, ', 'spec.selector'],
    ['without either, nothing is written', '', null],
  ])('%s', (_name, selector, path) => {
    const { service } = serviceOf(clusterOf(serviceText('web', `${selector}ports: [{ port: 80 }]`)))
    const evidence = endpointsEvidence(service, [], [], usableEndpoints([]))
    expect(evidence).toEqual({
      rule: 'endpointConditions',
      object: service.ref,
      path,
      facts: { origin: 'none', candidates: [], fallback: 'none' },
    })
  })
})
