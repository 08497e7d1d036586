/** How many objects of each kind. */
export type CountOfKind = Readonly<Record<string, number>>

/** As much of an input as one request needs: sent through it, the request is answered as it is by all of the input. */
export interface Excerpt {
  /** YAML, a document for each object, without comments and without secrets. */
  readonly text: string
  readonly kept: CountOfKind
  readonly left: CountOfKind
}
