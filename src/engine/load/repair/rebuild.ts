import type { UnsurePlace } from '../../model'
import { search } from './search'
import type { Near, Written } from './state'

export interface Rebuilt {
  readonly lines: readonly string[]
  /** Their lines are counted from 1 within this document. */
  readonly unsure: readonly UnsurePlace[]
}

/** A document whose line breaks or indentation were lost, written anew after the fields of its kind; null where that cannot be told. */
export function rebuild(text: string): Rebuilt | null {
  const reading = search(text)
  if (reading === null) return null
  const near = new Set<Written>()
  for (let each: Near | null = reading.near; each !== null; each = each.before) near.add(each.line)
  const written: Written[] = []
  for (let line = reading.written; line !== null; line = line.before) written.push(line)
  const lines: string[] = []
  const unsure: UnsurePlace[] = []
  for (const line of written.reverse()) {
    const [first = '', ...block] = line.text.split('\n')
    if (line.trails && lines.length > 0) lines.push(`${lines.pop()} ${first}`)
    else lines.push(' '.repeat(line.indent) + first)
    const reason = line.unsure ?? (near.has(line) ? 'several-ways' : null)
    if (reason !== null) unsure.push({ line: lines.length, text: (lines.at(-1) ?? '').trim(), reason })
    for (const more of block) lines.push(' '.repeat(line.indent + 4) + more)
  }
  return { lines, unsure }
}
