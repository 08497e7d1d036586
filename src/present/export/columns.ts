import { displayWidth, padTo, printable, wrap } from './textWidth'

/** A table for a terminal: the last column takes the rest of the width and breaks into lines. */
export interface Columns {
  readonly header: readonly string[]
  readonly rows: readonly (readonly string[])[]
  readonly width: number
  readonly paintHeader: (text: string) => string
  /** Paints one line of a row, `row` counted from 0. */
  readonly paintRow: (row: number, text: string) => string
}

const gap = '  '
const narrowestLast = 24

/** The lines of a table, a rule below its header. */
export function columnLines({ header, rows, width, paintHeader, paintRow }: Columns): readonly string[] {
  const clean = rows.map((row) => row.map(printable))
  const widths = header.map((title, column) => Math.max(displayWidth(title), ...clean.map((row) => displayWidth(row[column] ?? ''))))
  const fixed = widths.slice(0, -1)
  const before = fixed.reduce((sum, each) => sum + each + gap.length, 0)
  const last = Math.min(widths.at(-1) ?? 0, Math.max(narrowestLast, width - before))
  const all = [...fixed, last]
  return [
    paintHeader(oneLine(header, all)),
    paintHeader(all.map((each) => '─'.repeat(each)).join(gap)),
    ...clean.flatMap((row, index) => rowLines(row, all).map((line) => paintRow(index, line))),
  ]
}

function rowLines(row: readonly string[], widths: readonly number[]): readonly string[] {
  const [first = '', ...more] = wrap(row.at(-1) ?? '', widths.at(-1) ?? 0)
  const blank = row.slice(0, -1).map(() => '')
  return [oneLine([...row.slice(0, -1), first], widths), ...more.map((line) => oneLine([...blank, line], widths))]
}

function oneLine(cells: readonly string[], widths: readonly number[]): string {
  return cells
    .map((cell, column) => padTo(cell, widths[column] ?? 0))
    .join(gap)
    .trimEnd()
}
