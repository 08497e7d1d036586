import type { Assumption } from './cluster'
import type { Finding } from './finding'
import type { ResourceRef } from './resource'

export type Scalar = string | number | boolean
export type Plain = Scalar | readonly Plain[] | { readonly [key: string]: Plain }

/** One change to a field of an object as it is written. `path` is that of the field itself, `add` names one that is not there yet. */
export type FieldChange = { readonly object: ResourceRef; readonly path: string } & (
  | { readonly do: 'set'; readonly value: Scalar }
  | { readonly do: 'add'; readonly value: Plain }
  /** `path` is that of the list. */
  | { readonly do: 'append'; readonly value: Plain }
  | { readonly do: 'remove' }
)

/** A part of a file that is replaced; lines and columns count from 1, and the end is exclusive. */
export interface TextEdit {
  readonly file: string
  readonly line: number
  readonly column: number
  readonly endLine: number
  readonly endColumn: number
  readonly text: string
}

/** Something assumed, and what writes it into the manifests instead. */
export interface WrittenFact {
  readonly assumption: Assumption
  readonly edits: readonly TextEdit[]
}

/** What must change for one request to arrive. */
export interface Mending {
  /** What stood in its way, in the order in which it was met. */
  readonly findings: readonly Finding[]
  readonly edits: readonly TextEdit[]
}
