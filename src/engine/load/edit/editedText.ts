import { type Splice, splicesOf, type TextEdit } from '../../model'
import { linesOf } from '../lines'

/** A text that is edited again and again, and remembers all of it as edits of the text that stood there first. */
export class EditedText {
  private splices: readonly Splice[] = []

  constructor(
    private readonly original: string,
    /** As it stands now. */
    public text = original,
  ) {}

  /** Edits by the lines of the text as it stands. */
  apply(edits: readonly TextEdit[]): void {
    for (const splice of splicesOf(this.text, edits)) this.applyOne(splice)
  }

  /** All that was done, by the lines of the first text. */
  edits(file: string): readonly TextEdit[] {
    const at = linesOf(this.original)
    return this.splices.map(({ start, end, text }) => {
      const [from, to] = [at(start), at(end)]
      return { file, line: from.line, column: from.column, endLine: to.line, endColumn: to.column, text }
    })
  }

  private applyOne(splice: Splice): void {
    let moved = 0
    let merged = { ...splice }
    let back: number | null = null
    const [before, after]: [Splice[], Splice[]] = [[], []]
    for (const known of this.splices) {
      const from = known.start + moved
      const to = from + known.text.length
      if (to < splice.start) before.push(known)
      else if (from > splice.end) after.push(known)
      else {
        // What was written before and is changed again is one edit.
        const head = this.text.slice(from, Math.max(from, splice.start))
        const tail = this.text.slice(Math.min(to, splice.end), to)
        merged = { start: Math.min(merged.start, from), end: Math.max(merged.end, to), text: head + merged.text + tail }
        back ??= moved
      }
      if (from <= splice.end) moved += known.text.length - (known.end - known.start)
    }
    const firstMoved = back ?? moved
    const own = { start: merged.start - firstMoved, end: merged.end - moved, text: merged.text }
    this.splices = [...before, own, ...after]
    this.text = this.text.slice(0, splice.start) + splice.text + this.text.slice(splice.end)
  }
}
