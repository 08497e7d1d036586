import type { Verdict, WayEnding, WayIn } from '../engine/model'

/** How an address does as a whole: no way to it arrives, some do, all do, or it leaves what is described. */
export type WayState = 'broken' | 'mixed' | 'arrives' | 'leaves'

/** Of so many equally likely ways so many; or a share, where the ways are not alike. */
export type WayShare = { readonly count: number; readonly of: number } | { readonly percent: number }

/** One ending of an address: with its share where it is not the only one. */
export interface ToldEnding {
  readonly verdict: Verdict
  readonly share: WayShare | null
}

const order: Readonly<Record<WayState, number>> = { broken: 0, mixed: 1, leaves: 2, arrives: 3 }

/** Whether a request that ends so was answered as it was meant to be. */
export function arrives(verdict: Verdict): boolean {
  return verdict === 'delivered' || verdict === 'redirected'
}

export function wayState({ endings }: Pick<WayIn, 'endings'>): WayState {
  const arrived = endings.filter(({ verdict }) => arrives(verdict)).length
  if (arrived === endings.length) return 'arrives'
  if (arrived > 0) return 'mixed'
  return endings.every(({ verdict }) => verdict === 'unhandled') ? 'leaves' : 'broken'
}

/** The verdict whose sign an address bears: one that does not arrive, where only a part of its ways does. */
export function tellingVerdict({ endings }: Pick<WayIn, 'endings'>): Verdict {
  return endings.at(-1)?.verdict ?? 'unhandled'
}

/** What is wrong stands first; else the order is kept. */
export function troubleFirst(ways: readonly WayIn[]): readonly WayIn[] {
  return [...ways].sort((a, b) => order[wayState(a)] - order[wayState(b)])
}

/** The endings as they are told: `1 of 3` where the ways are equally likely and few, else a percentage. */
export function toldEndings(endings: readonly WayEnding[]): readonly ToldEnding[] {
  if (endings.length === 1) return endings.map(({ verdict }) => ({ verdict, share: null }))
  const of = commonCount(endings.map(({ chance }) => chance))
  return endings.map(({ verdict, chance }) => ({
    verdict,
    share: of === null ? { percent: chance } : { count: Math.round(chance * of), of },
  }))
}

/** More equal ways than this are told in per cent. */
const mostCounted = 12

/** The fewest equal parts in which every share comes out even; null where there are too many. */
function commonCount(shares: readonly number[]): number | null {
  for (let of = 2; of <= mostCounted; of++) if (shares.every((share) => Math.abs(share * of - Math.round(share * of)) < 1e-6)) return of
  return null
}
