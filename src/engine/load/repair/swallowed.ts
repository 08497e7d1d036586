import { splitDocuments } from '../splitDocuments'
import { kindAt, kindFields } from './shape'

/**
 * Whether a line is a comment that ended with a line break once, and now has the object below it in its line. An object that begins with the
 * comment is one that somebody commented out, and a kind without known fields tells nothing of where the comment ends.
 */
export function swallowsObject(line: string): boolean {
  const [comment] = /^[ \t]*#+[ \t]*(?:[\w.-]+:[ \t])?/.exec(line) ?? []
  if (comment === undefined) return false
  const behind = line.slice(comment.length)
  const [, named] = /kind:[ \t]*["']?([A-Z]\w*)/.exec(behind) ?? []
  const kind = named === undefined ? null : kindAt(named)
  if (kind === null || !behind.includes('apiVersion:')) return false
  return [...(kindFields(kind)?.keys() ?? [])].some((field) => !headFields.has(field) && behind.includes(`${field}:`))
}

/** A sentence may name these two of an object that it only speaks of. */
const headFields = new Set(['apiVersion', 'kind'])

/** The documents of a text. Comments before the first `---` belong to the document behind it, but not where they swallowed one of their own. */
export function piecesOf(text: string): string[] {
  return splitDocuments(text).flatMap(({ start, end }) => {
    const piece = text.slice(start, end)
    const separator = /^---/m.exec(piece)?.index ?? 0
    const before = piece.slice(0, separator)
    return before.split('\n').some(swallowsObject) ? [before, piece.slice(separator)] : [piece]
  })
}
