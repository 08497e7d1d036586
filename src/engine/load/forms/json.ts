import type { ReadDocument } from '../document'
import type { Source } from '../extent'
import { MAX_DEPTH } from '../limits'
import type { Refusal } from '../refusal'
import { type JsonValue, outlineJson } from './jsonOutline'

/** Blank lines, comments and the dashes of a YAML stream may stand before JSON. */
const PREAMBLE = /^\uFEFF?(?:(?:---)?[ \t]*(?:#[^\r\n]*)?[\r\n]|---(?=[ \t])|[ \t])*/
const LONGEST_PREAMBLE = 10_000

/** The part of a text that begins as JSON objects do; null where it does not. It may still be YAML in flow style. */
export function jsonPartOf(source: Source): Source | null {
  const { text, fileOffset } = source
  const start = PREAMBLE.exec(text.slice(0, LONGEST_PREAMBLE))?.[0].length ?? 0
  const opening = text.charAt(start)
  if (opening !== '{' && opening !== '[') return null
  return start === 0 ? source : { text: text.slice(start), fileOffset: (offset) => fileOffset(start + offset) }
}

/** What a JSON text holds, and what of it was refused. */
export interface ReadJson {
  readonly documents: readonly ReadDocument[]
  readonly refusals: readonly Refusal[]
}

/** One object, one list, or several of them one after another. Null where the text is no JSON. */
export function readJson(source: Source): ReadJson | null {
  const values = outlineJson(source.text)
  if (values === null) return null
  const documents: ReadDocument[] = []
  const refusals: Refusal[] = []
  for (const value of values) {
    if (value.tooDeepAt !== null) {
      refusals.push({ problem: { code: 'too-deep', limit: MAX_DEPTH }, offset: value.tooDeepAt })
      continue
    }
    const document = readValue(source, value)
    if (document === null) return null
    documents.push(document)
  }
  return { documents, refusals }
}

function readValue(source: Source, range: JsonValue): ReadDocument | null {
  try {
    const value: unknown = JSON.parse(source.text.slice(range.start, range.end))
    const items = range.items.map((item) => ({ source, ...item }))
    return { value, extent: { source, start: range.start, end: range.end }, items, sharesNodes: false }
  } catch {
    return null
  }
}
