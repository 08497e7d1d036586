import type { Trace } from '../../engine/model'
import type { Messages } from '../../i18n/messages'
import { flowTable } from '../flowTable'
import type { View } from '../route'
import { headerCells, rowCells } from './cells'

/** The flow table as Markdown, the verdict above it. */
export function markdownText(trace: Trace, view: View, messages: Messages): string {
  const header = headerCells(messages)
  const rows = rowCells(flowTable(trace, view, messages), messages)
  return [
    `**${escaped(messages.words.verdicts[trace.verdict])}** – ${escaped(messages.verdictSentence(trace))}`,
    '',
    line(header),
    line(header.map((_, column) => (column === 0 ? '---:' : '---'))),
    ...rows.map((row) => line(row.map(escaped))),
    '',
  ].join('\n')
}

function line(cells: readonly string[]): string {
  return `| ${cells.join(' | ')} |`
}

const entities: Readonly<Record<string, string>> = { '&': '&amp;', '<': '&lt;', '>': '&gt;' }

/** Text that Markdown and HTML show as it stands: names of the input make no markup, no link and no new cell. */
function escaped(text: string): string {
  return text
    .replace(/\s+/g, ' ')
    .replace(/[&<>]/g, (character) => entities[character] ?? '')
    .replace(/[\\`*_[\]|~]/g, '\\$&')
}
