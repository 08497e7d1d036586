/** What a copy did to a text. */
export type RepairCause =
  | 'lost-line-breaks'
  | 'lost-indentation'
  | 'tabs'
  | 'smart-quotes'
  | 'odd-spaces'
  | 'full-width-colons'
  | 'prompts'
  | 'diff-marks'
  | 'line-numbers'
  | 'quote-marks'
  | 'surrounding-text'

/**
 * Why a line of a repaired text may be wrong: it can be read in several ways, a key of somebody's own choice was cut off, a comment's end was
 * guessed, words found no place and became a comment, a key was added, or the lines of a block cannot be known. `left-unread` begins a document
 * that could not be rebuilt and stands as it did.
 */
export type UnsureReason = 'several-ways' | 'own-key' | 'comment-end' | 'left-over' | 'added' | 'block-text' | 'left-unread'

/** A line of the repaired text that a person should look at. */
export interface UnsurePlace {
  readonly line: number
  readonly text: string
  readonly reason: UnsureReason
}

/** A damaged text as it probably was. It is offered, never applied by itself. */
export interface Repair {
  readonly text: string
  /** The lines of the repaired text that the damaged one does not have, counted from 1. */
  readonly changed: readonly number[]
  readonly unsure: readonly UnsurePlace[]
  readonly causes: readonly RepairCause[]
}
