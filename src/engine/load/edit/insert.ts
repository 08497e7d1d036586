import type { Splice } from '../../model'
import { lineStartOf } from '../lines'
import type { Path } from '../path'
import { blockLines, type FlowStyle, fieldLines, flowText, scalarText } from './render'
import type { Member, Written } from './written'

/** Adds a field behind the last one of its map. */
export function addKey(written: Written, path: Path, value: unknown): Splice | null {
  const key = path.at(-1)
  const parent = written.node(path.slice(0, -1))
  if (parent === null || typeof key !== 'string' || written.kind(parent) !== 'map') return null
  if (written.isFlow(parent)) {
    return insertInFlow(written, parent, (style) => `${scalarText(key, style.keyQuote)}:${style.gap}${flowText(value, style)}`)
  }
  const members = written.members(parent)
  const [first] = members
  const before = members.findLast(({ end, endsInBlock }) => end !== -1 && !endsInBlock)
  if (first === undefined || before === undefined) return null
  return insertLines(written, before, columnOf(written.text, first.start), fieldLines(key, value))
}

/** Adds an item behind the last one of its list. */
export function appendItem(written: Written, path: Path, value: unknown): Splice | null {
  const list = written.node(path)
  if (list === null || written.kind(list) !== 'list') return null
  if (written.isFlow(list)) return insertInFlow(written, list, (style) => flowText(value, style))
  const last = written.members(list).at(-1)
  const dash = last === undefined ? null : dashOf(written.text, last.start)
  if (last === undefined || dash === null || last.end === -1 || last.endsInBlock) return null
  const lines = blockLines(value).map((line, i) => `${i === 0 ? '- ' : '  '}${line}`)
  return insertLines(written, last, columnOf(written.text, dash), lines)
}

/** The offset of the dash before an item that stands on its line. */
export function dashOf(text: string, start: number): number | null {
  const before = text.slice(lineStartOf(text, start), start)
  const dash = /-[ \t]+$/.exec(before)
  return dash === null ? null : start - before.length + dash.index
}

function columnOf(text: string, offset: number): number {
  return offset - lineStartOf(text, offset)
}

/** Whole lines below the one on which a member ends; a comment at its end stays there. */
function insertLines({ text }: Written, { end }: Member, column: number, lines: readonly string[]): Splice {
  const at = end + (/^[^\r\n]*/.exec(text.slice(end))?.[0].length ?? 0)
  const lineBreak = /\r\n|\n|\r/.exec(text)?.[0] ?? '\n'
  return { start: at, end: at, text: lines.map((line) => `${lineBreak}${' '.repeat(column)}${line}`).join('') }
}

/** Behind the last member of a map or list in brackets, spaced as that is. */
function insertInFlow(written: Written, node: number, render: (style: FlowStyle) => string): Splice | null {
  const span = written.span(node)
  if (span === null) return null
  const last = written.members(node).at(-1)
  const text = written.text
  if (last === undefined) {
    if (/\S/.test(text.slice(span.start + 1, span.end - 1))) return null
    const pad = text.charAt(span.start) === '{' ? ' ' : ''
    return { start: span.start + 1, end: span.end - 1, text: `${pad}${render(styleIn(written))}${pad}` }
  }
  if (last.end === -1) return null
  const style = styleIn(written)
  const space = /[ \t\r\n]*$/.exec(text.slice(span.start + 1, last.start))?.[0] ?? ''
  const gap = /[\r\n]/.test(space) ? space.slice(lastBreak(space)) : style.gap
  return { start: last.end, end: last.end, text: `,${gap}${render(style)}` }
}

/** From the last line break of some space on. */
function lastBreak(space: string): number {
  const end = Math.max(space.lastIndexOf('\n'), space.lastIndexOf('\r'))
  return space.charAt(end - 1) === '\r' ? end - 1 : end
}

/** In YAML always with a space: what is plain would run into what follows. */
function styleIn(written: Written): FlowStyle {
  const gap = written.jsonGap()
  return gap === null ? { quote: '', keyQuote: '', gap: ' ' } : { quote: '"', keyQuote: '"', gap }
}
