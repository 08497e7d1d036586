import { readFileSync } from 'node:fs'
import { describe, expect, it } from 'vitest'
import { clusterOf, traceOf } from '../engine/testing'
import { deliveredTrace } from './fixture'
import { forksAt } from './forks'
import { timelineOf } from './timeline'

const told = (trace: typeof deliveredTrace, view: 'concept' | 'wire' = 'concept') =>
  timelineOf(trace, view).steps.map((step) =>
    forksAt(step, trace).map(({ key, taken, others }) => [key, taken.name, ...others.map(({ name }) => name)]),
  )

const nodes = ['node', 'node1', 'node2']
const endpoints = ['endpoint', '10.244.1.2:8080', '10.244.1.3:8080']

describe('what is told at each step', () => {
  it('a balancer chooses the node; the node and the Service behind it tell of the endpoint; a reply chooses nothing', () => {
    expect(told(deliveredTrace)).toEqual([[], [nodes], [endpoints], [endpoints], []])
  })

  it('from a Pod the Service tells of the endpoint, and the sender does not', () => {
    const trace = {
      ...deliveredTrace,
      hops: deliveredTrace.hops.filter((_, i) => i === 0 || i === 3),
      forks: [{ ...deliveredTrace.forks[1], hop: 0 }],
    }
    expect(told(trace as typeof deliveredTrace).slice(0, 2)).toEqual([[], [endpoints]])
  })

  it('a router tells of the backend by its weight, and of the endpoint behind it', () => {
    const cluster = clusterOf(readFileSync('src/samples/gateway-canary.yaml', 'utf8'))
    const trace = traceOf(cluster, 'external', 'https://shop.example.com/api/orders')
    const at = timelineOf(trace, 'concept').steps.find(({ hop }) => hop.step === 'route')
    const forks = at === undefined ? [] : forksAt(at, trace)
    expect(
      forks.map(({ key, taken, others }) => [key, [taken, ...others].map(({ name, chance }) => [name, Math.round(chance * 100)])]),
    ).toEqual([
      [
        'backend',
        [
          ['default/api:80', 90],
          ['default/api-canary:80', 10],
        ],
      ],
      [
        'endpoint',
        [
          ['10.244.1.236:9000', 50],
          ['10.244.2.92:9000', 50],
        ],
      ],
    ])
  })

  it('the likeliest of the others stands first', () => {
    const ways = [0.1, 0.2, 0.7].map((chance) => ({ name: `n${chance}`, chance, verdict: null }))
    const trace = { ...deliveredTrace, forks: [{ hop: 1, key: 'node' as const, taken: 'n0.1', ways }] }
    expect(told(trace)[1]).toEqual([['node', 'n0.1', 'n0.7', 'n0.2']])
  })
})
