import type { AskedKind } from './asked'
import type { FindingFacts } from './finding'
import type { ScenarioFault } from './lesson'
import type { ResourceRef } from './resource'

/** One file of the input: a text, or what was taken out of a file that is too large to be held as one. */
export type SourceFile = TextFile | ReceivedFile

/**
 * Bytes, or letters. A longer text stops a tab for a second when an editor lays it out, and nobody edits it by hand: what it holds is taken out
 * of it, and it is let go.
 */
export const largestText = 2_000_000

/** One text that a person pasted or opened. */
export interface TextFile {
  readonly name: string
  readonly text: string
}

export interface ReceivedFile {
  readonly name: string
  readonly received: Loaded
}

/** All objects of a file, and all that could not be read. One never stops the other. */
export interface Loaded {
  readonly objects: readonly KubeObject[]
  readonly problems: readonly LoadProblem[]
  /** Kinds that were asked for, as lists of the input tell. */
  readonly asked: readonly AskedKind[]
}

/** Line and column count from 1. */
export interface Position {
  readonly line: number
  readonly column: number
}

/** A part of a text: from `start` up to and without `end`. */
export interface TextRange {
  readonly start: Position
  readonly end: Position
}

/** Where an object was written, and the way to find any of its fields there. */
export interface ObjectSource {
  readonly file: string
  /** Counts the documents of a file from 1. */
  readonly document: number
  /** The line on which the object begins. */
  readonly line: number
  /**
   * The place of a field, by its path from the object's root (`spec.ports[0].port`, keys with dots as `metadata.labels["a.b/c"]`).
   * Null where the text has no such field.
   */
  readonly locate: (path: string) => Position | null
  /**
   * From the key of a field (an item's or the object's own beginning) to the end of its value. Null where the text has no such field, and
   * where no text is held that somebody could edit.
   */
  readonly range: (path: string) => TextRange | null
}

/** One object as read, before anybody understands it. `body` is untyped: only `assemble/` looks inside. */
export interface KubeObject {
  readonly ref: ResourceRef
  readonly apiVersion: string
  readonly body: Readonly<Record<string, unknown>>
  /** Paths of the fields that the API server filled in: nobody wrote them. */
  readonly filledIn: ReadonlySet<string>
  readonly source: ObjectSource
  /** Left out: it was written. Else a terminal showed it, with no manifest of it in the input, or beside one. */
  readonly observed?: 'alone' | 'beside-manifest'
}

export type ValueKind = 'null' | 'boolean' | 'number' | 'string' | 'list' | 'map'
export type ExpectedKind = ValueKind | 'integer' | 'port' | 'port-or-name' | 'address' | 'range' | 'one-of' | 'number-or-string'

/** A part of the input that could not be read or has no place in a cluster. It never stops the rest. */
export type LoadProblem = {
  readonly file: string
  readonly line: number | null
  readonly column: number | null
  readonly object: ResourceRef | null
  readonly path: string | null
} & ProblemCause

export type ProblemCause =
  /** The parser's own words, always English: there are too many kinds of broken YAML to word each. */
  | { readonly code: 'yaml-syntax'; readonly reason: string }
  /** In a large file of JSON; what stands there is not quoted. */
  | { readonly code: 'json-syntax' }
  | { readonly code: 'tab-indentation' }
  | { readonly code: 'duplicate-key'; readonly key: string }
  | { readonly code: 'helm-template' }
  | { readonly code: 'unclosed'; readonly what: 'quote' | 'bracket' }
  | { readonly code: 'too-deep'; readonly limit: number }
  | { readonly code: 'too-many-aliases'; readonly limit: number }
  | { readonly code: 'too-many-documents'; readonly limit: number }
  /** Of a code that was told often enough: how many more there are. */
  | { readonly code: 'further-problems'; readonly count: number }
  /** Lines of a terminal's text that say nothing about an object. */
  | { readonly code: 'lines-left-out'; readonly count: number; readonly first: string }
  /** A terminal showed only the beginning of a list (`+ 3 more...`). */
  | { readonly code: 'list-cut' }
  /** A manifest and what a terminal showed of the same object say different things; the manifest counts. */
  | { readonly code: 'observed-differs'; readonly written: string; readonly observed: string }
  /** Values that whoever made the dump had hidden: they count as absent. Said once for all files. */
  | { readonly code: 'hidden-values'; readonly count: number }
  /** The objects of a file do not say of which kind they are; its path does. Said once a file. */
  | { readonly code: 'kind-by-path'; readonly kind: string }
  /** A described NetworkPolicy names its ports one by one; the end of a range (`endPort`) is not printed. */
  | { readonly code: 'range-not-printed' }
  /** Two terminals, or two outputs of one, say different things of an object; the first counts. */
  | { readonly code: 'observations-differ'; readonly first: string; readonly further: string }
  | { readonly code: 'empty-input' }
  /** YAML is read as one text: more megabytes than that are refused. */
  | { readonly code: 'yaml-too-large'; readonly limit: number }
  /** The bytes of the file cannot be had any more: it was changed, moved or removed. */
  | { readonly code: 'file-gone' }
  /** The file ends in the middle of an object: so many objects stand before that. */
  | { readonly code: 'cut-short'; readonly objects: number }
  /** One value of a file is larger than what can be held: so many objects stand before it, and what is behind it was not read. */
  | { readonly code: 'value-too-large'; readonly objects: number }
  | { readonly code: 'not-text' }
  | { readonly code: 'not-an-object'; readonly found: ValueKind }
  | { readonly code: 'field-missing'; readonly field: string }
  | {
      readonly code: 'wrong-type'
      readonly expected: ExpectedKind
      /** The values that would be allowed, where `expected` is `one-of`. */
      readonly allowed: readonly string[]
      readonly found: ValueKind
      readonly value: string | null
    }
  /** The API server refuses the object for that field: what the finding of it says. */
  | { readonly code: 'refused'; readonly facts: FindingFacts['SYS-03'] }
  /** A Scenario asks for something that it does not have. */
  | ({ readonly code: 'scenario' } & ScenarioFault)

export type ProblemCode = ProblemCause['code']

const notes: ReadonlySet<ProblemCode> = new Set([
  'lines-left-out',
  'list-cut',
  'observed-differs',
  'hidden-values',
  'kind-by-path',
  'range-not-printed',
  'observations-differ',
  'further-problems',
])

/** Whether a problem only tells what is not known; nothing that was written is wrong. */
export function isNote({ code }: { readonly code: ProblemCode }): boolean {
  return notes.has(code)
}
