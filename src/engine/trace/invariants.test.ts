import { describe, expect, it } from 'vitest'
import type { Hop, Trace } from '../model'
import { clusterOf, podText, serviceText, traceOf, twoNodes } from '../testing'
import { violations } from './invariants'

const web = serviceText('web', 'type: NodePort, selector: { app: web }, ports: [{ port: 80, targetPort: 8080, nodePort: 30080 }]')
const cluster = clusterOf(twoNodes + podText('web-2', 'node2', '10.244.2.2') + web)
const good = traceOf(cluster, 'external', '192.168.1.1:30080')

const hop = (index: number, change: Partial<Hop>): Trace => ({
  ...good,
  hops: good.hops.map((one, at) => (at === index ? ({ ...one, ...change } as Hop) : one)),
})
const alternative = (change: object): Trace => ({ ...good, alternatives: good.alternatives.map((one) => ({ ...one, ...change })) })
const forked = traceOf(
  clusterOf(twoNodes + podText('web-1', 'node1', '10.244.1.2') + podText('web-2', 'node2', '10.244.2.2') + web),
  'external',
  '192.168.1.1:30080',
)
const fork = (change: object): Trace => ({ ...forked, forks: forked.forks.map((one) => ({ ...one, ...change })) })
const nobody = { place: 'node', kind: 'Node', namespace: null, name: 'node9' } as const

describe('a trace that breaks an invariant is told', () => {
  it('one that breaks none is not', () => {
    expect(good.hops.map(({ id }) => id)).toEqual(['client/client', 'node/node1', 'service/default/web'])
    expect(violations(cluster, good)).toEqual([])
  })

  it.each<[string, Trace, RegExp]>([
    ['without hops', { ...good, hops: [] }, /without hops/],
    ['that starts elsewhere', { ...good, hops: good.hops.slice(1) }, /not at the client/],
    ['whose packet changes without a translation', hop(1, { translations: [] }), /the translations make/],
    ['with half of the translations', hop(1, { translations: good.hops[1]?.translations.slice(0, 1) ?? [] }), /the translations make/],
    ['that translates what it does not carry', hop(1, { wire: null }), /does not carry/],
    ['whose concept rows do not join', hop(2, { concept: good.hops[0]?.concept ?? null }), /does not join/],
    ['that stops in the middle', hop(1, { step: 'stop' } as Partial<Hop>), /is not the last/],
    ['that is delivered and stops', hop(2, { step: 'stop' } as Partial<Hop>), /delivered, and/],
    ['that is delivered for a reason', { ...good, reason: 'no-endpoints' }, /with the reason/],
    ['that passes a node which is not there', hop(1, { component: nobody }), /no Node node9/],
    ['whose assumption is not listed', { ...good, assumptions: [] }, /assumed and not listed/],
    ['without a reply', { ...good, reply: [] }, /without a reply/],
    ['whose reply leaves a translation', { ...good, reply: good.reply.slice(0, 1) }, /the reply ends as/],
    ['whose chances sum to a half', alternative({ chance: 0.5 }), /sum to 0.5/],
    ['that shows no alternative', alternative({ shown: false }), /0 alternatives/],
    ['that shows another alternative', alternative({ endpoint: '10.0.0.1:1' }), /the shown alternative/],
    ['whose fork has lost a way', fork({ ways: forked.forks[0]?.ways.slice(1) ?? [] }), /the chances sum to 0.5/],
    ['whose fork takes what is no way', fork({ taken: '10.0.0.1:1' }), /is none of its ways/],
    ['whose fork stands nowhere', fork({ hop: 9 }), /no such hop/],
    ['that lists other endpoints', { ...good, endpoints: [] }, /alternatives 10\.244/],
  ])('%s', (_name, trace, message) => {
    expect(violations(cluster, trace).join('\n')).toMatch(message)
  })
})
