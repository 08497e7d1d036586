import type { ScalarType } from './shape'

const ADDRESS = /^(?:\d{1,3}(?:\.\d{1,3}){3}|[0-9a-fA-F:.]*:[0-9a-fA-F:.]*)$/
const PLAIN_NAME = /^[\w*](?:[\w.-]*\w)?$/

const patterns: Readonly<Record<string, RegExp>> = {
  name: PLAIN_NAME,
  word: /^\S+$/,
  path: /^\/\S*$/,
  int: /^-?\d+$/,
  bool: /^(?:true|false)$/,
  ip: ADDRESS,
  cidr: /^[0-9a-fA-F.:]+\/\d+$/,
  port: /^(?:\d+|[a-zA-Z0-9][a-zA-Z0-9-]{0,14})$/,
  amount: /^\d+%?$/,
  quantity: /^[0-9.]+(?:m|k|M|G|T|P|E|n|u|Ki|Mi|Gi|Ti|Pi|Ei)?$/,
  version: /^(?:[a-z0-9.-]+\/)?v\d+(?:(?:alpha|beta)\d+)?$/,
  kindname: /^[A-Z][A-Za-z0-9]*$/,
}

/** What one doubt costs. Two readings whose doubts differ by less than `NEAR` are told as two. */
export const DOUBT = { misfit: 7, list: 3, spaced: 0.5, impossible: 20 }

/** How little a plain value looks like its type: 0 where it does. A quoted value is whole, and may be anything. */
export function valueDoubt(type: ScalarType, raw: string): number {
  if (raw === '' || raw === 'null' || raw === '~') return 2
  if (/^(["']).*\1$/s.test(raw)) return 0
  if (/: |:$| #|- [|>]/.test(raw)) return DOUBT.impossible
  if (typeof type !== 'string') return type.includes(raw) ? 0 : /^\w+$/.test(raw) ? DOUBT.misfit : DOUBT.impossible
  if (type === 'ip' && (raw === 'None' || /^[\d.*]+$/.test(raw))) return 0
  const pattern = patterns[type]
  if (pattern !== undefined) {
    if (pattern.test(raw)) return 0
    const foreign = type === 'int' || type === 'bool' || type === 'kindname' || /[^\x20-\x7e]/.test(raw)
    return foreign ? DOUBT.impossible : DOUBT.misfit
  }
  // A dash between spaces begins an item far more often than it is a part of one.
  if (/- ["'-]/.test(raw)) return DOUBT.misfit
  if (/- /.test(raw)) return DOUBT.list
  return /\s/.test(raw) ? DOUBT.spaced : 0
}

const LONGEST_FLOW = 10_000
const DEEPEST = 30

/** Where the quoted text or the bracket that opens at `start` is closed (behind it), or -1. */
export function closedAt(text: string, start: number): number {
  const open = text[start]
  if (open === '"' || open === "'") return quoteEnd(text, start)
  let depth = 0
  const last = Math.min(text.length, start + LONGEST_FLOW)
  for (let at = start; at < last; at++) {
    const sign = text[at]
    if (sign === '{' || sign === '[') {
      depth++
      if (depth > DEEPEST) return -1
    }
    if (sign === '}' || sign === ']') {
      depth--
      if (depth === 0) return at + 1
    } else if (sign === '"' || (sign === "'" && /[\s[{,:]/.test(text[at - 1] ?? ' '))) {
      const end = quoteEnd(text, at)
      if (end === -1) return -1
      at = end - 1
    }
  }
  return -1
}

function quoteEnd(text: string, start: number): number {
  const quote = text[start]
  const last = Math.min(text.length, start + LONGEST_FLOW)
  for (let at = start + 1; at < last; at++) {
    if (quote === '"' && text[at] === '\\') at++
    else if (text[at] === quote) {
      if (quote === "'" && text[at + 1] === "'") at++
      else return at + 1
    }
  }
  return -1
}
