import type { ShownGraph, Trace } from '../../engine'
import type { Messages } from '../../i18n/messages'
import { csvText } from '../../present/export/csv'
import type { FixOf } from '../../present/export/fix'
import { htmlText } from '../../present/export/html'
import { jsonText } from '../../present/export/json'
import { markdownText } from '../../present/export/markdown'
import { mermaidText } from '../../present/export/mermaid'
import type { View } from '../../present/route'
import { svgText } from '../../present/svg/svgText'
import { drawnAsPng } from './drawnAsPng'

/** What is exported: the way as it is shown. */
export interface Exported {
  readonly trace: Trace
  readonly graph: ShownGraph
  readonly view: View
  readonly messages: Messages
  readonly fixOf: FixOf
}

export type FormName = keyof Messages['exports']['forms']

/** One form: what its file is called and of which type, and its content, a text unless it is a picture of dots. */
export type Form = { readonly name: FormName; readonly file: string; readonly type: string } & (
  | { readonly text: (from: Exported) => string }
  | { readonly dots: (from: Exported) => Promise<Blob> }
)

const picture = ({ trace, graph, view, messages }: Exported) => svgText(trace, graph, view, messages)

/** Every form, pictures first. */
export const forms: readonly Form[] = [
  { name: 'moving', file: 'way.svg', type: 'image/svg+xml', text: picture },
  { name: 'still', file: 'way.png', type: 'image/png', dots: (from) => drawnAsPng(picture(from)) },
  { name: 'markdown', file: 'way.md', type: 'text/markdown', text: ({ trace, view, messages }) => markdownText(trace, view, messages) },
  { name: 'html', file: 'way.html', type: 'text/html', text: ({ trace, view, messages }) => htmlText(trace, view, messages) },
  { name: 'csv', file: 'way.csv', type: 'text/csv', text: ({ trace, view, messages }) => csvText(trace, view, messages) },
  { name: 'mermaid', file: 'way.mmd', type: 'text/plain', text: ({ trace, view, messages }) => mermaidText(trace, view, messages) },
  { name: 'json', file: 'way.json', type: 'application/json', text: ({ trace, messages, fixOf }) => jsonText(trace, messages, fixOf) },
]
