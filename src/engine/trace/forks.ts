import type { Choices, Fork, Verdict } from '../model'
import { choiceKeys, type Leaf, mostWalks, type TakenFork } from './alternatives'
import type { Option } from './visit'

/**
 * Where the shown way could have gone on otherwise, with the chance of each way there. `until` says for each hop how many forks had been met
 * when it was made.
 */
export function forksOf(taken: readonly TakenFork[], leaves: readonly Leaf[], until: readonly number[]): readonly Fork[] {
  return taken.flatMap((fork, index): Fork[] => {
    const [key, name] = choiceOf(fork.picked)
    const ways = waysAt(fork, verdictsAt(index, fork.index, leaves))
    const hop = until.findIndex((count) => count > index)
    return key === undefined || name === undefined || ways.length < 2 ? [] : [{ hop, key, taken: name, ways }]
  })
}

/** Options of one name (a backend that a rule lists twice) are one way; what never comes is none. */
function waysAt({ all, options }: TakenFork, verdictOf: (option: number) => Verdict | null): Fork['ways'] {
  const total = all.reduce((sum, { weight }) => sum + weight, 0)
  const walked = new Map<Option | string, number>(options.map((option, index) => [option.fold ?? option, index]))
  const ways = new Map<string, { name: string; chance: number; verdict: Verdict | null }>()
  for (const option of all) {
    const name = choiceOf(option)[1] ?? ''
    const chance = total > 0 ? option.weight / total : 1 / all.length
    const known = ways.get(name)
    if (known) known.chance += chance
    else if (chance > 0) ways.set(name, { name, chance, verdict: verdictOf(walked.get(option.fold ?? option) ?? -1) })
  }
  return [...ways.values()]
}

/** How the ways end that take an option of the fork: the shown one goes by all forks, every other leaves it at one. */
function verdictsAt(fork: number, shown: number, leaves: readonly Leaf[]): (option: number) => Verdict | null {
  const ends = new Map<number, Verdict | null>()
  if (leaves.length >= mostWalks) return () => null
  for (const { ending, leaves: leaving } of leaves) {
    if (leaving !== null && leaving.fork < fork) continue
    const option = leaving?.fork === fork ? leaving.option : shown
    const known = ends.get(option)
    ends.set(option, known === undefined || known === ending.verdict ? ending.verdict : null)
  }
  return (option) => ends.get(option) ?? null
}

/** What an option says: one key and its value. */
function choiceOf({ choice }: Option): readonly [keyof Choices, string] | readonly [] {
  for (const key of choiceKeys) if (choice[key] !== undefined) return [key, choice[key]]
  return []
}
