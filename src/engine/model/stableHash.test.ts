import { describe, expect, it } from 'vitest'
import { pickStable, stableHash } from './stableHash'

describe('pickStable', () => {
  const value = (index: number) => index
  it('a hash of the key gives the value, whoever else asks', () => {
    expect(pickStable(['a'], 1000, value, new Set()).get('a')).toBe(stableHash('a') % 1000)
  })

  it('a collision moves only the later name', () => {
    const size = 5
    const alone = Object.fromEntries('abcdefghij'.split('').map((key) => [key, stableHash(key) % size]))
    const [first, second] = Object.keys(alone).flatMap((a) =>
      Object.keys(alone)
        .filter((b) => a < b && alone[a] === alone[b])
        .map((b) => [a, b]),
    )[0] as [string, string]
    const both = pickStable([second, first], size, value, new Set())
    expect([both.get(first), both.get(second)]).toEqual([alone[first], ((alone[first] ?? 0) + 1) % size])
  })

  it('what is full gives no more, and takes nothing twice', () => {
    const picked = pickStable(['a', 'b', 'c', 'd'], 3, value, new Set([1]))
    expect([...picked.values()].sort()).toEqual([0, 2])
  })
})
