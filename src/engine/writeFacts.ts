import { type Assumption, applyEdits, type SourceFile, type TextEdit, type Trace, type WrittenFact } from './model'

/** What writing facts asks of the engine. */
export interface FactWriter {
  /** The trace of the request for some state of the texts; null where it cannot be sent. */
  readonly traceIn: (files: readonly SourceFile[]) => Trace | null
  readonly editsOf: (assumption: Assumption) => readonly TextEdit[] | null
}

/** Each is proven by a reading of the input: nobody looks through more of them. */
const mostProven = 12

/**
 * What a request rests on and can be written into the manifests instead, proven in a copy of the texts: the request ends there as it does now,
 * and that is no longer assumed.
 */
export function writeFacts(files: readonly SourceFile[], { traceIn, editsOf }: FactWriter): readonly WrittenFact[] {
  const before = traceIn(files)
  return (before?.assumptions ?? []).slice(0, mostProven).flatMap((assumption): WrittenFact[] => {
    const edits = editsOf(assumption)
    const after = edits && traceIn(files.map((file) => edited(file, edits)))
    return edits && before && after && endsAlike(before, after) && !after.assumptions.some((each) => isSame(each, assumption))
      ? [{ assumption, edits }]
      : []
  })
}

function edited(file: SourceFile, edits: readonly TextEdit[]): SourceFile {
  const own = edits.filter((edit) => edit.file === file.name)
  return 'text' in file && own.length > 0 ? { ...file, text: applyEdits(file.text, own) } : file
}

function endsAlike(a: Trace, b: Trace): boolean {
  return a.verdict === b.verdict && a.reason === b.reason && isSame(a.endpoints, b.endpoints)
}

function isSame(a: unknown, b: unknown): boolean {
  return JSON.stringify(a) === JSON.stringify(b)
}
