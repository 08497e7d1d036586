import { describe, expect, it } from 'vitest'
import type { LabelSelector } from '../model'
import { labelSelectorText, matchesSelector, selectorText, selects } from './labelSelector'

describe('labelSelector', () => {
  it.each([
    ['every pair among the labels selects', { app: 'web' }, { app: 'web', tier: 'front' }, true],
    ['one pair that differs does not', { app: 'web', tier: 'back' }, { app: 'web', tier: 'front' }, false],
    ['a label that is missing does not', { app: 'web' }, {}, false],
    ['an empty value must be there too', { app: '' }, {}, false],
    ['an empty value equals an empty value', { app: '' }, { app: '' }, true],
    ['a name that every JavaScript object has is no label', { constructor: 'x' }, {}, false],
    ['a selector without pairs selects nothing', {}, { app: 'web' }, false],
    ['no selector selects nothing', null, { app: 'web' }, false],
  ])('%s', (_name, selector, labels, expected) => {
    expect(selects(selector, labels)).toBe(expected)
  })

  it('is written as kubectl writes it', () => {
    expect(selectorText({ app: 'web', tier: 'front' })).toBe('app=web,tier=front')
  })
})

const pairs = (labels: Record<string, string>): LabelSelector => ({ labels, expressions: [] })
const expressions = (...list: LabelSelector['expressions']): LabelSelector => ({ labels: {}, expressions: list })

describe('a selector with expressions', () => {
  const labels = { app: 'web', tier: '' }
  it.each<[string, LabelSelector, boolean, string]>([
    ['without anything selects everything', pairs({}), true, ''],
    ['selects by a pair', pairs({ app: 'web' }), true, 'app=web'],
    ['does not select where a pair differs', pairs({ app: 'db' }), false, 'app=db'],
    ['does not select where a label of a pair is missing', pairs({ zone: '' }), false, 'zone='],
    ['In: one of the values', expressions({ operator: 'In', key: 'app', values: ['db', 'web'] }), true, 'app in (db,web)'],
    ['In: none of the values', expressions({ operator: 'In', key: 'app', values: ['db'] }), false, 'app in (db)'],
    ['In: the label is missing', expressions({ operator: 'In', key: 'zone', values: [''] }), false, 'zone in ()'],
    ['NotIn: another value', expressions({ operator: 'NotIn', key: 'app', values: ['db'] }), true, 'app notin (db)'],
    ['NotIn: one of the values', expressions({ operator: 'NotIn', key: 'app', values: ['web'] }), false, 'app notin (web)'],
    ['NotIn holds where the label is missing', expressions({ operator: 'NotIn', key: 'zone', values: ['a'] }), true, 'zone notin (a)'],
    ['Exists, also without a value', expressions({ operator: 'Exists', key: 'tier' }), true, 'tier'],
    ['Exists: the label is missing', expressions({ operator: 'Exists', key: 'zone' }), false, 'zone'],
    ['DoesNotExist: the label is missing', expressions({ operator: 'DoesNotExist', key: 'zone' }), true, '!zone'],
    ['DoesNotExist: the label is there', expressions({ operator: 'DoesNotExist', key: 'tier' }), false, '!tier'],
    ['all must hold', { labels: { app: 'web' }, expressions: [{ operator: 'Exists', key: 'zone' }] }, false, 'app=web,zone'],
    ['a name that every JavaScript object has is no label', expressions({ operator: 'Exists', key: 'constructor' }), false, 'constructor'],
  ])('%s', (_name, selector, expected, text) => {
    expect(matchesSelector(selector, labels)).toBe(expected)
    expect(labelSelectorText(selector)).toBe(text)
  })
})
