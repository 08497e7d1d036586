import { createEngine } from '../../engine'
import type { Messages } from '../../i18n'
import { messagesFor } from '../../i18n/messagesFor'
import { type ComparedInput, compareRequest, compareWays, tracesOf, type WayChangeKind } from '../../present/compareWays'
import { explainRequestProblem } from '../../present/describe'
import { type ComparedRequest, comparedRequestJson, comparedRequestText } from '../../present/export/comparedRequest'
import { comparedWaysJson, comparedWaysText, type TracedChange } from '../../present/export/comparedWays'
import { languageOf, oneOf, type ParsedArgs, readArgs } from '../args'
import { type Io, UsageError } from '../io'
import { printProblems } from '../print'
import { readCluster } from '../readInput'
import type { Command } from './command'

const options = {
  from: { type: 'string' },
  to: { type: 'string' },
  output: { type: 'string', short: 'o' },
  view: { type: 'string' },
  lang: { type: 'string' },
} as const

export const compare: Command = {
  name: 'compare',
  summary: 'say which requests go another way in other manifests',
  help: `usage: hopscope compare BEFORE AFTER [--from F --to T] [-o text|json] [--lang en|zh]

Sends every request that one of two inputs lists ("hopscope targets") through both, and prints those that do not go the
same way, what is worse first: the verdict before and after with its cause and line, and the first hop that differs.
Each input is a file, a folder with all below it, an archive, or "-" for standard input: two checkouts, two dumps, or

  git show main:web.yaml | hopscope compare - web.yaml

Exit code 1 where a request is worse off: fewer of its ways arrive than before.

  --from F, --to T  one request alone, as "hopscope trace" takes it: both flow tables in one, with - and + before the
                    rows that differ
  --view VIEW       with --from and --to: concept (default), wire
`,
  run: async (words, io) => {
    const args = readArgs('compare', words, options)
    const output = oneOf('-o', args.text('output'), ['text', 'json'])
    const view = oneOf('--view', args.text('view'), ['concept', 'wire'])
    const messages = messagesFor(languageOf(args))
    const request = requestOf(args)
    const [older, newer] = pathsOf(args)
    const before = await inputOf(older, messages, io)
    const after = await inputOf(newer, messages, io)
    const layout = { colours: io.colour, width: io.width }
    if (request !== null) {
      const compared = await requestIn(request, before, after, messages)
      io.out(output === 'json' ? jsonText(comparedRequestJson(compared, messages)) : comparedRequestText(compared, view, messages, layout))
      return exitCode([compared.is])
    }
    const compared = await compareWays(before, after)
    const changes: TracedChange[] = []
    for (const change of compared.changes) changes.push({ change, traces: await tracesOf(change, before, after) })
    io.out(
      output === 'json' ? jsonText(comparedWaysJson(compared, changes, messages)) : comparedWaysText(compared, changes, messages, layout),
    )
    return exitCode(compared.changes.map(({ is }) => is))
  },
}

function exitCode(found: readonly (WayChangeKind | 'same')[]): number {
  return found.includes('worse') ? 1 : 0
}

function jsonText(value: unknown): string {
  return `${JSON.stringify(value, null, 2)}\n`
}

function pathsOf({ files }: ParsedArgs): readonly [string, string] {
  const [before, after, ...more] = files
  if (before === undefined || after === undefined || more.length > 0)
    throw new UsageError('compare takes two inputs, BEFORE and AFTER: each a file, a folder, an archive, or - for standard input')
  if (before === '-' && after === '-') throw new UsageError('only one of the two inputs can be standard input')
  return [before, after]
}

function requestOf(args: ParsedArgs): { readonly from: string; readonly to: string } | null {
  const [from, to] = [args.text('from'), args.text('to')]
  if (from === null && to === null && args.text('view') !== null) throw new UsageError('--view goes with --from and --to')
  if (from === null && to === null) return null
  if (from === null) throw new UsageError('--from is missing: --to alone says what is asked for, and not by whom')
  if (to === null) throw new UsageError('--to is missing: --from alone says who sends, and not what is asked for')
  return { from, to }
}

async function inputOf(path: string, messages: Messages, io: Io): Promise<ComparedInput> {
  const engine = createEngine()
  const { problems, senders } = engine.read(await readCluster([path], io))
  printProblems(problems, messages, io)
  return { ...engine, senders }
}

async function requestIn(
  request: { readonly from: string; readonly to: string },
  before: ComparedInput,
  after: ComparedInput,
  messages: Messages,
): Promise<ComparedRequest> {
  for (const [name, input] of [['BEFORE', before] as const, ['AFTER', after] as const]) {
    const answer = await input.trace({ ...request, choices: {}, at: null, proxy: null })
    if (!answer.ok) throw new UsageError(`in ${name}: ${explainRequestProblem(answer.problem, messages)}`)
  }
  const change = await compareRequest(request, before, after)
  const traces = await tracesOf(change ?? { ...request, is: 'otherwise', only: null, before: null, after: null }, before, after)
  if (traces.before === null || traces.after === null) throw new Error('a request that could be sent cannot be sent again')
  return { is: change?.is ?? 'same', before: traces.before, after: traces.after }
}
