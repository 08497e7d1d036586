import type { Trace } from '../../engine/model'
import type { Messages } from '../../i18n/messages'
import { type ComparedRow, compareTables } from '../compare'
import { type ComparedSide, comparedSides, type WayChangeKind } from '../compareWays'
import { explainFinding, placeText } from '../describe'
import { type FlowRow, flowTable } from '../flowTable'
import { partingOf } from '../parting'
import type { View } from '../route'
import { columnLines } from './columns'
import { traceJson } from './json'
import { type Paint, paintFor } from './paint'
import { hanging, marksUsed, rowCells, rowHeads, type TextLayout } from './table'
import { displayWidth, padTo, printable } from './textWidth'

/** One request as two inputs answer it. */
export interface ComparedRequest {
  readonly is: WayChangeKind | 'same'
  readonly before: Trace
  readonly after: Trace
}

/** One request in two inputs as one flow table: `-` before what it was, `+` before what it is, nothing before what stays. */
export function comparedRequestText(
  { is, before, after }: ComparedRequest,
  view: View,
  messages: Messages,
  { colours = false, width = 140 }: TextLayout = {},
): string {
  const paint = paintFor(colours)
  const sheet = { messages, paint, width }
  const heads = [...sideLines('before', before, sheet), ...sideLines('after', after, sheet)]
  const rows = compareTables(flowTable(before, view, messages).rows, flowTable(after, view, messages).rows).rows.flatMap(signed)
  const table = columnLines({
    header: ['', ...rowHeads(messages)],
    rows: rows.map(({ sign, row }) => [sign, ...rowCells(row, messages)]),
    width,
    paintHeader: paint.dim,
    paintRow: (index, text) => paintSign(rows[index]?.sign ?? '', text, paint),
  })
  const marks = marksUsed(rows.map(({ row }) => row)).map((mark) => paint.dim(`${mark} ${messages.words.notOnTheWire}`))
  return `${paint.bold(messages.compare.kinds[is])}\n${heads.join('\n')}\n\n${[...table, ...marks].join('\n')}\n`
}

interface SignedRow {
  readonly sign: '' | '-' | '+'
  readonly row: FlowRow
}

function signed(compared: ComparedRow): readonly SignedRow[] {
  if (compared.is === 'same') return [{ sign: '', row: compared.row }]
  const was: readonly SignedRow[] = compared.is === 'new' ? [] : [{ sign: '-', row: compared.before }]
  return compared.is === 'gone' ? was : [...was, { sign: '+', row: compared.row }]
}

function paintSign(sign: SignedRow['sign'], text: string, paint: Paint): string {
  return sign === '' ? text : paint.verdict(sign === '+' ? 'delivered' : 'dropped', text)
}

/** The verdict of one side with its sentence, and what is found on its way. */
function sideLines(
  side: ComparedSide,
  trace: Trace,
  { messages, paint, width }: { readonly messages: Messages; readonly paint: Paint; readonly width: number },
): readonly string[] {
  const label = Math.max(...comparedSides.map((each) => displayWidth(messages.compare.sides[each])))
  const indent = ' '.repeat(label + 2)
  const head = `${padTo(messages.compare.sides[side], label)}  `
  const [first = '', ...more] = hanging(
    `${messages.words.verdicts[trace.verdict]}  ${messages.verdictSentence(trace)}`,
    head,
    indent,
    width,
  )
  const causes = trace.findings.flatMap((finding) => {
    const place = [finding.code, printable(placeText(finding))].filter((part) => part !== '').join('  ')
    return hanging(`${place}  ${explainFinding(finding, messages)}`, indent, `${indent}  `, width)
  })
  return [paint.verdict(trace.verdict, first), ...more, ...causes]
}

/** One request in two inputs as a value: both traces whole, and where they part. */
export function comparedRequestJson({ is, before, after }: ComparedRequest, messages: Messages) {
  const partsAt = partingOf(before, after, messages)
  return { version: 1, is, partsAt, before: traceJson(before, messages), after: traceJson(after, messages) }
}
