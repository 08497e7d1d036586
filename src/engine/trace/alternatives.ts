import { type Alternative, type Choices, compareText, type Ending, socketText } from '../model'
import type { Option, Pick } from './visit'
import type { Walked } from './walk'

/** More endings than this tell nobody more. */
const mostWalks = 4_000

/** What was taken at the forks of one walk, and what could have been. */
export interface Taken {
  readonly pick: Pick
  readonly choices: () => Choices
  /** A wanted choice that no fork offered: its key and what could be chosen instead. Null where all were taken. */
  readonly impossible: () => { readonly text: string; readonly possible: readonly string[] } | null
}

/** Takes at each fork what the person chose; else the first in the stated order. */
export function preferring(wanted: Choices): Taken {
  let choices: Choices = {}
  const offered: Choices[] = []
  const pick: Pick = (options) => {
    const picked = options.find((option) => agrees(option.choice, wanted)) ?? (options[0] as (typeof options)[number])
    offered.push(...options.map((option) => option.choice))
    choices = { ...choices, ...picked.choice }
    return picked
  }
  const impossible = () => {
    for (const key of choiceKeys) {
      const value = wanted[key]
      if (value === undefined || choices[key] === value) continue
      const possible = offered.flatMap((choice) => choice[key] ?? [])
      return { text: `${key}=${value}`, possible: [...new Set(possible)].map((entry) => `${key}=${entry}`) }
    }
    return null
  }
  return { pick, choices: () => choices, impossible }
}

const choiceKeys = ['node', 'endpoint', 'backend'] as const

function agrees(choice: Choices, wanted: Choices): boolean {
  const keys = Object.keys(choice) as (keyof Choices)[]
  return keys.length > 0 && keys.every((key) => wanted[key] !== undefined && wanted[key] === choice[key])
}

interface Leaf {
  readonly ending: Ending
  readonly chance: number
  readonly choices: Choices
}

/**
 * Every way the request could have gone: the walk again with each other choice, chances multiplied. Ways that end
 * alike (same verdict, reason and endpoint) are one alternative; options that go on equally are walked once.
 */
export function everyEnding(walkWith: (pick: Pick) => Walked): readonly Leaf[] {
  const leaves: Leaf[] = []
  const open: number[][] = [[]]
  while (open.length > 0 && leaves.length < mostWalks) {
    const forced = open.pop() ?? []
    const forks: { readonly count: number; readonly index: number }[] = []
    let chance = 1
    let choices: Choices = {}
    const pick: Pick = (options) => {
      const groups = foldOptions(options)
      const index = forced[forks.length] ?? 0
      const group = groups[Math.min(index, groups.length - 1)] as (typeof groups)[number]
      forks.push({ count: groups.length, index })
      chance *= group.share
      if (groups.length > 1) choices = { ...choices, ...group.option.choice }
      return group.option
    }
    const { ending } = walkWith(pick)
    leaves.push({ ending, chance, choices })
    for (let fork = forks.length - 1; fork >= forced.length; fork -= 1) {
      const taken = forks.slice(0, fork).map((entry) => entry.index)
      for (let index = (forks[fork]?.count ?? 1) - 1; index > 0; index -= 1) open.push([...taken, index])
    }
  }
  return leaves
}

function foldOptions<T extends Option>(options: readonly T[]): readonly { readonly option: T; readonly share: number }[] {
  const total = options.reduce((sum, option) => sum + option.weight, 0)
  const groups = new Map<string, { option: T; weight: number }>()
  for (const [index, option] of options.entries()) {
    const key = option.fold ?? `#${index}`
    const group = groups.get(key)
    if (group) group.weight += option.weight
    else groups.set(key, { option, weight: option.weight })
  }
  return [...groups.values()].map((group) => ({ option: group.option, share: total > 0 ? group.weight / total : 1 / groups.size }))
}

/** The endings as a trace lists them, likeliest first; `shown` marks the one that its hops show. */
export function alternativesOf(leaves: readonly Leaf[], shown: Ending): readonly Alternative[] {
  const shownKey = endingKey(shown)
  const merged = new Map<string, Leaf>()
  for (const leaf of leaves) {
    const key = endingKey(leaf.ending)
    const known = merged.get(key)
    merged.set(key, known ? { ...known, chance: known.chance + leaf.chance } : leaf)
  }
  const total = leaves.reduce((sum, leaf) => sum + leaf.chance, 0) || 1
  return [...merged]
    .map(
      ([key, leaf]): Alternative => ({
        chance: leaf.chance / total,
        verdict: leaf.ending.verdict,
        reason: leaf.ending.verdict === 'delivered' ? null : leaf.ending.stop.reason,
        choices: leaf.choices,
        endpoint: endpointOf(leaf.ending),
        shown: key === shownKey,
      }),
    )
    .sort((a, b) => b.chance - a.chance || compareText(a.endpoint ?? '', b.endpoint ?? ''))
}

export function endpointOf(ending: Ending): string | null {
  return ending.verdict === 'delivered' ? socketText(ending.endpoint.address, ending.endpoint.port) : null
}

function endingKey(ending: Ending): string {
  return `${ending.verdict} ${ending.verdict === 'delivered' ? endpointOf(ending) : ending.stop.reason}`
}
