import { parseEvents } from 'js-yaml'
import { withoutInnerMarks } from '../byteOrderMarks'
import { outlineJson } from '../forms/jsonOutline'
import { MAX_DEPTH } from '../limits'
import { linesOf } from '../lines'
import { type Range, splitDocuments } from '../splitDocuments'
import { commentEdits } from './text/comments'
import { damagedEdits, isDamaged } from './text/damaged'
import { applied, counted, type Edit, type Removed } from './text/edits'
import { LineReader } from './text/lines'
import { structureEdits } from './text/structure'
import { rootsOf, type TextNode } from './text/tree'

/** A text as it may be kept, and what was removed from it. */
export interface RedactedText {
  readonly text: string
  readonly removed: readonly Removed[]
}

/**
 * Puts a mark in place of everything in a text that `rules.ts` says is removed, so that it can stand in an editor: the same lines, and
 * for the engine the same objects. Documents that a parser reads are changed at the places it names; what it cannot read, and what is no
 * manifest, is read line by line, and as what it probably was before copying damaged it. A text without secrets comes back as it is; one that
 * comes back is not changed again. Never throws.
 */
export function redactText(text: string): RedactedText {
  let kept = withoutInnerMarks(text)
  let removed: readonly Removed[] = []
  let mayBeDamaged = true
  // What a parser could not read it may read now, and then sees more.
  for (let round = 0; round < MOST_ROUNDS; round++) {
    // Marks damage nothing: a text that is sound once stays so.
    mayBeDamaged &&= isDamaged(kept)
    const again = redactOnce(kept, mayBeDamaged)
    if (again.removed.length === 0) break
    kept = again.text
    removed = [...removed, ...again.removed]
  }
  return removed.length === 0 ? { text, removed } : { text: kept, removed }
}

const MOST_ROUNDS = 5

/** Damage first: where a line is taken for its secret, what it was can be told no more. */
function redactOnce(text: string, mayBeDamaged: boolean): RedactedText {
  const damaged = withEdits(text, mayBeDamaged ? damagedEdits(text, editsIn) : [])
  const { text: kept, removed } = withEdits(damaged.text, editsIn(damaged.text))
  return { text: kept, removed: [...damaged.removed, ...removed] }
}

function editsIn(text: string): readonly Edit[] {
  const edits: Edit[] = []
  for (const part of partsOf(text)) {
    const slice = part.start === 0 && part.end === text.length ? text : text.slice(part.start, part.end)
    for (const edit of editsOf(slice, edits.at(-1)?.object ?? 0)) {
      edits.push({ ...edit, start: edit.start + part.start, end: edit.end + part.start })
    }
  }
  return edits
}

function withEdits(text: string, edits: readonly Edit[]): RedactedText {
  if (edits.length === 0) return { text, removed: [] }
  const lines = linesOf(text)
  return { text: applied(text, edits), removed: counted(edits, (offset) => lines(offset).line) }
}

/** Values of JSON one after another, or documents of YAML. */
function partsOf(text: string): readonly Range[] {
  const values = /^[\uFEFF\s]*[{[]/.test(text) ? outlineSafely(text) : null
  return values !== null && values.length > 0 ? values : splitDocuments(text)
}

function outlineSafely(text: string): readonly Range[] | null {
  try {
    return outlineJson(text)
  } catch {
    return null
  }
}

function editsOf(text: string, object: number): readonly Edit[] {
  const parsed = structured(text, object)
  return parsed ?? lineEdits(text, object + 1)
}

/** Null where the text is not read as objects. */
function structured(text: string, object: number): readonly Edit[] | null {
  try {
    const events = parseEvents(text, { maxDepth: MAX_DEPTH })
    const roots = rootsOf(events, text)
    if (!roots.every(isManifest)) return null
    const edits: Edit[] = []
    for (const root of roots) for (const edit of structureEdits(root, text, edits.at(-1)?.object ?? object)) edits.push(edit)
    return merged(edits, commentEdits(events, text, object))
  } catch {
    return null
  }
}

/** An object, a list of them, or nothing. */
function isManifest(root: TextNode): boolean {
  if (root.kind === 'list') return root.items.every(isManifest)
  if (root.kind === 'scalar') return root.value === ''
  return root.kind === 'map' && root.fields.some(({ key }) => key === 'kind' || key === 'apiVersion' || key === 'items')
}

/** Both in order; what would stand over another one is left out. */
function merged(edits: readonly Edit[], further: readonly Edit[]): Edit[] {
  if (further.length === 0) return [...edits]
  let end = 0
  return [...edits, ...further]
    .sort((a, b) => a.start - b.start)
    .filter((edit) => {
      if (edit.start < end) return false
      end = edit.end
      return true
    })
}

function lineEdits(text: string, object: number): readonly Edit[] {
  const reader = new LineReader()
  const edits: Edit[] = []
  let start = 0
  reader.begin(/^[ \t]*["']?kind["']?:[ \t]*["']?ConfigMap\b/m.test(text))
  for (const piece of text.split(/(\r\n|[\r\n])/)) {
    const change = /^[\r\n]/.test(piece) ? null : reader.change(piece)
    if (change !== null) edits.push({ start, end: start + piece.length, text: change.text, what: change.what, object })
    start += piece.length
  }
  return edits
}
