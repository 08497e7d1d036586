import { YAMLException } from 'js-yaml'
import { MAX_DEPTH, MAX_MERGE_KEYS } from './limits'
import { lineStartOf } from './lines'
import { type Refusal, Refused } from './refusal'
import { scanFlow } from './scanFlow'

/** What the parser threw, as the fault that a person made. `readableUntil` tells how far a text can be read. */
export function explain(error: unknown, text: string, readableUntil: (text: string) => number): Refusal {
  if (error instanceof Refused) return error.refusal
  if (!(error instanceof YAMLException)) return { problem: { code: 'yaml-syntax', reason: wordsOf(error) }, offset: 0 }
  const offset = Math.min(error.mark?.position ?? 0, text.length)
  return (
    limit(error.reason, offset) ??
    tab(error.reason, text, offset) ??
    helmTemplate(error.reason, text, offset, readableUntil) ??
    unclosed(error.reason, text, offset) ?? { problem: { code: 'yaml-syntax', reason: unquoted(error.reason) }, offset }
  )
}

function wordsOf(error: unknown): string {
  return error instanceof Error ? error.message : String(error)
}

/** The parser's words without what it quotes of the text: a password may begin as an alias or a tag does. The place is told. */
function unquoted(reason: string): string {
  return reason.replace(/\s*(?:"[\s\S]*"|!<[\s\S]*>)|: [\s\S]*$/g, '')
}

function limit(reason: string, offset: number): Refusal | null {
  if (reason.startsWith('nesting exceeded')) return { problem: { code: 'too-deep', limit: MAX_DEPTH }, offset }
  if (reason.startsWith('merge keys exceeded')) return { problem: { code: 'too-many-aliases', limit: MAX_MERGE_KEYS }, offset }
  return null
}

/** js-yaml names a tab only where it is the first character of its line. */
function tab(reason: string, text: string, offset: number): Refusal | null {
  if (reason.startsWith('tab characters')) return { problem: { code: 'tab-indentation' }, offset }
  const start = lineStartOf(text, offset)
  const at = /^ *\t/.exec(text.slice(start, start + MAX_INDENT))
  return at !== null && start + at[0].length <= offset ? { problem: { code: 'tab-indentation' }, offset: start + at[0].length - 1 } : null
}

const MAX_INDENT = 1000
const COMPLEX_KEY = 'object-based map does not support complex keys'

/** A template that was not rendered: with neutral words in place of each `{{ … }}` the text can be read, or be read further. */
function helmTemplate(reason: string, text: string, offset: number, readableUntil: (text: string) => number): Refusal | null {
  const first = firstAction(text)
  if (first === -1) return null
  // For this reason the parser names a place that is not the fault's.
  const readBefore = reason === COMPLEX_KEY ? -1 : offset
  return readableUntil(neutralised(text)) > readBefore ? { problem: { code: 'helm-template' }, offset: first } : null
}

/** Prefers a `{{` that stands in no quotes and no comment: only those break a text. */
function firstAction(text: string): number {
  const bare = /(?<![^\r\n])([^"'#\r\n]*?)\{\{/.exec(text)
  return bare === null ? text.indexOf('{{') : bare.index + (bare[1] ?? '').length
}

/** A letter of no script, so that no text holds it by chance. */
const FILLER = '\uE000'

/** Of the same length: a line that holds nothing but actions becomes a comment. */
function neutralised(text: string): string {
  const pieces: string[] = []
  let from = 0
  for (let open = text.indexOf('{{'); open !== -1; open = text.indexOf('{{', from)) {
    const close = text.indexOf('}}', open)
    if (close === -1) break
    pieces.push(text.slice(from, open), text.slice(open, close + 2).replace(/[^\r\n]/g, FILLER))
    from = close + 2
  }
  pieces.push(text.slice(from))
  return pieces
    .join('')
    .replace(/^([ \t]*)\uE000(?=[\uE000 \t\r]*$)/gm, '$1#')
    .replaceAll(FILLER, 'x')
}

/** A key that its map already has: all else about the text may be sound. */
export function isDuplicateKey(error: unknown): boolean {
  return error instanceof YAMLException && error.reason === 'duplicated mapping key'
}

/** The bracket or quote that was opened and never closed, at its opening: the parser only tells where it gave up. */
function unclosed(reason: string, text: string, offset: number): Refusal | null {
  const scan = scanFlow(text)
  if (scan.unclosed !== null && scan.unclosed.offset <= offset) {
    return { problem: { code: 'unclosed', what: scan.unclosed.what }, offset: scan.unclosed.offset }
  }
  // A quote that only the next quoted text closes: the parser stumbles within it or right behind.
  const runaway = scan.quotes.find((span) => span.start < offset && offset <= lineEnd(text, span.end))
  if (runaway !== undefined) return { problem: { code: 'unclosed', what: 'quote' }, offset: runaway.start }
  if (!reason.startsWith('unexpected end of')) return null
  return { problem: { code: 'unclosed', what: reason.includes('quoted') ? 'quote' : 'bracket' }, offset }
}

function lineEnd(text: string, offset: number): number {
  const end = text.indexOf('\n', offset)
  return end === -1 ? text.length : end
}
