import { createEngine } from '../../engine'
import { isNote } from '../../engine/model'
import { messagesFor } from '../../i18n/messagesFor'
import { unifiedDiff } from '../../present/export/unifiedDiff'
import { languageOf, oneOf, readArgs, requireFiles } from '../args'
import { UsageError } from '../io'
import { readInput } from '../readInput'
import type { Command } from './command'

export const repair: Command = {
  name: 'repair',
  summary: 'print YAML that copying damaged as it probably was',
  help: `usage: hopscope repair FILE [-o text|diff] [--lang en|zh]

Prints the file as it probably was before a web page swallowed its line breaks or indentation, or a copy put
prompts, line numbers, quote marks or curly quotes into it. No file is changed. Lines that may be wrong are
named on standard error, and so is a document that cannot be rebuilt: it is printed as it stands, the others repaired.
A file that reads, or that nothing can be done about, is printed as it is. Exit code 1 where it still does not read.

  -o FORM        text (default): the whole repaired text
                 diff: what it changes, as "patch" takes it; nothing where nothing is changed
  --lang L       en (default), zh
`,
  run: async (words, io) => {
    const args = readArgs('repair', words, { output: { type: 'string', short: 'o' }, lang: { type: 'string' } })
    const output = oneOf('-o', args.text('output'), ['text', 'diff'])
    const messages = messagesFor(languageOf(args))
    const files = await readInput(requireFiles(args), io)
    const [file] = files
    if (file === undefined || files.length > 1) throw new UsageError(`repair takes one file, ${files.length} were given`)
    const engine = createEngine()
    const repaired = engine.repair(file.text)
    const text = repaired?.text ?? file.text
    io.out(output === 'diff' ? unifiedDiff(file.name, file.text, text) : text)
    if (repaired === null) io.err(`${messages.repair.none(file.name)}\n`)
    for (const { line, text, reason } of repaired?.unsure ?? [])
      io.err(`${file.name}:${line}: ${text}\n  ${messages.repair.unsure[reason]}\n`)
    return engine.read([{ ...file, text }]).problems.some((problem) => !isNote(problem)) ? 1 : 0
  },
}
