import type { Messages } from '../../i18n/messages'
import { type FlowCell, type FlowRow, type FlowTable, flowColumns } from '../flowTable'
import { printable } from './textWidth'

/** The header of the flow table in the reader's language. */
export function headerCells(messages: Messages): readonly string[] {
  const { step, source, sourcePort, destination, destinationPort, whatHappens } = messages.words.columns
  return [step, source, sourcePort, destination, destinationPort, whatHappens]
}

/** The rows of the flow table as text, each value that no packet carries marked in words. */
export function rowCells({ rows }: FlowTable, messages: Messages): readonly (readonly string[])[] {
  return rows.map((row) => [
    String(row.step),
    ...flowColumns.map((column) => cellText(row.cells[column], messages)),
    happens(row, messages),
  ])
}

function cellText({ text, notOnWire }: FlowCell, messages: Messages): string {
  if (!notOnWire) return printable(text)
  return text === '' ? messages.words.notOnTheWire : messages.report.remark(printable(text), messages.words.notOnTheWire)
}

function happens(row: FlowRow, messages: Messages): string {
  return printable(row.assumed ? messages.report.remark(row.whatHappens, messages.words.assumed) : row.whatHappens)
}
