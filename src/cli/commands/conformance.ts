import { readArgs } from '../args'
import { CaseProblem } from '../conformance/caseFile'
import { looksLikeCase } from '../conformance/readCase'
import { closingLine, failureLine, runCases } from '../conformance/runCases'
import { readSkipList, type Skip } from '../conformance/skipList'
import { type Io, UsageError } from '../io'
import { readInput } from '../readInput'
import type { Command } from './command'

export const conformance: Command = {
  name: 'conformance',
  summary: 'run case files and say which entries do not come out as written',
  help: `usage: hopscope conformance PATH… [--skip FILE]

Runs every case file named, or found below a folder that is named. One line for each entry that fails, then
"N passed, N failed, N skipped". Exit code 1 where one failed.

  --skip FILE   YAML list of { id, name, reason, upstream }: entries that are known not to pass. One that would
                pass, or that matches nothing, fails the run
`,
  run: async (words, io) => {
    const args = readArgs('conformance', words, { skip: { type: 'string' } })
    if (args.files.length === 0) throw new UsageError('no cases were named: give case files or folders')
    const skipFile = args.text('skip')
    const skips = skipFile === null ? [] : await readSkips(skipFile, io)
    const texts = (await Promise.all(args.files.map((path) => casesAt(path, io)))).flat()
    const results = runCases(texts, skips)
    for (const result of results) if (result.outcome === 'failed') io.out(`${failureLine(result)}\n`)
    io.out(`${closingLine(results)}\n`)
    return results.some((result) => result.outcome === 'failed') ? 1 : 0
  },
}

/** A file that was named is a case or fails; in a folder, YAML that is no case (a skip list) is passed over. */
async function casesAt(path: string, io: Io) {
  const files = await readInput([path], io)
  const named = files.length === 1 && files[0]?.name === path
  return named ? files : files.filter((file) => looksLikeCase(file.text))
}

async function readSkips(path: string, io: Io): Promise<readonly Skip[]> {
  const [file] = await readInput([path], io)
  try {
    return readSkipList(path, file?.text ?? '')
  } catch (problem) {
    if (problem instanceof CaseProblem || problem instanceof Error) throw new UsageError(problem.message)
    throw problem
  }
}
