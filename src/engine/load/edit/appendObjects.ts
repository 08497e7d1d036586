import type { Plain, TextEdit, TextFile } from '../../model'
import { linesOf } from '../lines'
import { blockLines } from './render'

/** Puts objects behind all that a text of YAML holds, each as a document of its own; null where the text is of another form. */
export function appendObjects(objects: readonly Plain[], { name, text }: TextFile): TextEdit | null {
  if (/^\s*[{[]/.test(text)) return null
  const end = text.trimEnd()
  const lineBreak = /\r\n|\n|\r/.exec(text)?.[0] ?? '\n'
  const isOpen = end === '' || /(^|\n|\r)---$/.test(end)
  const documents = objects.map((object) => blockLines(object).join(lineBreak)).join(`${lineBreak}---${lineBreak}`)
  const at = linesOf(text)
  const [from, to] = [at(end.length), at(text.length)]
  const before = end === '' ? '' : isOpen ? lineBreak : `${lineBreak}---${lineBreak}`
  return {
    file: name,
    line: from.line,
    column: from.column,
    endLine: to.line,
    endColumn: to.column,
    text: `${before}${documents}${lineBreak}`,
  }
}
