/** Where a value stands in its file: its bytes, and the line on which it begins, counted from 1. */
export interface StreamPlace {
  readonly start: number
  readonly end: number
  readonly line: number
}

/** What whoever reads a text of JSON piece by piece tells of it, in the order in which it is written. */
export interface JsonReceiver {
  /** An outermost list or map begins. A list has no members, but items. */
  begin(place: StreamPlace, isList: boolean): void
  /** A member of the outermost map, but for the `items` that are told one by one. */
  member(key: string, value: unknown): void
  /** The `items` of the outermost map follow, one by one. */
  items(): void
  item(value: unknown, place: StreamPlace): void
  fault(fault: JsonFault, place: StreamPlace): void
  /** The outermost list or map is over. */
  end(place: StreamPlace): void
}

export type JsonFault =
  /** What stands there is no JSON. Its place tells where; a parser's words would quote it, and it may be a secret. */
  | { readonly kind: 'not-json' }
  | { readonly kind: 'too-deep' }
  /** The text ends in the middle of a value. */
  | { readonly kind: 'cut-short' }
  /** One value is larger than what can be held: reading ended there. */
  | { readonly kind: 'too-large' }
  /** Lines between values that are none. */
  | { readonly kind: 'other-lines'; readonly count: number; readonly first: string }

/** A part of a large file as text, by its bytes, once more; null where it cannot be had. */
export type Reread = (start: number, end: number) => string | null
