import type { KubeObject, LoadProblem, ProblemCause, SourceFile } from '../model'
import type { NumberedDocument } from './document'
import { binaryAt } from './limits'
import { type Lines, linesOf } from './lines'
import { type Sink, takeObjects } from './objects'
import { readDocuments } from './readDocuments'

/** All objects of all files, and all that could not be read. One never stops the other. */
export interface Loaded {
  readonly objects: readonly KubeObject[]
  readonly problems: readonly LoadProblem[]
}

/** Reads the objects of every file, in the order in which they are written. Never throws. */
export function load(files: readonly SourceFile[]): Loaded {
  const loaded = files.map(loadSafely)
  return { objects: loaded.flatMap((one) => one.objects), problems: loaded.flatMap((one) => one.problems) }
}

/** No text is known that makes this folder throw. Should there be one, it costs its own file (or, below, its own document) and no other. */
function loadSafely(file: SourceFile): Loaded {
  try {
    return loadFile(file)
  } catch (error) {
    return { objects: [], problems: [problemAt(file.name, null, null, unforeseen(error))] }
  }
}

function takeSafely(document: NumberedDocument, sink: Sink): void {
  try {
    takeObjects(document, sink)
  } catch (error) {
    sink.problems.push(problemAt(sink.file, null, null, unforeseen(error)))
  }
}

function unforeseen(error: unknown): ProblemCause {
  return { code: 'yaml-syntax', reason: error instanceof Error ? error.message : String(error) }
}

function loadFile(file: SourceFile): Loaded {
  const lines = linesOf(file.text)
  const binary = binaryAt(file.text)
  if (binary !== -1) return { objects: [], problems: [problemAt(file.name, lines, binary, { code: 'not-text' })] }

  const { documents, refusals } = readDocuments(file.text)
  const objects: KubeObject[] = []
  const problems = refusals.map((refusal) => problemAt(file.name, lines, refusal.offset, refusal.problem))
  const sink = { file: file.name, lines, objects, problems }
  for (const document of documents) takeSafely(document, sink)

  // A list without items is an answer, not an empty text.
  const hasValue = documents.some((document) => document.value !== null && document.value !== undefined)
  if (!hasValue && problems.length === 0) problems.push(problemAt(file.name, null, null, { code: 'empty-input' }))
  return { objects, problems: problems.sort(asWritten) }
}

function problemAt(file: string, lines: Lines | null, offset: number | null, cause: ProblemCause): LoadProblem {
  const place = lines === null || offset === null ? null : lines(offset)
  return { file, line: place?.line ?? null, column: place?.column ?? null, object: null, path: null, ...cause }
}

function asWritten(a: LoadProblem, b: LoadProblem): number {
  return (a.line ?? 0) - (b.line ?? 0) || (a.column ?? 0) - (b.column ?? 0)
}
