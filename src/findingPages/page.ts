import type { Verdict } from '../engine/model'

/** The page of one finding code, as it is read from its file. Title and severity are those of the finding. */
export interface FindingPage {
  readonly code: string
  /** The page upstream that states the behaviour. */
  readonly upstream: string
  /** What to run on a real cluster, and what it prints where the fault is there; empty: nothing. */
  readonly look: { readonly run: string; readonly answer: string }
  readonly en: PageWords
  readonly zh: PageWords
  readonly fault: Example
  /** Other codes that the same fault shows. */
  readonly also: readonly string[]
  /** The same manifests and request without the fault. */
  readonly healthy: Example
  /** How the healthy request ends. */
  readonly ends: Verdict
}

/** Paragraphs of one line each, with an empty line between; what stands in backticks is code. */
export interface PageWords {
  readonly happens: string
  readonly why: string
  /** What the answer of the command means. */
  readonly look: string
  readonly mend: string
}

/** What a code is about: the letters before its number. */
export function areaOf(code: string): string {
  return code.slice(0, code.indexOf('-'))
}

/** The sections of a page, in the order in which they are read. */
export const sections = ['happens', 'why', 'look', 'mend'] as const satisfies readonly (keyof PageWords)[]

export interface Example {
  readonly manifests: string
  readonly request: ExampleRequest
}

export interface ExampleRequest {
  readonly from: string
  readonly to: string
  /** The Host header, where it is another than the name in `to`. */
  readonly host: string | null
}

/** A piece of a paragraph. */
export interface Piece {
  readonly code: boolean
  readonly text: string
}

/** The paragraphs of a text, each cut into prose and code. */
export function paragraphs(text: string): readonly (readonly Piece[])[] {
  return text.split('\n\n').map((paragraph) =>
    paragraph
      .split('`')
      .map((piece, index) => ({ code: index % 2 === 1, text: piece }))
      .filter((piece) => piece.text !== ''),
  )
}
