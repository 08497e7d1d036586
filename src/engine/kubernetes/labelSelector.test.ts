import { describe, expect, it } from 'vitest'
import { selectorText, selects } from './labelSelector'

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
