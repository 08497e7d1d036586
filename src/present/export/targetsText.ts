import type { LoadProblem, RequestTarget } from '../../engine/model'
import type { Messages } from '../../i18n/messages'
import { columnLines } from './columns'
import { problemLines } from './findingsText'
import { paintFor } from './paint'
import type { TextLayout } from './table'
import { printable } from './textWidth'

interface Targets {
  readonly targets: readonly RequestTarget[]
  readonly objects: Readonly<Record<string, number>>
  readonly problems: readonly LoadProblem[]
}

/** Every address that can be requested, as aligned text, with the kinds of the input below. */
export function targetsText(
  { targets, objects, problems }: Targets,
  messages: Messages,
  { colours = false, width = 140 }: TextLayout = {},
): string {
  const paint = paintFor(colours)
  const { report, words } = messages
  const table = columnLines({
    header: [report.from, report.to, report.kind, report.verdict, report.leadsTo],
    rows: targets.map(({ from, to, kind, describes, verdict }) => [
      from,
      to,
      words.targets[kind],
      words.verdicts[verdict],
      report.servicePort(`${describes.kind} ${describes.object}`, describes.port),
    ]),
    width,
    paintHeader: paint.dim,
    paintRow: (row, text) => (targets[row]?.verdict === 'delivered' ? text : paint.verdict(targets[row]?.verdict ?? 'unhandled', text)),
  })
  const counted = Object.entries(objects).map(([kind, count]) => `${printable(kind)} ${count}`)
  const sections = [
    targets.length === 0 ? [report.noTargets] : table,
    counted.length === 0 ? [] : [`${paint.bold(report.objects)}  ${counted.join(', ')}`],
    problems.length === 0 ? [] : [paint.bold(report.problems), ...problemLines(problems, messages, paint, width)],
  ]
  return `${sections
    .filter((lines) => lines.length > 0)
    .map((lines) => lines.join('\n'))
    .join('\n\n')}\n`
}
