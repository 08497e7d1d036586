import { type ReactNode, useState } from 'react'

/** So many are shown before a list is unfolded. */
const shownAtFirst = 8

/** What the button says. */
interface UnfoldWords {
  readonly more: (left: number) => string
  readonly fewer: string
}

/** A list of which only a few are shown at first: those, or all, and the button that unfolds and folds them (null where few are all). */
export function useUnfolded<T>(
  all: readonly T[],
  words: UnfoldWords,
  few: readonly T[] = all.slice(0, shownAtFirst),
): { readonly shown: readonly T[]; readonly unfold: ReactNode } {
  const [unfolded, setUnfolded] = useState(false)
  const left = all.length - few.length
  if (left <= 0) return { shown: all, unfold: null }
  return {
    shown: unfolded ? all : few,
    unfold: (
      <button type="button" className="hop-link" aria-expanded={unfolded} onClick={() => setUnfolded(!unfolded)}>
        {unfolded ? words.fewer : words.more(left)}
      </button>
    ),
  }
}
