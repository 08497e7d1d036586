import { parseAddress } from '../../engine'
import { type Difference, shown } from './caseFile'
import { isMap } from './untyped'

/** How an answer is held against `expect`. */
export interface Comparing {
  /** Keys whose lists have an order; all other lists are sets. */
  readonly ordered?: readonly string[]
  /** Keys whose values are DNS names: capitals do not matter. */
  readonly caseless?: readonly string[]
  /** Whether the answer may hold no more than `expect` names. */
  readonly exact?: boolean
}

/**
 * What of `expect` the answer does not fulfil. Maps: every key that `expect` names (and with `exact` no other); lists:
 * the same members, each once; null: absent; addresses compare as addresses.
 */
export function compareValues(expect: unknown, got: unknown, comparing: Comparing, field = ''): readonly Difference[] {
  if (expect === null || expect === undefined) return got === null || got === undefined ? [] : [difference(field, expect ?? null, got)]
  if (Array.isArray(expect)) return compareLists(expect, got, comparing, field)
  if (!isMap(expect))
    return sameLeaf(expect, got) || (comparing.caseless?.includes(lastKey(field)) && sameName(expect, got))
      ? []
      : [difference(field, expect, got)]
  if (!isMap(got)) return [difference(field, expect, got)]
  const extra = comparing.exact
    ? Object.keys(got).filter((key) => !Object.hasOwn(expect, key) && got[key] !== null && got[key] !== undefined)
    : []
  return [
    ...Object.entries(expect).flatMap(([key, value]) =>
      compareValues(value, Object.hasOwn(got, key) ? got[key] : undefined, comparing, field === '' ? key : `${field}.${key}`),
    ),
    ...extra.map((key) => difference(field === '' ? key : `${field}.${key}`, 'nothing', got[key])),
  ]
}

function compareLists(expect: readonly unknown[], got: unknown, comparing: Comparing, field: string): readonly Difference[] {
  if (!Array.isArray(got)) return [difference(field, expect, got)]
  const fits = (wanted: unknown, candidate: unknown) => compareValues(wanted, candidate, comparing, field).length === 0
  const key = lastKey(field)
  const ordered = comparing.ordered?.includes(key) || comparing.ordered?.includes('*')
  const same =
    expect.length === got.length && (ordered ? expect.every((wanted, index) => fits(wanted, got[index])) : pairUp(expect, got, fits))
  return same ? [] : [difference(field, expect, got)]
}

/** Whether each wanted member can have a candidate of its own. */
function pairUp(
  wanted: readonly unknown[],
  candidates: readonly unknown[],
  fits: (wanted: unknown, candidate: unknown) => boolean,
): boolean {
  const takenBy = new Map<number, number>()
  const place = (index: number, tried: Set<number>): boolean => {
    for (const [at, candidate] of candidates.entries()) {
      if (tried.has(at) || !fits(wanted[index], candidate)) continue
      tried.add(at)
      const holder = takenBy.get(at)
      if (holder === undefined || place(holder, tried)) {
        takenBy.set(at, index)
        return true
      }
    }
    return false
  }
  return wanted.every((_, index) => place(index, new Set()))
}

function lastKey(field: string): string {
  return field.split('.').at(-1) ?? ''
}

function sameName(expect: unknown, got: unknown): boolean {
  return typeof expect === 'string' && typeof got === 'string' && expect.toLowerCase() === got.toLowerCase()
}

function sameLeaf(expect: unknown, got: unknown): boolean {
  if (expect === got) return true
  if (typeof expect !== 'string' || typeof got !== 'string') return false
  const address = parseAddress(expect)
  return address !== null && address === parseAddress(got)
}

function difference(field: string, expected: unknown, got: unknown): Difference {
  return { field: field === '' ? 'answer' : field, expected: shown(expected), got: shown(got) }
}
