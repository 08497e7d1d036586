import { plainValue } from '../schema'

/** `''`: as plain as can be. */
export type Quote = '' | "'" | '"'

/** Nothing in it means anything to YAML but, perhaps, the word as a whole. */
const SIMPLE = /^[A-Za-z0-9_/.](?:[\w/.+-]|:(?=[\w/]))*$/

/** A scalar as it is written in YAML. What would be read as something else than text is quoted. */
export function scalarText(value: unknown, quote: Quote): string {
  if (typeof value !== 'string') return String(value)
  const asIs = SIMPLE.test(value) && plainValue(value) === value
  // A letter that a quoted text can only hold as an escape asks for double quotes.
  const isPrintable = /^[\x20-\x7e]*$/.test(value)
  if (quote === "'" && isPrintable) return `'${value.replaceAll("'", "''")}'`
  return quote === '' && asIs ? value : JSON.stringify(value)
}

/** How a text writes what stands in brackets. */
export interface FlowStyle {
  readonly quote: Quote
  /** Of keys. */
  readonly keyQuote: Quote
  /** Behind `:` and `,`. */
  readonly gap: string
}

/** A value on one line, in brackets. */
export function flowText(value: unknown, style: FlowStyle): string {
  if (Array.isArray(value)) return `[${value.map((item) => flowText(item, style)).join(`,${style.gap}`)}]`
  if (typeof value !== 'object' || value === null) return scalarText(value, style.quote)
  const fields = Object.entries(value).map(([key, field]) => `${scalarText(key, style.keyQuote)}:${style.gap}${flowText(field, style)}`)
  const pad = style.keyQuote === '"' ? '' : style.gap
  return fields.length === 0 ? '{}' : `{${pad}${fields.join(`,${style.gap}`)}${pad}}`
}

const plainFlow: FlowStyle = { quote: '', keyQuote: '', gap: ' ' }

/** The lines of a value in block style, without indentation of the first. */
export function blockLines(value: unknown): readonly string[] {
  if (Array.isArray(value) && value.length > 0) {
    return value.flatMap((item) => blockLines(item).map((line, i) => `${i === 0 ? '- ' : '  '}${line}`))
  }
  if (typeof value !== 'object' || value === null || Object.keys(value).length === 0) return [flowText(value, plainFlow)]
  return Object.entries(value).flatMap(([key, field]) => fieldLines(key, field))
}

/** The lines of `key: value`; a list or map below its key is indented. */
export function fieldLines(key: string, value: unknown): readonly string[] {
  const name = scalarText(key, '')
  if (typeof value !== 'object' || value === null || Object.keys(value).length === 0) return [`${name}: ${flowText(value, plainFlow)}`]
  return [`${name}:`, ...blockLines(value).map((line) => `  ${line}`)]
}
