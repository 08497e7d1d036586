import type { Trace } from '../../engine/model'
import type { Messages } from '../../i18n/messages'
import { headerCells, rowCells } from '../export/cells'
import { escaped } from '../export/markup'
import { printable, wrap } from '../export/textWidth'
import { flowColumns, flowTable } from '../flowTable'
import { textWidth } from '../map/layout'
import type { View } from '../route'
import { element, text } from './element'

/** The flow table as it is drawn: its markup, how large it is, and where its rows lie. */
export interface DrawnTable {
  readonly markup: string
  readonly width: number
  readonly height: number
}

const size = { font: 13, remark: 12, line: 18, pad: 10, gap: 18, happens: 360, header: 30, margin: 16 } as const
/** About how wide a character of the last column is: it is set in the common font. */
const letter = 6.9

/** How wide the table of a trace wants to be. */
export function tableWidth(trace: Trace, view: View, messages: Messages): number {
  return columnsOf(trace, view, messages).width
}

/** The rows of the flow table, each with the lit ground that is seen while it is told. `width`: at least so wide. */
export function drawTable(trace: Trace, view: View, messages: Messages, width: number): DrawnTable {
  const { header, rows, places } = columnsOf(trace, view, messages)
  const room = Math.floor((width - size.margin - (places.at(-1) ?? 0)) / letter)
  const { rows: facts } = flowTable(trace, view, messages)
  const parts = [
    ...header.map((word, i) => text(places[i] ?? 0, 20, 'h', word)),
    element('line', { x1: 0, x2: width, y1: size.header, y2: size.header, class: 'rule' }),
  ]
  let y: number = size.header
  for (const [index, cells] of rows.entries()) {
    const lines = linesOf(cells.at(-1)?.whole ?? '', room)
    const height = Math.max(1, lines.length, ...cells.slice(0, -1).map(({ parts: own }) => own.length)) * size.line + 2 * size.pad
    const base = y + size.pad + size.font
    const stopped = facts[index]?.stopped === true
    parts.push(
      element(
        'g',
        { class: stopped ? 'row stopped' : 'row', 'data-row': index + 1 },
        element('rect', { class: `lit s${index}`, x: 0, y, width, height }),
        ...cells.slice(0, -1).map((cell, i) => inLines(cell.parts, places[i] ?? 0, base, i === 0 ? 'n' : 'm')),
        inLines(lines, places.at(-1) ?? 0, base, 't'),
        element('line', { x1: 0, x2: width, y1: y + height, y2: y + height, class: 'soft' }),
      ),
    )
    y += height
  }
  return { markup: parts.join(''), width, height: y }
}

/** A text in lines; put together they are the text again, blanks and all. */
function linesOf(words: string, columns: number): readonly string[] {
  const lines = wrap(words, columns)
  let at = 0
  return lines.map((line, i) => {
    const next = lines[i + 1]
    const end = next === undefined ? words.length : words.indexOf(next, at + line.length)
    const part = words.slice(at, end)
    at = end
    return part
  })
}

/** One text in several lines: read as one, it is what the other outputs say. */
function inLines(lines: readonly string[], x: number, base: number, className: string): string {
  const spans = lines.map((line, i) =>
    element('tspan', { x, y: base + i * size.line, class: i > 0 && className === 'm' ? 'remark' : null }, escaped(line)),
  )
  return element('text', { class: className }, ...spans)
}

/** What a cell says: a value that no packet carries has its remark below it. */
interface Cell {
  readonly whole: string
  readonly parts: readonly string[]
}

/** `value`: what stands there without the remark. */
function cellOf(whole: string, value: string): Cell {
  const isRemarked = value !== '' && whole.startsWith(value) && whole.length > value.length
  return { whole, parts: isRemarked ? [value, whole.slice(value.length)] : [whole] }
}

function widest(cell: Cell | undefined): number {
  const [value = '', remark = ''] = cell?.parts ?? []
  return Math.max(textWidth(value, size.font, true), textWidth(remark, size.remark, false))
}

interface Columns {
  readonly header: readonly string[]
  readonly rows: readonly (readonly Cell[])[]
  /** Where each column begins. */
  readonly places: readonly number[]
  readonly width: number
}

function columnsOf(trace: Trace, view: View, messages: Messages): Columns {
  const header = headerCells(messages)
  const table = flowTable(trace, view, messages)
  const rows = rowCells(table, messages).map((cells, row) =>
    cells.map((whole, i) => {
      const column = flowColumns[i - 1]
      return cellOf(whole, column === undefined ? '' : printable(table.rows[row]?.cells[column].text ?? ''))
    }),
  )
  const widths = header.map((word, i) =>
    i === header.length - 1 ? size.happens : Math.max(textWidth(word, size.font, false) * 1.08, ...rows.map((cells) => widest(cells[i]))),
  )
  const places: number[] = []
  let x: number = size.margin
  for (const width of widths) {
    places.push(x)
    x += width + size.gap
  }
  return { header, rows, places, width: x - size.gap + size.margin }
}
