import { type Alternative, type Choices, compareText, type Ending, socketText, stopOf } from '../model'
import type { Option, Pick } from './visit'
import type { Walked } from './walk'

/** More endings than this tell nobody more. */
export const mostWalks = 4_000

/** The ways on at a fork: of options that go on equally one for all, with their weight. */
interface Ways<T extends Option> {
  /** Every one that was offered. */
  readonly all: readonly Option[]
  readonly options: readonly T[]
  readonly weightOf: (index: number) => number
  readonly total: number
}

/** A fork of a walk: what could be taken, and which was. */
export interface WalkedFork {
  readonly all: readonly Option[]
  readonly options: readonly Option[]
  readonly index: number
  readonly shareOf: (index: number) => number
  readonly endOf: (index: number) => Ending | null
}

/** A fork with the option that was taken: of several that go on equally it is one. */
export interface TakenFork extends WalkedFork {
  readonly picked: Option
}

/** What was taken at the forks of one walk, and what could have been. */
export interface Taken {
  readonly pick: Pick
  readonly choices: () => Choices
  readonly forks: () => readonly TakenFork[]
  /** A wanted choice that no fork offered: its key and what could be chosen instead. Null where all were taken. */
  readonly impossible: () => { readonly text: string; readonly possible: readonly string[] } | null
}

/** Takes at each fork what the person chose; else the first in the stated order. */
export function preferring(wanted: Choices): Taken {
  let choices: Choices = {}
  const forks: TakenFork[] = []
  const anything = choiceKeys.every((key) => wanted[key] === undefined)
  const pick: Pick = (options, endOf) => {
    const chosen = anything ? undefined : options.find((option) => agrees(option.choice, wanted))
    const picked = chosen ?? (options[0] as (typeof options)[number])
    choices = { ...choices, ...picked.choice }
    const ways = foldOptions(options)
    const index = ways.options.findIndex((option) => option === picked || (option.fold !== null && option.fold === picked.fold))
    forks.push({ ...forkOf(ways, index, endOf), picked })
    return picked
  }
  const impossible = () => {
    for (const key of choiceKeys) {
      const value = wanted[key]
      if (value === undefined || choices[key] === value) continue
      const possible = forks.flatMap(({ all }) => all.flatMap(({ choice }) => choice[key] ?? []))
      return { text: `${key}=${value}`, possible: [...new Set(possible)].map((entry) => `${key}=${entry}`) }
    }
    return null
  }
  return { pick, choices: () => choices, forks: () => forks, impossible }
}

function forkOf<T extends Option>(ways: Ways<T>, index: number, endOf: ((option: T) => Ending | null) | undefined): WalkedFork {
  const { all, options, weightOf, total } = ways
  return {
    all,
    options,
    index,
    shareOf: (at) => (total > 0 ? weightOf(at) / total : 1 / options.length),
    endOf: (at) => (endOf && options[at] ? endOf(options[at]) : null),
  }
}

export const choiceKeys = ['node', 'endpoint', 'backend'] as const

function agrees(choice: Choices, wanted: Choices): boolean {
  const keys = Object.keys(choice) as (keyof Choices)[]
  return keys.length > 0 && keys.every((key) => wanted[key] !== undefined && wanted[key] === choice[key])
}

export interface Leaf {
  readonly ending: Ending
  readonly chance: number
  readonly choices: Choices
  /** Where it leaves the first way, and by which option; null: it is the first way. */
  readonly leaves: Leaving | null
}

/** The index of a fork of the first way, and that of an option there. */
interface Leaving {
  readonly fork: number
  readonly option: number
}

/**
 * Every way the request could have gone: the walk again with each other choice, chances multiplied; `first` is a way
 * that was walked already. Ways that end alike (same verdict, reason and endpoint) are one alternative; options that go
 * on equally are walked once, and those whose ending is known are not walked at all.
 */
export function everyEnding(
  first: { readonly forks: readonly WalkedFork[]; readonly ending: Ending },
  walkWith: (pick: Pick) => Walked,
): readonly Leaf[] {
  const leaves: Leaf[] = []
  const open: { readonly forced: readonly number[]; readonly from: Leaving }[] = []
  const look = (forks: readonly WalkedFork[], ending: Ending, decided: number, from: Leaving | null) => {
    leaves.push({ ending, ...takenAt(forks), leaves: from })
    for (let at = forks.length - 1; at >= decided; at -= 1) {
      const fork = forks[at] as WalkedFork
      const before = forks.slice(0, at)
      const { chance, choices } = takenAt(before)
      for (const [index, option] of fork.options.entries()) {
        if (index === fork.index) continue
        const leaving = from ?? { fork: at, option: index }
        const known = fork.endOf(index)
        if (known)
          leaves.push({
            ending: known,
            chance: chance * fork.shareOf(index),
            choices: at === 0 ? option.choice : { ...choices, ...option.choice },
            leaves: leaving,
          })
        else open.push({ forced: [...before.map((each) => each.index), index], from: leaving })
      }
    }
  }
  look(first.forks, first.ending, 0, null)
  for (let next = open.pop(); next !== undefined && leaves.length < mostWalks; next = open.pop()) {
    const { forced, from } = next
    const forks: WalkedFork[] = []
    const pick: Pick = (options, endOf) => {
      const ways = foldOptions(options)
      const index = Math.min(forced[forks.length] ?? 0, ways.options.length - 1)
      forks.push(forkOf(ways, index, endOf))
      return ways.options[index] as (typeof options)[number]
    }
    const { ending } = walkWith(pick)
    look(forks, ending, forced.length, from)
  }
  return leaves
}

/** The chance of having come past these forks, and the choices that were made where there was one. */
function takenAt(forks: readonly WalkedFork[]): Omit<Leaf, 'ending' | 'leaves'> {
  let chance = 1
  let choices: Choices = {}
  for (const { options, index, shareOf } of forks) {
    chance *= shareOf(index)
    if (options.length > 1) choices = { ...choices, ...options[index]?.choice }
  }
  return { chance, choices }
}

function foldOptions<T extends Option>(all: readonly T[]): Ways<T> {
  const total = all.reduce((sum, option) => sum + option.weight, 0)
  if (all.every((option) => option.fold === null)) return { all, options: all, weightOf: (index) => all[index]?.weight ?? 0, total }
  const groups = new Map<string, { option: T; weight: number }>()
  for (const [index, option] of all.entries()) {
    const key = option.fold ?? `#${index}`
    const group = groups.get(key)
    if (group) group.weight += option.weight
    else groups.set(key, { option, weight: option.weight })
  }
  const folded = [...groups.values()]
  return { all, options: folded.map(({ option }) => option), weightOf: (index) => folded[index]?.weight ?? 0, total }
}

/** The endings as a trace lists them, likeliest first; `shown` marks the one that its hops show. */
export function alternativesOf(leaves: readonly Leaf[], shown: Ending): readonly Alternative[] {
  const shownKey = endingKey(shown, endpointOf(shown))
  const merged = new Map<string, { -readonly [K in keyof Alternative]: Alternative[K] }>()
  let total = 0
  for (const { ending, chance, choices } of leaves) {
    total += chance
    const endpoint = endpointOf(ending)
    const key = endingKey(ending, endpoint)
    const known = merged.get(key)
    if (known) {
      known.chance += chance
      continue
    }
    const reason = stopOf(ending)?.reason ?? null
    merged.set(key, { chance, verdict: ending.verdict, reason, choices, endpoint, backend: backendOf(ending), shown: key === shownKey })
  }
  const listed = [...merged.values()]
  for (const each of listed) each.chance /= total || 1
  return listed.sort((a, b) => b.chance - a.chance || compareText(a.endpoint ?? '', b.endpoint ?? ''))
}

export function endpointOf(ending: Ending): string | null {
  return ending.verdict === 'delivered' ? socketText(ending.endpoint.address, ending.endpoint.port) : null
}

function backendOf(ending: Ending): string | null {
  return ending.verdict === 'delivered' ? ending.endpoint.backend : null
}

/** Endings of one key are one ending: an endpoint with the backend that led there, or a verdict with its reason. */
function endingKey(ending: Ending, endpoint: string | null): string {
  if (endpoint === null) return `${ending.verdict} ${stopOf(ending)?.reason ?? ''}`
  const backend = backendOf(ending)
  return backend === null ? endpoint : `${backend} ${endpoint}`
}
