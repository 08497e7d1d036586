/** Lines of a text, from 1; undefined where there is none. */
export interface TextLines {
  readonly count: number
  readonly line: (number: number) => string
}

/** Where somebody writes in an object of `hopscope/v1`. */
export interface WritingPlace {
  /** The kind of the object; null where it does not say. */
  readonly kind: string | null
  /** The keys that lead to the map or list in which they write; `[]` for each list on the way. */
  readonly path: readonly string[]
  /** The key whose value they write behind it; null where they write a key, or an item of a list. */
  readonly valueOf: string | null
  /** Where the word begins that they write, counted from 0. */
  readonly from: number
  /** Where keys of the same map begin. */
  readonly column: number
  /** The other keys of the same map. */
  readonly siblings: readonly string[]
}

/** Farther than that nobody looks for the beginning of an object. */
const farthest = 3000

const writing = /^(\s*(?:- +)*)(?:([\w.-]+):[ \t]+)?([\w.-]*)$/

/** The place at a column of a line; null in an object of another group, a comment, a text of several lines or brackets. */
export function placeAt(lines: TextLines, number: number, column: number): WritingPlace | null {
  const found = writing.exec(lines.line(number).slice(0, column))
  if (found === null) return null
  const [, prefix = '', key = null, word = ''] = found
  const header = headerOf(lines, number)
  if (header === null) return null
  const above = pathAbove(lines, number, prefix)
  if (above === null) return null
  const siblings = [...above.siblings, ...keysBelow(lines, number, prefix.length)]
  return { kind: header.kind, path: above.path, valueOf: key, from: column - word.length, column: prefix.length, siblings }
}

/** The kind of the object around a line, where it is one of `hopscope/v1`. */
function headerOf(lines: TextLines, number: number): { readonly kind: string | null } | null {
  const around: string[] = []
  for (let at = number; at >= Math.max(1, number - farthest); at--) {
    const line = lines.line(at)
    if (line.startsWith('---')) break
    around.push(line)
  }
  for (let at = number + 1; at <= Math.min(lines.count, number + farthest); at++) {
    const line = lines.line(at)
    if (line.startsWith('---')) break
    around.push(line)
  }
  if (!around.some((line) => /^apiVersion:\s*["']?hopscope\/v1["']?\s*(#|$)/.test(line))) return null
  return { kind: around.map((line) => /^kind:\s*["']?(\w+)/.exec(line)?.[1]).find((kind) => kind !== undefined) ?? null }
}

interface Written {
  /** Where the key or the item stands. */
  readonly content: number
  /** Where its last dash stands; null without one. */
  readonly dash: number | null
  readonly key: string | null
}

/** What a line begins with; null for blank lines and comments. */
function writtenIn(line: string): Written | null {
  const found = /^(\s*(?:- +)*)(-?)(?:["']?([^\s"':#]+)["']?:(?=\s|$))?/.exec(line)
  if (found === null || /^\s*(#|$)/.test(line)) return null
  const [, prefix = '', bare = '', key = null] = found
  const dash = bare === '-' ? prefix.length : prefix.lastIndexOf('-')
  return { content: prefix.length, dash: dash === -1 ? null : dash, key }
}

/** The way from the root to a line with that prefix; null where a line on it is no key. */
function pathAbove(lines: TextLines, number: number, prefix: string) {
  const path: string[] = []
  const siblings: string[] = []
  let column = prefix.length
  let isList = false
  const enterList = (dash: number) => {
    path.unshift('[]')
    column = dash
    isList = true
  }
  if (prefix.includes('-')) enterList(prefix.lastIndexOf('-'))
  for (let at = number - 1; at >= Math.max(1, number - farthest) && (column > 0 || isList); at--) {
    const line = lines.line(at)
    if (line.startsWith('---')) break
    const written = writtenIn(line)
    if (written === null || written.content > column) continue
    if (isList && written.dash === column) continue
    if (!isList && written.content === column) {
      if (path.length === 0 && written.key !== null) siblings.push(written.key)
      if (written.dash !== null) enterList(written.dash)
      continue
    }
    if (written.key === null) return null
    path.unshift(written.key)
    column = written.content
    isList = false
    if (written.dash !== null) enterList(written.dash)
  }
  return column > 0 || isList ? null : { path, siblings: path.length === 0 ? keysAtRoot(lines, number) : siblings }
}

function keysAtRoot(lines: TextLines, number: number): readonly string[] {
  const keys: string[] = []
  for (let at = number - 1; at >= 1 && !lines.line(at).startsWith('---'); at--) {
    const written = writtenIn(lines.line(at))
    if (written?.content === 0 && written.key !== null) keys.push(written.key)
  }
  return keys
}

/** Keys behind the line, as far as the map goes. */
function keysBelow(lines: TextLines, number: number, column: number): readonly string[] {
  const keys: string[] = []
  for (let at = number + 1; at <= Math.min(lines.count, number + farthest); at++) {
    const line = lines.line(at)
    const written = writtenIn(line)
    if (line.startsWith('---') || (written !== null && (written.content < column || (written.content === column && written.dash !== null))))
      break
    if (written?.content === column && written.key !== null) keys.push(written.key)
  }
  return keys
}
