import type { Trace } from '../../engine/model'
import type { Messages } from '../../i18n/messages'
import { flowTable } from '../flowTable'
import type { View } from '../route'
import { headerCells, rowCells } from './cells'
import { escaped } from './markup'

/** The flow table as a table of HTML, the verdict as its caption: plain markup that takes the look of the page around it. */
export function htmlText(trace: Trace, view: View, messages: Messages): string {
  const verdict = `<strong>${escaped(messages.words.verdicts[trace.verdict])}</strong> – ${escaped(messages.verdictSentence(trace))}`
  const head = headerCells(messages).map((cell) => `      <th scope="col">${escaped(cell)}</th>\n`)
  const rows = rowCells(flowTable(trace, view, messages), messages).map(
    (cells) => `    <tr>\n${cells.map((cell) => `      <td>${escaped(cell)}</td>\n`).join('')}    </tr>\n`,
  )
  return `<table>\n  <caption>${verdict}</caption>\n  <thead>\n    <tr>\n${head.join('')}    </tr>\n  </thead>\n  <tbody>\n${rows.join('')}  </tbody>\n</table>\n`
}
