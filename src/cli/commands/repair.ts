import { createEngine, type LoadProblem, type SourceFile } from '../../engine'
import { type Messages, messagesFor } from '../../i18n'
import { languageOf, readArgs, requireFiles } from '../args'
import { type Io, UsageError } from '../io'
import { readInput } from '../readInput'
import type { Command } from './command'

/** Tells, beside the answer, of each file that could not be read and that `hopscope repair` heals. */
export function offerRepairs(files: readonly SourceFile[], problems: readonly LoadProblem[], messages: Messages, io: Io): void {
  const damaged = new Set(problems.map((problem) => problem.file))
  const engine = createEngine()
  for (const { name, text } of files) {
    if (damaged.has(name) && engine.repair(text) !== null) io.err(`${messages.repair.offer(name, `hopscope repair ${name}`)}\n`)
  }
}

export const repair: Command = {
  name: 'repair',
  summary: 'print YAML that copying damaged as it probably was',
  help: `usage: hopscope repair FILE [--lang en|zh]

Prints the file as it probably was before a web page swallowed its line breaks or indentation, or a copy put
prompts, line numbers, quote marks or curly quotes into it. No file is changed. Lines that may be wrong are
named on standard error. A file that reads, or that nothing can be done about, is printed as it is.
Exit code 1 where it still does not read.
`,
  run: async (words, io) => {
    const args = readArgs('repair', words, { lang: { type: 'string' } })
    const messages = messagesFor(languageOf(args))
    const files = await readInput(requireFiles(args), io)
    const [file] = files
    if (file === undefined || files.length > 1) throw new UsageError(`repair takes one file, ${files.length} were given`)
    const engine = createEngine()
    const repaired = engine.repair(file.text)
    io.out(repaired?.text ?? file.text)
    if (repaired === null) io.err(`${messages.repair.none(file.name)}\n`)
    for (const { line, text, reason } of repaired?.unsure ?? [])
      io.err(`${file.name}:${line}: ${text}\n  ${messages.repair.unsure[reason]}\n`)
    return repaired !== null || engine.read([file]).problems.length === 0 ? 0 : 1
  },
}
