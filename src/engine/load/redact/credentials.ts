import { placeholder } from './rules'
import { secretEnding } from './secretNames'

/**
 * Credentials that can be told by their form, wherever they stand in a text that is kept: between `://` and `@`, behind a name of a
 * secret, tokens that begin as those of known services do, JSON web tokens, private keys.
 * Every pattern is bounded in what it looks back on, so the work grows with the text and no faster.
 */

/** A text without these letters holds none of them: most texts are looked at once. */
const hint = new RegExp(`://|eyJ|-----BEGIN|bearer|basic|gh[pousr]_|github_pat|glpat-|xox[abp]|AKIA|AIza|sk-|hvs\\.|${secretEnding}`, 'i')

/** A value, quoted (in a string of JSON, behind `\`) or not. Templates and what was removed before are none. */
const value = `(?!${placeholder})(?!\\$?\\(|\\$\\{|\\$[A-Za-z_]|\\{\\{)(?:\\\\?"(?:(?!${placeholder})[^"\\\\\\r\\n]{1,4096})\\\\?"|'(?:(?!${placeholder})[^'\\r\\n]{1,4096})'|[^\\s"'\\\\,;&|<>(){}\\[\\]]+)`
const name = `[\\w.-]{0,48}(?:${secretEnding})s?`

const patterns: readonly (readonly [RegExp, (match: string, ...groups: string[]) => string])[] = [
  // A private key, to its end or to that of the text: its lines stay, empty but for the mark.
  [
    /-----BEGIN [A-Z0-9 ]{0,40}PRIVATE KEY-----[\s\S]*?(?:-----END [A-Z0-9 ]{0,40}-----|$)/g,
    (match) =>
      match
        .split(/(\r\n|[\r\n]|\\n)/)
        .map((piece, at) => (at % 2 === 1 ? piece : piece.replace(/\S.*/, placeholder)))
        .join(''),
  ],
  // postgres://user:password@host, https://token@host; a port is no password.
  [
    /(:\/\/)([^\s/@:"'<>]{0,256}):(?!\d{1,5}(?:[/?#,\s]|$))(?!<removed>@)[^\s"'<>]{1,1024}@/g,
    (_, scheme = '', user = '') => `${scheme}${user}:${placeholder}@`,
  ],
  [/(:\/\/)[^\s/@:"'<>]{16,1024}@/g, (_, scheme = '') => `${scheme}${placeholder}@`],
  [/eyJ[\w-]{8,1024}\.[\w-]{4,}(?:\.[\w-]*)?/g, () => placeholder],
  [/\b(?:gh[pousr]_|github_pat_|glpat-|xox[abprs]-|AKIA|AIza|sk-|hvs\.)[\w-]{16,}/g, () => placeholder],
  [/\b(bearer|basic)(\s{1,3})(?=[\w.~+/-]{0,64}[A-Z0-9=])[\w.~+/-]{8,}=*/gi, (_, scheme = '', gap = '') => `${scheme}${gap}${placeholder}`],
  // --password=x, PASSWORD=x, "password": "x"
  [
    new RegExp(`(?<![\\w.-])(--?${name}|${name})(\\\\?["']?[ \\t]{0,3}(?:=|:(?=[ \\t"'\\\\]))[ \\t]{0,8})(${value})`, 'gi'),
    (match, before = '', sign = '', found = '') => (isSwitch(found) ? match : `${before}${sign}${requoted(found)}`),
  ],
  // --password x
  [
    new RegExp(`(?<![\\w.-])(--?${name})([ \\t]{1,8})(?!-)(${value})`, 'gi'),
    (_, flag = '', gap = '', found = '') => `${flag}${gap}${requoted(found)}`,
  ],
]

/** The text with a mark in place of each credential; the text itself where there is none. Lines stay lines. */
export function withoutCredentials(text: string): string {
  if (text.length < 8 || !hint.test(text)) return text
  return patterns.reduce((left, [pattern, replacement]) => left.replace(pattern, replacement), text)
}

const quotes = /^(\\?["'])[\s\S]*?(\\?["'])$/

function requoted(found: string): string {
  const [, open = '', close = ''] = quotes.exec(found) ?? []
  return `${open}${placeholder}${close}`
}

function isSwitch(found: string): boolean {
  return /^["']?(?:true|false|null|~)["']?$/i.test(found)
}
