import { LONGEST, readsWell, repair } from '../../repair'
import { splitDocuments } from '../../splitDocuments'
import { placeholder } from '../rules'
import { aligned, type Place } from './aligned'
import { type Edit, markFor } from './edits'
import { gluedEdits } from './glued'

/** A shorter piece whose place is not known stands in too many words to be taken out of all of them. */
const SHORTEST = 4

/** Whether a text does not read, and is short enough to have been copied by hand. */
export function isDamaged(text: string): boolean {
  return text.length <= LONGEST && !isSound(text)
}

/**
 * The edits of a damaged text, as far as anybody can tell what it was before copying damaged it: what is removed from that is
 * removed from this, where it stands. A secret that is glued to a name or to the next field is no value to a parser, nor to who reads
 * line by line. `editsIn` answers the edits of a text that reads. In order, none over another.
 */
export function damagedEdits(text: string, editsIn: (text: string) => readonly Edit[]): readonly Edit[] {
  const repaired = repair(text)
  const known = repaired === null ? [] : editsAcross(repaired.text, text, editsIn(repaired.text))
  return joined(repaired === null || repaired.unsure.length > 0 ? [...known, ...gluedParts(text)] : known, text)
}

/** Of a kind without known fields `readsWell` cannot tell that what stands behind an empty `metadata:` stood in it once. */
function isSound(text: string): boolean {
  return readsWell(text) && !/^[ \t]*(?:- )?metadata:[ \t]*\r?\n["']?\w/m.test(text)
}

/** Documents that read are no part of the damage. */
function gluedParts(text: string): readonly Edit[] {
  return splitDocuments(text).flatMap(({ start, end }) => {
    const part = text.slice(start, end)
    if (isSound(part)) return []
    return gluedEdits(part).map((edit) => ({ ...edit, start: edit.start + start, end: edit.end + start }))
  })
}

/** The same edits in another text that has the same words. */
function editsAcross(rebuilt: string, text: string, edits: readonly Edit[]): readonly Edit[] {
  if (edits.length === 0) return []
  const { placeOf, placesOf } = aligned(rebuilt, text)
  return edits.flatMap((edit) =>
    piecesOf(rebuilt, edit).flatMap(({ start, end, mark }) => {
      const place = placeOf(start, end)
      const piece = rebuilt.slice(start, end)
      const places = place === null ? (piece.length < SHORTEST ? [] : placesOf(piece)) : [place]
      return places.map((each): Edit => ({ ...edit, ...each, text: markFor(text.slice(each.start, each.end), mark) }))
    }),
  )
}

interface Piece extends Place {
  readonly mark: string
}

/** What an edit takes out of each line, and what it puts there. */
function piecesOf(text: string, edit: Edit): readonly Piece[] {
  const before = text.slice(edit.start, edit.end).split('\n')
  const after = edit.text.split('\n')
  const pieces: Piece[] = []
  let at = edit.start
  for (const [i, line] of before.entries()) {
    const shown = after[i] ?? ''
    const same = commonStart(line, shown)
    const end = line.length - commonEnd(line.slice(same), shown.slice(same))
    const mark = shown.slice(same, shown.length - (line.length - end))
    // The mark of a comment would hide what stands behind it, now that this is the same line.
    if (end > same) pieces.push({ start: at + same, end: at + end, mark: mark.startsWith('#') ? placeholder : mark })
    at += line.length + 1
  }
  return pieces
}

function commonStart(a: string, b: string): number {
  let length = 0
  while (length < a.length && a[length] === b[length]) length++
  return length
}

function commonEnd(a: string, b: string): number {
  let length = 0
  while (length < Math.min(a.length, b.length) && a[a.length - 1 - length] === b[b.length - 1 - length]) length++
  return length
}

/** In order; what would stand over another one is left out, and so is a mark right behind its like. */
function joined(edits: readonly Edit[], text: string): readonly Edit[] {
  const kept: Edit[] = []
  for (const edit of [...edits].sort((a, b) => a.start - b.start || b.end - a.end)) {
    const last = kept.at(-1)
    if (last && edit.start < last.end) continue
    const isRepeated = last?.text === placeholder && edit.text === placeholder && /^[ \t]*$/.test(text.slice(last.end, edit.start))
    if (last && isRepeated) kept[kept.length - 1] = { ...last, end: edit.end }
    else kept.push(edit)
  }
  return kept
}
