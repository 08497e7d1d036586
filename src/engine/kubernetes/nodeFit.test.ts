import { describe, expect, it } from 'vitest'
import { bareNode, type Placement } from '../model'
import { asksForNode, fitsNode } from './nodeFit'

const free: Placement = { nodeSelector: {}, affinity: null, tolerations: [], path: null }
const node = (labels: Record<string, string>) => ({ ...bareNode('node1'), labels })
const term = (key: string, operator: 'In' | 'NotIn' | 'Exists' | 'DoesNotExist' | 'Gt' | 'Lt', ...values: string[]) =>
  ({ of: 'labels', key, operator, values }) as const

describe('a node fits', () => {
  it.each<[string, Partial<Placement>, boolean]>([
    ['a Pod that asks for nothing', {}, true],
    ['the label that it has', { nodeSelector: { disk: 'ssd' } }, true],
    ['no other value', { nodeSelector: { disk: 'hdd' } }, false],
    ['one of two terms', { affinity: [[term('disk', 'In', 'hdd')], [term('disk', 'Exists')]] }, true],
    ['all of a term or none', { affinity: [[term('disk', 'Exists'), term('gpu', 'Exists')]] }, false],
    ['a term that asks for nothing: never', { affinity: [[]] }, false],
    ['an absent label, NotIn', { affinity: [[term('gpu', 'NotIn', 'a')]] }, true],
    ['a larger number', { affinity: [[term('cores', 'Gt', '4')]] }, true],
    ['no smaller one', { affinity: [[term('cores', 'Lt', '4')]] }, false],
    ['its name', { affinity: [[{ of: 'fields', key: 'metadata.name', operator: 'In', values: ['node1'] }]] }, true],
    ['the system that all have', { nodeSelector: { 'kubernetes.io/os': 'linux' } }, true],
    ['a name as a label', { nodeSelector: { 'kubernetes.io/hostname': 'node1' } }, true],
  ])('%s', (_, asked, fits) => expect(fitsNode({ ...free, ...asked }, node({ disk: 'ssd', cores: '8' }))).toBe(fits))

  it.each<[string, Placement['tolerations'], boolean]>([
    ['keeps off what tolerates nothing', [], false],
    ['lets in who tolerates all', [{ key: null, operator: 'Exists', value: '', effect: null }], true],
    ['lets in the same value', [{ key: 'gpu', operator: 'Equal', value: 'yes', effect: 'NoSchedule' }], true],
    ['keeps off another value', [{ key: 'gpu', operator: 'Equal', value: 'no', effect: null }], false],
    ['keeps off another effect', [{ key: 'gpu', operator: 'Exists', value: '', effect: 'NoExecute' }], false],
  ])('with a taint %s', (_, tolerations, fits) => {
    const tainted = { ...bareNode('node1'), taints: [{ key: 'gpu', value: 'yes', effect: 'NoSchedule' as const }] }
    expect(fitsNode({ ...free, tolerations }, tainted)).toBe(fits)
  })

  it('not while it is cordoned', () => expect(fitsNode(free, { ...bareNode('node1'), cordoned: true })).toBe(false))

  it('a preference against it is no obstacle', () =>
    expect(fitsNode(free, { ...bareNode('n'), taints: [{ key: 'a', value: '', effect: 'PreferNoSchedule' }] })).toBe(true))
})

describe('asking for a node', () => {
  it.each<[string, Partial<Placement>, boolean]>([
    ['nothing', {}, false],
    ['linux', { nodeSelector: { 'kubernetes.io/os': 'linux' } }, false],
    ['linux by affinity', { affinity: [[term('kubernetes.io/os', 'In', 'linux')]] }, false],
    ['windows', { nodeSelector: { 'kubernetes.io/os': 'windows' } }, true],
    ['a label', { nodeSelector: { disk: 'ssd' } }, true],
  ])('%s', (_, asked, asks) => expect(asksForNode({ ...free, ...asked })).toBe(asks))
})
