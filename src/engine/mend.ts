import { EditedText } from './load'
import { type Finding, findingKey, type Mending, type SourceFile, type TextEdit, type Trace } from './model'

/** What mending asks of the engine, about one state of the texts. */
export interface Examined {
  /** Null where the request cannot be sent. */
  readonly trace: Trace | null
  readonly editsOf: (finding: Finding) => readonly TextEdit[] | null
}

/** So many things one after another stand in the way of a request at most; each costs a reading of the input. */
const most = 8

/**
 * Mends what stands in the way of a request, one blocker after another, in a copy of the texts: after each fix the input is read and the
 * request sent again. Null unless the request arrives in the end.
 */
export function mend(files: readonly SourceFile[], examine: (files: readonly SourceFile[]) => Examined): Mending | null {
  const texts = new Map(files.flatMap((file) => ('text' in file ? [[file.name, new EditedText(file.text)] as const] : [])))
  const current = () => files.map((file) => ('text' in file ? { name: file.name, text: texts.get(file.name)?.text ?? file.text } : file))
  const mended: Finding[] = []
  for (let round = 0; ; round++) {
    const examined = examine(round === 0 ? files : current())
    if (examined.trace === null) return null
    if (examined.trace.verdict === 'delivered') break
    const next = round < most ? firstFix(examined, mended) : null
    if (next === null) return null
    for (const file of new Set(next.edits.map((edit) => edit.file))) texts.get(file)?.apply(next.edits.filter((edit) => edit.file === file))
    mended.push(next.finding)
  }
  return { findings: mended, edits: [...texts].flatMap(([file, text]) => text.edits(file)) }
}

/** The worst come first. What stands there again after it was mended is not mended by its fix. */
function firstFix({ trace, editsOf }: Examined, mended: readonly Finding[]) {
  for (const finding of trace?.findings ?? []) {
    if (finding.severity === 'info' || finding.change === undefined) continue
    if (mended.some((other) => findingKey(other) === findingKey(finding))) return null
    const edits = editsOf(finding)
    if (edits !== null) return { finding, edits }
  }
  return null
}
