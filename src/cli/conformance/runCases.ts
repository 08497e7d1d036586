import { type CaseFile, CaseProblem, type Difference, type Entry } from './caseFile'
import { readCase } from './readCase'
import { runEntry } from './runEntry'
import type { Skip } from './skipList'

/** What became of one entry of one case file. */
interface EntryResult {
  readonly id: string
  readonly name: string
  readonly outcome: 'passed' | 'failed' | 'skipped'
  readonly differences: readonly Difference[]
}

interface CaseText {
  readonly name: string
  readonly text: string
}

/** Runs every entry of every file. Nothing is skipped but what the list says, and the list must be true. */
export function runCases(files: readonly CaseText[], skips: readonly Skip[]): readonly EntryResult[] {
  const results = files.flatMap(runFile).map((result) => withSkip(result, skips))
  return [...results, ...skips.filter((skip) => !results.some((result) => names(skip, result))).map(unmatched)]
}

/** The closing line: other tools read it. */
export function closingLine(results: readonly EntryResult[]): string {
  const count = (outcome: EntryResult['outcome']) => results.filter((result) => result.outcome === outcome).length
  return `${count('passed')} passed, ${count('failed')} failed, ${count('skipped')} skipped`
}

/** One line for a failed entry: id, name, and what differed. */
export function failureLine(result: EntryResult): string {
  const what = result.differences.map(({ field, expected, got }) => `${field}: expected ${expected}, got ${got}`)
  return `FAILED ${result.id} | ${result.name} | ${what.join('; ')}`.replace(/\s*\n\s*/g, ' ')
}

function runFile({ name, text }: CaseText): readonly EntryResult[] {
  let file: CaseFile
  try {
    file = readCase(name, text)
  } catch (problem) {
    const got = problem instanceof CaseProblem || problem instanceof Error ? problem.message : String(problem)
    return [failed(name, 'the file', [{ field: 'file', expected: 'a case', got }])]
  }
  const entries = entriesOf(file)
  if (entries.length === 0) return [failed(file.id, 'the file', [{ field: 'entries', expected: 'at least one', got: 'none' }])]
  return entries.map((entry) => {
    const differences = entry.run(entry.expect)
    return { id: file.id, name: entry.name, outcome: differences.length === 0 ? 'passed' : 'failed', differences }
  })
}

/** What a file asks, one by one. */
export function entriesOf(file: CaseFile): readonly Entry[] {
  if (file.form === 'table') return file.entries
  return file.requests.map((request) => ({
    name: request.name,
    expect: request.fields.expect,
    run: (expect) => runEntry(file, { ...request, fields: { ...request.fields, expect } }),
  }))
}

function withSkip(result: EntryResult, skips: readonly Skip[]): EntryResult {
  const skip = skips.find((candidate) => names(candidate, result))
  if (!skip) return result
  if (result.outcome === 'failed') return { ...result, outcome: 'skipped' }
  return failed(result.id, result.name, [
    { field: 'skip', expected: `a failure (${skip.reason})`, got: 'it passes: take it off the skip file' },
  ])
}

function unmatched(skip: Skip): EntryResult {
  return failed(skip.id, skip.name, [{ field: 'skip', expected: 'an entry of that id and name', got: 'none' }])
}

function names(skip: Skip, result: EntryResult): boolean {
  return skip.id === result.id && skip.name === result.name
}

function failed(id: string, name: string, differences: readonly Difference[]): EntryResult {
  return { id, name, outcome: 'failed', differences }
}
