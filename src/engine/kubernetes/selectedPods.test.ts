import { expect, it } from 'vitest'
import { clusterOf, podText, twoNodes } from '../testing'
import { podIndex } from './selectedPods'

const { pods } = clusterOf(
  twoNodes +
    podText('a', 'node1', '10.244.1.2', { labels: 'app: web, tier: front' }) +
    podText('b', 'node1', '10.244.1.3', { labels: 'app: web' }) +
    podText('c', 'node1', '10.244.1.4', { labels: 'app: web', meta: 'namespace: other' }),
)
const index = podIndex(pods)
const names = (found: typeof pods) => found.map(({ ref }) => ref.name)

it('finds the Pods of one namespace by their labels', () => {
  expect(names(index.inNamespace('default'))).toEqual(['a', 'b'])
  expect(names(index.selected('default', { app: 'web' }))).toEqual(['a', 'b'])
  expect(names(index.selected('default', { app: 'web', tier: 'front' }))).toEqual(['a'])
  expect(names(index.selected('default', { app: 'wep' }))).toEqual([])
  expect(names(index.selected('other', { app: 'web' }))).toEqual(['c'])
})

it('a selector that asks for nothing finds all, a Service without selector none', () => {
  expect(names(index.matching('default', { labels: {}, expressions: [] }))).toEqual(['a', 'b'])
  expect(names(index.matching('default', { labels: {}, expressions: [{ operator: 'DoesNotExist', key: 'tier' }] }))).toEqual(['b'])
  expect(index.selected('default', {})).toEqual([])
  expect(index.selected('default', null)).toEqual([])
})

it('the same Pods have the same index', () => expect(podIndex(pods)).toBe(index))
