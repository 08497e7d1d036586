import type { Trace } from '../../engine/model'
import type { Messages } from '../../i18n/messages'
import { flowTable } from '../flowTable'
import type { View } from '../route'
import { headerCells, rowCells } from './cells'

/** The flow table as CSV (RFC 4180). */
export function csvText(trace: Trace, view: View, messages: Messages): string {
  const rows = [headerCells(messages), ...rowCells(flowTable(trace, view, messages), messages)]
  return rows.map((row) => `${row.map(field).join(',')}\r\n`).join('')
}

/** A field that a spreadsheet takes as text, never as a formula. */
function field(text: string): string {
  const guarded = /^\s*[=+\-@]/.test(text) ? `'${text}` : text
  return /[",\r\n]/.test(guarded) ? `"${guarded.replaceAll('"', '""')}"` : guarded
}
