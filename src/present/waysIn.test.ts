import { expect, it } from 'vitest'
import type { Verdict, WayIn } from '../engine/model'
import { toldEndings, troubleFirst, wayState } from './waysIn'

type Share = readonly [Verdict, number]
const endings = (...shares: readonly Share[]) => shares.map(([verdict, chance]) => ({ verdict, chance, reason: null }))

it.each([
  ['all arrive', endings(['delivered', 1]), 'arrives'],
  ['a redirect is an answer', endings(['delivered', 0.5], ['redirected', 0.5]), 'arrives'],
  ['some arrive', endings(['delivered', 0.9], ['dropped', 0.1]), 'mixed'],
  ['none arrives', endings(['dropped', 0.5], ['rejected', 0.5]), 'broken'],
  ['it has no address', endings(['unresolved', 1]), 'broken'],
  ['it goes elsewhere', endings(['unhandled', 1]), 'leaves'],
] as const)('%s', (_name, of, state) => expect(wayState({ endings: of })).toBe(state))

it('trouble stands first, and like things keep their order', () => {
  const way = (to: string, ...shares: readonly Share[]) => ({ to, endings: endings(...shares) }) as unknown as WayIn
  const ways = [
    way('fine', ['delivered', 1]),
    way('half', ['delivered', 0.5], ['dropped', 0.5]),
    way('dead', ['rejected', 1]),
    way('out', ['unhandled', 1]),
    way('gone', ['unresolved', 1]),
  ]
  expect(troubleFirst(ways).map(({ to }) => to)).toEqual(['dead', 'gone', 'half', 'out', 'fine'])
})

it.each([
  ['one ending needs no share', endings(['delivered', 1]), [null]],
  ['equal ways are counted', endings(['delivered', 2 / 3], ['dropped', 1 / 3]), [{ count: 2, of: 3 }, { count: 1, of: 3 }]], // biome-ignore format: a row
  ['weights are told in per cent', endings(['delivered', 0.97], ['rejected', 0.03]), [{ percent: 0.97 }, { percent: 0.03 }]],
] as const)('%s', (_name, of, shares) => expect(toldEndings(of).map(({ share }) => share)).toEqual(shares))
