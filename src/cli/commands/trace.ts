import {
  createEngine,
  type Engine,
  plainHttp,
  type ShownGraph,
  type Trace,
  type TypedHttp,
  type TypedRequest,
  type Verdict,
} from '../../engine'
import type { Messages } from '../../i18n'
import { messagesFor } from '../../i18n/messagesFor'
import { explainRequestProblem } from '../../present/describe'
import { csvText } from '../../present/export/csv'
import type { FixOf } from '../../present/export/fix'
import { htmlText } from '../../present/export/html'
import { jsonText, traceJson } from '../../present/export/json'
import { markdownText } from '../../present/export/markdown'
import { mermaidText } from '../../present/export/mermaid'
import { tableText } from '../../present/export/table'
import { pathRulesJson, pathRulesText } from '../../present/linux/pathText'
import { placesOnRoute, type View } from '../../present/route'
import { svgText } from '../../present/svg/svgText'
import { keyValues, languageOf, oneOf, type ParsedArgs, readArgs, requireFiles } from '../args'
import { type Io, UsageError } from '../io'
import { printAge, printProblems } from '../print'
import { readCluster } from '../readInput'
import { printOffers, repairOffers } from '../repairOffers'
import type { Command } from './command'

const outputs = ['table', 'json', 'markdown', 'csv', 'html', 'mermaid', 'svg'] as const
/** So many cards a picture has room for. */
const shownCards = 60
const verdicts = ['delivered', 'redirected', 'rejected', 'dropped', 'unresolved', 'unhandled'] as const

const options = {
  from: { type: 'string' },
  to: { type: 'string' },
  output: { type: 'string', short: 'o' },
  view: { type: 'string' },
  choose: { type: 'string', multiple: true },
  at: { type: 'string' },
  method: { type: 'string', short: 'X' },
  header: { type: 'string', short: 'H', multiple: true },
  'host-header': { type: 'string' },
  sni: { type: 'string' },
  proxy: { type: 'string' },
  expect: { type: 'string' },
  any: { type: 'boolean' },
  strict: { type: 'boolean' },
  lang: { type: 'string' },
} as const

export const trace: Command = {
  name: 'trace',
  summary: 'follow one request through the cluster',
  help: `usage: hopscope trace FILE… --from F --to T [options]

Follows one request and prints its way, hop by hop. Several files are one cluster; "-" is standard input;
folders are read with all below them; gzip is unpacked.

  --from F       external, external:203.0.113.9, pod:ns/name, workload:ns/name, node:name, ip:10.0.0.2,
                 port-forward:KIND/ns/name:8080:80[,…][@address]
  --to T         a URL, host:port, ip:port[/udp|/sctp], svc:ns/name:port, lb:ns/name:port, pod:ns/name:port,
                 ingress:ns/name[:port][/path], gateway:ns/name:port[/path]
  -o FORM        table (default), json, markdown, csv, html, mermaid, svg: a picture that plays by itself
  --view VIEW    concept (default): the Service is a stop; wire: only what a packet really carries;
                 linux: also the rules of kube-proxy on each node, with > before those that match
  --choose K=V   node=…, endpoint=ip:port or backend=ip:port: which of several ways (repeatable)
  --at NODE      the node whose proxy sees the packet first
  --proxy K=V,…  settings of kube-proxy, such as mode=nftables,masqueradeAll=true
  -X METHOD, -H 'K: V', --host-header H, --sni S
                 the HTTP request, and the TLS server name
  --expect V     exit 1 unless every possible way ends so: ${verdicts.join(', ')}
  --any          with --expect: one way that ends so is enough
  --strict       exit 1 too if the verdict depends on something assumed or missing
  --lang L       en (default), zh
`,
  run: async (words, io) => {
    const args = readArgs('trace', words, options)
    const print = printerFor(args)
    const { expected, any } = expectationOf(args)
    const files = requireFiles(args)
    const request = requestOf(args)
    const messages = messagesFor(languageOf(args))
    const engine = createEngine()
    const input = await readCluster(files, io)
    const { problems, takenAt } = engine.read(input)
    printProblems(problems, messages, io)
    printOffers(repairOffers(input, problems), messages, io)
    const answer = engine.trace(request)
    if (!answer.ok) throw new UsageError(explainRequestProblem(answer.problem, messages))
    if (asText(args)) printAge(takenAt, messages, io)
    io.out(
      print(answer.trace, messages, io, {
        rules: () => rulesOf(engine, answer.trace, request),
        graph: () => engine.graph({ around: [...placesOnRoute(answer.trace)], focus: null, unfolded: [], limit: shownCards }),
        fixOf: ({ change = [] }) => engine.edits(change),
      }),
    )
    const asExpected = expected === null || endsAsExpected(answer.trace, expected, any)
    const sure = !args.flag('strict') || answer.trace.certainty === 'declared'
    if (!asExpected)
      io.err(`hopscope trace: expected ${any ? 'one way' : 'every way'} to be ${expected}, and found ${endings(answer.trace)}\n`)
    if (!sure) io.err(`hopscope trace: the verdict is not certain (${answer.trace.certainty}), and --strict was given\n`)
    return asExpected && sure ? 0 : 1
  },
}

/** What only people read may say how long ago something was. */
function asText(args: ParsedArgs): boolean {
  return oneOf('-o', args.text('output'), outputs) === 'table'
}

function requestOf(args: ParsedArgs): TypedRequest {
  const from = args.text('from')
  const to = args.text('to')
  if (from === null) throw new UsageError('--from is missing: say who sends, such as --from external or --from pod:default/web')
  if (to === null) throw new UsageError('--to is missing: say what is asked for; "hopscope targets FILE…" lists every address')
  const choices = keyValues('--choose', args.list('choose'), ['node', 'endpoint', 'backend'])
  return { from, to, choices, at: args.text('at'), proxy: args.text('proxy'), http: httpOf(args) }
}

function httpOf(args: ParsedArgs): TypedHttp {
  return {
    ...plainHttp,
    method: args.text('method'),
    host: args.text('host-header'),
    headers: args.list('header'),
    serverName: args.text('sni'),
  }
}

function expectationOf(args: ParsedArgs): { readonly expected: Verdict | null; readonly any: boolean } {
  const given = args.text('expect')
  const any = args.flag('any')
  if (given === null && any) throw new UsageError('--any says something about --expect, which is missing: add --expect VERDICT')
  return { expected: given === null ? null : oneOf('--expect', given, verdicts), any }
}

type PathRules = Parameters<typeof pathRulesText>[0]
/** What an output may ask besides: each costs some work. */
interface Further {
  readonly rules: () => PathRules
  /** What the map shows of the trace. */
  readonly graph: () => ShownGraph
  readonly fixOf: FixOf
}

type Printer = (trace: Trace, messages: Messages, io: Io, further: Further) => string

/** The rules that the packet meets, with the settings that the request gave. */
function rulesOf(engine: Engine, { hops }: Trace, { proxy }: TypedRequest): PathRules {
  return engine.ask('linuxRulesOfTrace', { hops: hops.map(({ id, component, node, wire }) => ({ id, component, node, wire })) }, proxy)
}

function printerFor(args: ParsedArgs): Printer {
  const output = oneOf('-o', args.text('output'), outputs)
  const asked = oneOf('--view', args.text('view'), ['concept', 'wire', 'linux'])
  if (asked === 'linux') return linuxPrinter(output)
  const view: View = asked
  const printers: Readonly<Record<(typeof outputs)[number], Printer>> = {
    table: (found, messages, io, { fixOf }) => tableText(found, view, messages, { colours: io.colour, width: io.width }, fixOf),
    json: (found, messages, _io, { fixOf }) => jsonText(found, messages, fixOf),
    markdown: (found, messages) => markdownText(found, view, messages),
    csv: (found, messages) => csvText(found, view, messages),
    html: (found, messages) => htmlText(found, view, messages),
    mermaid: (found, messages) => mermaidText(found, view, messages),
    svg: (found, messages, _io, { graph }) => svgText(found, graph(), view, messages),
  }
  return printers[output]
}

/** The trace as people explain it, and the rules of each node on its way. */
function linuxPrinter(output: (typeof outputs)[number]): Printer {
  if (output === 'json')
    return (found, messages, _io, { rules, fixOf }) =>
      `${JSON.stringify({ ...traceJson(found, messages, fixOf), linux: pathRulesJson(rules()) }, null, 2)}\n`
  if (output !== 'table') throw new UsageError('--view linux goes with -o table and -o json')
  return (found, messages, io, { rules, fixOf }) =>
    tableText(found, 'concept', messages, { colours: io.colour, width: io.width }, fixOf) + pathRulesText(rules(), messages, io.colour)
}

/** Every possible way must end so; with `--any` one is enough. */
function endsAsExpected(found: Trace, expected: Verdict, any: boolean): boolean {
  const ends = endingsOf(found)
  return any ? ends.includes(expected) : ends.every((verdict) => verdict === expected)
}

function endingsOf(found: Trace): readonly Verdict[] {
  return [found.verdict, ...found.alternatives.map((way) => way.verdict)]
}

function endings(found: Trace): string {
  return [...new Set(endingsOf(found))].join(', ')
}
