import { micromark } from 'micromark'
import { gfmTable, gfmTableHtml } from 'micromark-extension-gfm-table'
import { describe, expect, it } from 'vitest'
import type { Trace } from '../../engine/model'
import { messagesFor } from '../../i18n/messagesFor'
import { deliveredTrace, droppedTrace } from '../fixture'
import { flowTable } from '../flowTable'
import { headerCells, rowCells } from './cells'
import { markdownText } from './markdown'

const entities: Readonly<Record<string, string>> = { lt: '<', gt: '>', amp: '&', quot: '"' }
const plain = (html: string) =>
  html
    .replace(/<[^>]*>/g, '')
    .replace(/&(lt|gt|amp|quot);/g, (_, name: string) => entities[name] ?? '')
    .trim()

/** The cells of the table that a reader of CommonMark with GitHub's tables makes of a text. */
function cellsIn(markdown: string): readonly (readonly string[])[] {
  const html = micromark(markdown, { extensions: [gfmTable()], htmlExtensions: [gfmTableHtml()] })
  return [...html.matchAll(/<tr>([\s\S]*?)<\/tr>/g)].map(([, row = '']) =>
    [...row.matchAll(/<t[hd][^>]*>([\s\S]*?)<\/t[hd]>/g)].map(([, cell = '']) => plain(cell)),
  )
}

/** The fixture with another name of the client: what an input could try to smuggle into an output. */
function named(name: string): Trace {
  return { ...deliveredTrace, request: { ...deliveredTrace.request, from: { kind: 'external', name, address: null } } }
}

const hostile = [
  'a|b',
  '**bold**',
  '<b>x</b>',
  '[x](javascript:alert(1))',
  '![x](http://x/)',
  '`code`',
  '\\|',
  'a&lt;b',
  '~~x~~',
  '# x',
  'a  b',
]

describe.each(['en', 'zh'] as const)('the Markdown of a way in %s', (language) => {
  const messages = messagesFor(language)

  it.each<readonly [string, Trace]>([
    ['delivered', deliveredTrace],
    ['dropped', droppedTrace],
    ...hostile.map((name) => [name, named(name)] as const),
  ])('is read as the cells of the flow table: %s', (_, trace) => {
    for (const view of ['concept', 'wire'] as const) {
      const rows = [headerCells(messages), ...rowCells(flowTable(trace, view, messages), messages)]
      expect(cellsIn(markdownText(trace, view, messages))).toEqual(rows.map((row) => row.map((cell) => cell.replace(/\s+/g, ' ').trim())))
    }
  })

  it('makes no link, picture or code of a name', () => {
    for (const name of hostile) {
      const html = micromark(markdownText(named(name), 'concept', messages), { extensions: [gfmTable()], htmlExtensions: [gfmTableHtml()] })
      expect(html).not.toMatch(/<(a|img|code|em|del|h\d|b)\b/)
    }
  })
})
