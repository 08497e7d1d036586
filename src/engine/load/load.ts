import type { Loaded, LoadProblem, ProblemCause, SourceFile, TextFile } from '../model'
import type { NumberedDocument } from './document'
import { mayHide } from './hidden'
import { joinObserved } from './join/join'
import { binaryAt } from './limits'
import { type Lines, linesOf } from './lines'
import { newSink, type Sink, takeObjects } from './objects'
import { type Reading, readDocuments } from './readDocuments'
import { redactText } from './redact/redactText'
import { objectOf } from './terminal/objectOf'
import { readTerminal, type TerminalText } from './terminal/terminal'

/** Reads the objects of every file, in the order in which they are written. Never throws. */
export function load(files: readonly SourceFile[]): Loaded {
  const loaded = saidOnce(files.map((file) => ('text' in file ? loadText(file) : file.received)))
  const problems = loaded.flatMap((one) => one.problems)
  const objects = loaded.flatMap((one) => one.objects)
  return { objects: joinObserved(objects, problems), problems, asked: loaded.flatMap((one) => one.asked) }
}

/** Hidden values are told at the first file that has some, for all of them. */
function saidOnce(loaded: readonly Loaded[]): readonly Loaded[] {
  const told = loaded.flatMap(({ problems }) => problems.filter((problem) => problem.code === 'hidden-values'))
  const first = told[0]
  if (first === undefined || told.length === 1) return loaded
  const all: LoadProblem = { ...first, count: told.reduce((sum, { count }) => sum + count, 0) }
  return loaded.map(({ problems, ...rest }) => ({
    ...rest,
    problems: problems.flatMap((problem): readonly LoadProblem[] => {
      if (problem.code !== 'hidden-values') return [problem]
      return problem === first ? [all] : []
    }),
  }))
}

/** What one text holds. No text is known that makes this folder throw. Should there be one, it costs its own file (or, below, its own document) and no other. */
export function loadText(file: TextFile): Loaded {
  try {
    return loadFile(file)
  } catch (error) {
    return { objects: [], problems: [problemAt(file.name, null, null, unforeseen(error))], asked: [] }
  }
}

function takeSafely(document: NumberedDocument, lines: Lines, sink: Sink): void {
  try {
    takeObjects(document, lines, sink)
  } catch (error) {
    sink.problems.push(problemAt(sink.file, null, null, unforeseen(error)))
  }
}

function unforeseen(error: unknown): ProblemCause {
  return { code: 'yaml-syntax', reason: error instanceof Error ? error.message : String(error) }
}

function loadFile(file: TextFile): Loaded {
  const lines = linesOf(file.text)
  const binary = binaryAt(file.text)
  if (binary !== -1) return { objects: [], problems: [problemAt(file.name, lines, binary, { code: 'not-text' })], asked: [] }

  const { terminal, documents, refusals } = readText(file.text)
  const sink = newSink(file.name, mayHide(file.text))
  const { objects, problems, asked } = sink
  problems.push(...refusals.map((refusal) => problemAt(file.name, lines, refusal.offset, refusal.problem)))
  if (terminal !== null) takeObserved(terminal, lines, sink)
  for (const document of documents) takeSafely(document, lines, sink)

  if (sink.toldByPath !== null) problems.push(problemAt(file.name, null, null, { code: 'kind-by-path', kind: sink.toldByPath }))
  if (sink.hidden > 0) problems.push(problemAt(file.name, null, null, { code: 'hidden-values', count: sink.hidden }))

  // A list without items is an answer, not an empty text.
  const hasValue = documents.some((document) => document.value !== null && document.value !== undefined)
  if (!hasValue && objects.length + problems.length === 0) problems.push(problemAt(file.name, null, null, { code: 'empty-input' }))
  return { objects, problems: problems.sort(asWritten), asked }
}

/**
 * A text is what a terminal showed where kubectl printed objects in it, or where it cannot be read as YAML or JSON and can be read
 * without the lines around.
 */
function readText(text: string): Reading & { readonly terminal: TerminalText | null } {
  const terminal = readTerminal(text)
  if (terminal === null || (terminal.observations.length === 0 && terminal.documents !== '')) {
    const plain = readDocuments(text)
    if (terminal === null || plain.refusals.length === 0) return { ...plain, terminal: null }
  }
  return { ...readDocuments(terminal.documents), terminal }
}

function takeObserved({ observations, unread }: TerminalText, lines: Lines, { file, objects, problems, redaction }: Sink): void {
  for (const observation of observations) {
    const object = objectOf(observation, file, lines, problems)
    if (object !== null) objects.push({ ...object, body: redaction.object(object.body, object.ref, false) })
    if (observation.cutAt !== null) problems.push(problemAt(file, lines, observation.cutAt, { code: 'list-cut' }))
  }
  const ranges = observations.flatMap(({ rangeAt }) => rangeAt ?? [])
  if (ranges[0] !== undefined) problems.push(problemAt(file, lines, ranges[0], { code: 'range-not-printed' }))
  const [first] = unread
  if (first !== undefined) {
    const shown = redactText(first.text).text.trim().slice(0, 60)
    problems.push(problemAt(file, lines, first.offset, { code: 'lines-left-out', count: unread.length, first: shown }))
  }
}

function problemAt(file: string, lines: Lines | null, offset: number | null, cause: ProblemCause): LoadProblem {
  const place = lines === null || offset === null ? null : lines(offset)
  return { file, line: place?.line ?? null, column: place?.column ?? null, object: null, path: null, ...cause }
}

function asWritten(a: LoadProblem, b: LoadProblem): number {
  return (a.line ?? 0) - (b.line ?? 0) || (a.column ?? 0) - (b.column ?? 0)
}
