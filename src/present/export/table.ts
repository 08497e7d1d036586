import type { Alternative, Trace } from '../../engine/model'
import type { Messages } from '../../i18n/messages'
import { explainAssumption, explainFinding, explainMissing, placeText } from '../describe'
import { type FlowCell, type FlowRow, type FlowTable, flowColumns, flowTable } from '../flowTable'
import type { View } from '../route'
import { symptomText } from '../symptom'
import { columnLines } from './columns'
import { type FixOf, fixSentence, noFix } from './fix'
import { type Paint, paintFor } from './paint'
import { displayWidth, padTo, printable, wrap } from './textWidth'

/** How a text is laid out: `colours` for a terminal that shows them, `width` in its columns. */
export interface TextLayout {
  readonly colours?: boolean
  readonly width?: number
}

interface Sheet {
  readonly messages: Messages
  readonly paint: Paint
  readonly width: number
}

const waysBeforeFold = 6

/** The trace as aligned text for a terminal: verdict, flow table, other ways, findings and what it hangs on. */
export function tableText(
  trace: Trace,
  view: View,
  messages: Messages,
  { colours = false, width = 140 }: TextLayout = {},
  fixOf: FixOf = noFix,
): string {
  const sheet = { messages, paint: paintFor(colours), width }
  const sections = [
    title(trace, sheet),
    flow(trace, view, sheet),
    ways(trace.alternatives, sheet),
    findings(trace, sheet, fixOf),
    bullets(
      messages.report.missing,
      trace.missing.map((entry) => explainMissing(entry, messages)),
      sheet,
    ),
    bullets(
      messages.report.assumptions,
      trace.assumptions.map((entry) => explainAssumption(entry, messages)),
      sheet,
    ),
  ]
  return `${sections
    .filter((lines) => lines.length > 0)
    .map((lines) => lines.join('\n'))
    .join('\n\n')}\n`
}

function title(trace: Trace, { messages, paint, width }: Sheet): readonly string[] {
  const word = messages.words.verdicts[trace.verdict]
  const [first = '', ...more] = wrap(printable(`${word}  ${messages.verdictSentence(trace)}`), width)
  const symptom = symptomText(trace, messages)
  return [
    `${paint.verdict(trace.verdict, word)}${first.slice(word.length)}`,
    ...more,
    ...facts(
      [
        ...(symptom === null ? [] : [[messages.report.symptom, symptom] as const]),
        [messages.report.certainty, messages.words.certainty[trace.certainty]],
      ],
      paint,
    ),
  ]
}

function facts(entries: readonly (readonly [string, string])[], paint: Paint): readonly string[] {
  const width = Math.max(...entries.map(([label]) => displayWidth(label)))
  return entries.map(([label, value]) => `${paint.dim(padTo(label, width))}  ${value}`)
}

function flow(trace: Trace, view: View, { messages, paint, width }: Sheet): readonly string[] {
  const table = flowTable(trace, view, messages)
  const lines = columnLines({
    header: rowHeads(messages),
    rows: textRows(table, messages),
    width,
    paintHeader: paint.dim,
    paintRow: (row, text) => (table.rows[row]?.stopped ? paint.verdict(trace.verdict, text) : text),
  })
  return [...lines, ...marksUsed(table.rows).map((mark) => paint.dim(`${mark} ${messages.words.notOnTheWire}`))]
}

function textRows({ rows }: FlowTable, messages: Messages): readonly (readonly string[])[] {
  return rows.map((row) => rowCells(row, messages))
}

/** A row of a flow table as text, a cell a column. */
export function rowCells(row: FlowRow, messages: Messages): readonly string[] {
  const cells = flowColumns.map((column) => row.cells[column])
  const happens = row.assumed ? messages.report.remark(row.whatHappens, messages.words.assumed) : row.whatHappens
  return [
    `${row.step}${row.direction === 'reply' ? ' ←' : ''}`,
    ...cells.map((cell) => (cell.notOnWire ? cell.text + markOf(cell) : cell.text)),
    happens,
  ]
}

/** The names of the columns. */
export function rowHeads({ words: { columns } }: Messages): readonly string[] {
  return [columns.step, columns.source, columns.sourcePort, columns.destination, columns.destinationPort, columns.whatHappens]
}

/** A star behind a value that no packet carries, a dash where there is no packet at all. */
function markOf(cell: FlowCell): string {
  return cell.text === '' ? '–' : '*'
}

/** The marks that stand in these rows, and want an explanation. */
export function marksUsed(rows: readonly FlowRow[]): readonly string[] {
  const cells = rows.flatMap((row) => flowColumns.map((column) => row.cells[column]))
  return [...new Set(cells.filter((cell) => cell.notOnWire).map(markOf))]
}

function ways(alternatives: readonly Alternative[], { messages, paint }: Sheet): readonly string[] {
  if (alternatives.length < 2) return []
  const { report, words } = messages
  const rows = alternatives.slice(0, waysBeforeFold).map((way) => ({
    shown: way.shown,
    cells: [report.percent(way.chance), words.verdicts[way.verdict], printable(way.endpoint ?? '–'), printable(choicesText(way))],
  }))
  const widths = [0, 1, 2, 3].map((column) => Math.max(...rows.map((row) => displayWidth(row.cells[column] ?? ''))))
  const lines = rows.map(({ shown, cells }) => {
    const [chance = '', ...rest] = cells
    const padded = rest.map((cell, index) => padTo(cell, widths[index + 1] ?? 0)).filter((cell) => cell !== '')
    const text = [' '.repeat((widths[0] ?? 0) - displayWidth(chance)) + chance, ...padded]
    return `  ${text.join('  ')}${shown ? `  ← ${report.shown}` : ''}`.trimEnd()
  })
  const hidden = alternatives.length - rows.length
  return [paint.bold(report.ways), ...lines, ...(hidden > 0 ? [`  ${report.more(hidden)}`] : [])]
}

/** What to choose to get there, the endpoint apart: it stands in its own column. */
function choicesText({ choices, endpoint }: Alternative): string {
  const told = Object.entries(choices).filter(([what, choice]) => what !== 'endpoint' || choice !== endpoint)
  return told.map(([what, choice]) => `${what}=${choice}`).join(' ')
}

function findings(trace: Trace, { messages, paint, width }: Sheet, fixOf: FixOf): readonly string[] {
  if (trace.findings.length === 0) return []
  const lines = trace.findings.flatMap((finding) => {
    const head = [
      paint.severity(finding.severity, messages.words.severities[finding.severity]),
      finding.code,
      printable(placeText(finding)),
    ]
    const fix = fixSentence(finding, messages, fixOf)
    return [
      `  ${head.filter((part) => part !== '').join('  ')}`,
      ...hanging(explainFinding(finding, messages), '    ', '    ', width),
      ...(fix === null ? [] : hanging(fix, '    ', '      ', width)),
    ]
  })
  return [paint.bold(messages.report.findings), ...lines]
}

function bullets(heading: string, sentences: readonly string[], { paint, width }: Sheet): readonly string[] {
  if (sentences.length === 0) return []
  return [paint.bold(heading), ...sentences.flatMap((sentence) => hanging(sentence, '  - ', '    ', width))]
}

/** A sentence in lines, the first and the following ones indented. */
export function hanging(text: string, first: string, next: string, width: number): readonly string[] {
  return wrap(printable(text), width - next.length).map((line, index) => `${index === 0 ? first : next}${line}`)
}
