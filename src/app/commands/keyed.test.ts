import { describe, expect, it } from 'vitest'
import { keyed, keyedBy } from './keyed'

const stroke = (key: string, held: 'ctrlKey' | 'metaKey' | null = null) => ({
  key,
  ctrlKey: held === 'ctrlKey',
  metaKey: held === 'metaKey',
})

describe('keys of commands', () => {
  it.each([
    ['k', 'ctrlKey', keyed.search],
    ['K', 'metaKey', keyed.search],
    ['/', null, keyed.search],
    ['?', null, keyed.keys],
    ['p', null, keyed.present],
    ['l', null, keyed.loop],
    ['p', 'ctrlKey', null],
    ['k', null, null],
    ['.', null, null],
  ] as const)('%s, held: %s', (key, held, command) => expect(keyedBy(stroke(key, held), true)).toBe(command))

  it('only a stroke with Control or Command works where somebody types, or wants no single keys', () => {
    expect(keyedBy(stroke('k', 'ctrlKey'), false)).toBe(keyed.search)
    for (const key of ['/', '?', 'p', 'l']) expect(keyedBy(stroke(key), false)).toBeNull()
  })
})
