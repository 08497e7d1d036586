import type { Splice } from '../../model'
import { lineStartOf } from '../lines'
import type { Path } from '../path'
import { dashOf } from './insert'
import type { Member, Written } from './written'

/** Takes a field or an item out, with the whole of its lines; the only one of its map or list stays. */
export function removeField(written: Written, path: Path): Splice | null {
  const parent = written.node(path.slice(0, -1))
  const step = path.at(-1)
  if (parent === null || step === undefined) return null
  const members = written.members(parent)
  const at = written.memberAt(parent, step)
  const member = members[at]
  if (member === undefined || members.length === 1 || member.start === -1 || member.end === -1 || written.sharesAny(member.value))
    return null
  const [before, next] = [members[at - 1], members[at + 1]]
  const splice = written.isFlow(parent) ? fromFlow(member, before, next) : fromBlock(written, member, next)
  // What somebody wrote about it would be lost.
  return splice === null || /(?:^|\s)#/.test(written.text.slice(splice.start, splice.end)) ? null : splice
}

/** With the comma behind it, of the last one with that before it. */
function fromFlow(member: Member, before: Member | undefined, next: Member | undefined): Splice | null {
  const [start, end] = next === undefined ? [before?.end ?? -1, member.end] : [member.start, next.start]
  return start === -1 || end === -1 ? null : { start, end, text: '' }
}

function fromBlock({ text }: Written, member: Member, next: Member | undefined): Splice | null {
  if (member.endsInBlock) return null
  const begin = member.keyEnd === null ? dashOf(text, member.start) : member.start
  if (begin === null) return null
  const line = lineStartOf(text, begin)
  if (/^[ \t]*$/.test(text.slice(line, begin))) return wholeLines(text, line, member.end)
  // The first field of an item stands behind its dash: the next one takes its place.
  if (next === undefined || next.start === -1) return null
  return { start: begin, end: next.start, text: '' }
}

function wholeLines(text: string, line: number, end: number): Splice {
  const rest = /^[^\r\n]*(\r\n|\n|\r)?/.exec(text.slice(end))
  if (rest?.[1] !== undefined) return { start: line, end: end + rest[0].length, text: '' }
  const before = text.slice(0, line).match(/(?:\r\n|\n|\r)$/)?.[0].length ?? 0
  return { start: line - before, end: text.length, text: '' }
}
