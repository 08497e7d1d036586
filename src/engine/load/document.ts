import type { Extent } from './extent'

/** One document as a parser gave it. */
export interface ReadDocument {
  readonly value: unknown
  readonly extent: Extent
  /** Of a list: where each item stands, so that each can be looked at alone. Empty where that is not known. */
  readonly items: readonly Extent[]
  /** Whether aliases make one value part of several others. */
  readonly sharesNodes: boolean
}

/** Its number counts the documents of its file from 1. */
export interface NumberedDocument extends ReadDocument {
  readonly number: number
}
