import { describe, expect, it } from 'vitest'
import { mayRunOver } from './textFit'

const sans = { size: 14, mono: false }
const mono = { size: 13, mono: true }

describe('whether a text may be wider than its room', () => {
  it.each([
    ['a short name', 'web-12', sans, 60, false],
    ['a name as wide as its room', 'frontend-7d9f', sans, 100, true],
    ['wide letters count more', 'WWWWWW', sans, 70, true],
    ['narrow ones in the same number fit', 'web-12', sans, 70, false],
    ['an address of the longest form fits where the lane is made for it', '255.255.255.255', mono, 120, false],
    ['and does not in less', '255.255.255.255', mono, 110, true],
    ['characters of Chinese are square', '不在线路上', sans, 69, true],
    ['and fit as such', '不在线路上', sans, 70, false],
    ['nothing fits anywhere', '', sans, 0, false],
  ])('%s', (_, text, font, room, expected) => {
    expect(mayRunOver(text, font, room)).toBe(expected)
  })
})
