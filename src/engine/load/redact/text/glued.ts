import { placeholder, type Removal } from '../rules'
import { secretEnding } from '../secretNames'
import type { Edit } from './edits'

/** A field that is named at any place, glued to what stood before it, and has its value behind it: up to the next field, or all of the line. */
const fieldOf = (names: string) =>
  new RegExp(`((?:${names})["']?:[ \\t]*)(?!\\s|[|>{[]|\\{\\{)([^\\r\\n]+?)(?=[ \\t]+(?:- )?[\\w./-]+:(?:[ \\t]|$)|[ \\t]*$)`, 'gm')
/**
 * A field that holds a map, of which the first key stands in the same line, or in the next one and no deeper: all up to a field that ends it.
 * Names and values in it cannot be told apart.
 */
const mapOf = (names: string, ends: string) =>
  new RegExp(
    `((?:${names}):)(?=[ \\t]*["']?[\\w./-]+["']?:|(?<=^[ \\t]*(?:- )?(?:${names}):)[ \\t]*\\r?\\n["']?[\\w./-]+["']?:)([\\s\\S]+?)(?=(?:${ends}):|^---|(?![\\s\\S]))`,
    'gm',
  )

const heads = 'apiVersion|kind|metadata'
const patterns: readonly (readonly [RegExp, Removal])[] = [
  [
    mapOf('stringData|binaryData|(?<!meta)data', `${heads}|immutable|type(?=: ?["']?(?:Opaque|kubernetes\\.io|bootstrap|helm))`),
    'secret-data',
  ],
  [mapOf('annotations', `${heads}|spec|status|labels`), 'annotation'],
  [mapOf('env', `${heads}|spec|status|image|ports|containers`), 'env-value'],
  [/(managedFields["']?:[ \t]*(?:\r?\n)?)(?=-)([\s\S]+?)(?=(?:spec|status|apiVersion|kind|data):|^---|(?![\s\S]))/gm, 'managed-fields'],
  [fieldOf('value'), 'env-value'],
  [fieldOf('userData|userDataBase64|cloudInit|cloud-init|cloudConfig|networkData'), 'user-data'],
  [fieldOf('caBundle'), 'certificate'],
  [new RegExp(`((?:${secretEnding})s?["']?:[ \\t]*(?:\\r?\\n)?- *)([^\\s]+)`, 'gi'), 'secret-field'],
]
const messages = fieldOf('message|note')

/**
 * The edits of a document that lost its line breaks or its indentation, and of which nobody can tell what it was: fields that hold secrets
 * are found by their names wherever these stand. It errs on removing. They may stand over one another.
 */
export function gluedEdits(text: string): readonly Edit[] {
  const all = /kind: *["']?Event\b/.test(text) ? [...patterns, [messages, 'message'] as const] : patterns
  return all.flatMap(([pattern, what]) =>
    [...text.matchAll(pattern)].flatMap((match): readonly Edit[] => {
      const [, head = '', piece = ''] = match
      const start = match.index + head.length
      const shown = markedPieces(piece)
      return shown === piece ? [] : [{ start, end: start + piece.length, text: shown, what, object: 0 }]
    }),
  )
}

/** A mark on each line that holds something else than marks; blanks around it stay. */
function markedPieces(piece: string): string {
  return piece
    .split(/(\r\n|[\r\n])/)
    .map((line) => (line.replaceAll(placeholder, '').trim() === '' ? line : line.replace(/\S(?:.*\S)?/, placeholder)))
    .join('')
}
