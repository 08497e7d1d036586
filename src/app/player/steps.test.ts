import { describe, expect, it } from 'vitest'
import { backFrom, forwardFrom, positionOfKey } from './steps'

describe('stepping', () => {
  it.each([
    { from: 0, back: 0, forward: 1 },
    { from: 1, back: 0, forward: 2 },
    { from: 1.6, back: 1, forward: 2 },
    { from: 4.9995, back: 4, forward: 5 },
    { from: 5, back: 4, forward: 5 },
  ])('from $from goes back to $back and forward to $forward', ({ from, back, forward }) => {
    expect([backFrom(from), forwardFrom(from, 5)]).toEqual([back, forward])
  })

  it.each([
    ['ArrowLeft', 1],
    ['ArrowRight', 3],
    ['Home', 0],
    ['End', 5],
    ['ArrowUp', null],
  ])('by %s leads from 2 to %s', (key, to) => expect(positionOfKey(key, 2, 5)).toBe(to))

  it.each([
    ['PageDown', 3],
    ['PageUp', 1],
    ['ArrowDown', 3],
    ['ArrowUp', 1],
    ['ArrowRight', 3],
    ['End', 5],
    ['.', null],
    ['b', null],
  ])('while it is presented %s leads from 2 to %s', (key, to) => expect(positionOfKey(key, 2, 5, true)).toBe(to))

  it.each(['PageDown', 'PageUp', 'ArrowDown'])('%s scrolls where nothing is presented', (key) =>
    expect(positionOfKey(key, 2, 5)).toBeNull(),
  )
})
