import { readDocuments } from '../readDocuments'
import { kindFields } from './shape'
import { piecesOf, swallowsObject } from './swallowed'

/** Whether a text reads well: every document is a map or list, and none shows that its line breaks were lost. */
export function readsWell(text: string): boolean {
  const { documents, refusals } = readDocuments(text)
  if (refusals.length > 0) return false
  const values = documents.map((document) => document.value).filter((value) => value !== null && value !== undefined)
  if (values.length === 0 || hidesObject(text)) return false
  return values.every((value) => typeof value === 'object' && value !== null && !looksCollapsed(value))
}

/** `metadata:name: web` is YAML too, of a key `metadata:name`; and without indentation `metadata:` is empty and `name:` stands beside it. */
function looksCollapsed(value: object): boolean {
  if (Array.isArray(value)) return false
  const map = value as Readonly<Record<string, unknown>>
  const kind = map.kind
  const fields = typeof kind === 'string' ? kindFields(kind) : undefined
  const keys = Object.keys(map)
  // A mark or a number before every line became a part of the keys.
  if (kind === undefined && keys.some((key) => /^[^a-zA-Z].*\b(?:apiVersion|kind)$/.test(key))) return true
  if (keys.some((key) => /^(?:metadata|spec|data|subsets|status|rules):./.test(key))) return true
  const strays = fields !== undefined && keys.some((key) => !fields.has(key))
  return strays && keys.some((key) => isEmptied(map[key]))
}

/** Nothing, or a list whose items hold nothing: what was below stands beside it. */
function isEmptied(value: unknown): boolean {
  if (!Array.isArray(value)) return value === null
  return value.some((item) => item === null || (typeof item === 'object' && Object.values(item).includes(null)))
}

/** Whether a comment swallowed the object of a document. One that has a kind beside the comment has its object. */
export function hidesObject(text: string): boolean {
  if (!text.split('\n').some(swallowsObject)) return false
  return piecesOf(text).some((piece) => piece.split('\n').some(swallowsObject) && !holdsKind(piece))
}

function holdsKind(text: string): boolean {
  return readDocuments(text).documents.some(({ value }) => typeof value === 'object' && value !== null && 'kind' in value)
}
