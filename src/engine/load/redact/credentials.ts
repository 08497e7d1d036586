import { placeholder } from './rules'
import { secretEnding, secretEndings } from './secretNames'
import { mayHoldStem } from './stems'

/**
 * Credentials that can be told by their form, wherever they stand in a text that is kept: between `://` and `@`, behind a name of a
 * secret, tokens that begin as those of known services do, JSON web tokens, private keys.
 * Every pattern is bounded in what it looks back on, so the work grows with the text and no faster.
 */

/** A value, quoted (in a string of JSON, behind `\`) or not. Templates and what was removed before are none. */
const value = `(?!${placeholder})(?!\\$?\\(|\\$\\{|\\$[A-Za-z_]|\\{\\{)(?:\\\\?"(?:(?!${placeholder})[^"\\\\\\r\\n]{1,4096})\\\\?"|'(?:(?!${placeholder})[^'\\r\\n]{1,4096})'|[^\\s"'\\\\,;&|<>(){}\\[\\]]+)`
const name = `[\\w.-]{0,48}(?:${secretEnding})s?`

/** Credentials of one form: `hint` is found in every text that holds some, and looked for first. */
interface Form {
  readonly stems: readonly string[]
  readonly hint: string | RegExp
  readonly pattern: RegExp
  readonly replace: (match: string, ...groups: string[]) => string
}

const urls = { stems: ['://'], hint: '://' } as const
const named = { stems: secretEndings.map(([stem]) => stem), hint: new RegExp(secretEnding, 'i') } as const

export const forms: readonly Form[] = [
  // A private key, to its end or to that of the text: its lines stay, empty but for the mark.
  {
    stems: ['-----BEGIN'],
    hint: '-----BEGIN',
    pattern: /-----BEGIN [A-Z0-9 ]{0,40}PRIVATE KEY-----[\s\S]*?(?:-----END [A-Z0-9 ]{0,40}-----|$)/g,
    replace: (match) =>
      match
        .split(/(\r\n|[\r\n]|\\n)/)
        .map((piece, at) => (at % 2 === 1 ? piece : piece.replace(/\S.*/, placeholder)))
        .join(''),
  },
  // postgres://user:password@host, https://token@host; a port is no password.
  {
    ...urls,
    pattern: /(:\/\/)([^\s/@:"'<>]{0,256}):(?!\d{1,5}(?:[/?#,\s]|$))(?!<removed>@)[^\s"'<>]{1,1024}@/g,
    replace: (_, scheme = '', user = '') => `${scheme}${user}:${placeholder}@`,
  },
  { ...urls, pattern: /(:\/\/)[^\s/@:"'<>]{16,1024}@/g, replace: (_, scheme = '') => `${scheme}${placeholder}@` },
  { stems: ['eyJ'], hint: 'eyJ', pattern: /eyJ[\w-]{8,1024}\.[\w-]{4,}(?:\.[\w-]*)?/g, replace: () => placeholder },
  {
    stems: ['ghp_', 'gho_', 'ghu_', 'ghs_', 'ghr_', 'hub_pat', 'glpat-', 'xox', 'AKIA', 'AIza', 'sk-', 'hvs.'],
    hint: /gh[pousr]_|github_pat_|glpat-|xox|AKIA|AIza|sk-|hvs\./,
    pattern: /\b(?:gh[pousr]_|github_pat_|glpat-|xox[abprs]-|AKIA|AIza|sk-|hvs\.)[\w-]{16,}/g,
    replace: () => placeholder,
  },
  {
    stems: ['bearer', 'basic'],
    hint: /bearer|basic/i,
    pattern: /\b(bearer|basic)(\s{1,3})(?=[\w.~+/-]{0,64}[A-Z0-9=])[\w.~+/-]{8,}=*/gi,
    replace: (_, scheme = '', gap = '') => `${scheme}${gap}${placeholder}`,
  },
  // --password=x, PASSWORD=x, "password": "x"
  {
    ...named,
    pattern: new RegExp(`(?<![\\w.-])(--?${name}|${name})(\\\\?["']?[ \\t]{0,3}(?:=|:(?=[ \\t"'\\\\]))[ \\t]{0,8})(${value})`, 'gi'),
    replace: (match, before = '', sign = '', found = '') => (isSwitch(found) ? match : `${before}${sign}${requoted(found)}`),
  },
  // --password x
  {
    ...named,
    pattern: new RegExp(`(?<![\\w.-])(--?${name})([ \\t]{1,8})(?!-)(${value})`, 'gi'),
    replace: (_, flag = '', gap = '', found = '') => `${flag}${gap}${requoted(found)}`,
  },
]

const mayHoldSome = mayHoldStem(forms.flatMap(({ stems }) => stems))

/** The text with a mark in place of each credential; the text itself where there is none. Lines stay lines. */
export function withoutCredentials(text: string): string {
  if (text.length < shortest || !mayHoldSome(text)) return text
  return forms.reduce((left, form) => (holds(left, form.hint) ? left.replace(form.pattern, form.replace) : left), text)
}

/** Shorter texts hold no credential that can be told by its form. */
const shortest = 8

function holds(text: string, hint: string | RegExp): boolean {
  return typeof hint === 'string' ? text.includes(hint) : hint.test(text)
}

const quotes = /^(\\?["'])[\s\S]*?(\\?["'])$/

function requoted(found: string): string {
  const [, open = '', close = ''] = quotes.exec(found) ?? []
  return `${open}${placeholder}${close}`
}

function isSwitch(found: string): boolean {
  return /^["']?(?:true|false|null|~)["']?$/i.test(found)
}
