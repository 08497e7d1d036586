import { ownField } from '../model'

/** A map of an object of the input, before anybody has looked what is in it. */
export type UntypedMap = Readonly<Record<string, unknown>>

export function asMap(value: unknown): UntypedMap | null {
  return typeof value === 'object' && value !== null && !Array.isArray(value) ? (value as UntypedMap) : null
}

/** The members of a list; none where there is no list. */
export function asList(value: unknown): readonly unknown[] {
  return Array.isArray(value) ? value : []
}

/** A field of a map, only if it stands there itself; null for everything absent. */
export function fieldOf(value: unknown, key: string): unknown {
  const map = asMap(value)
  return map === null ? null : (ownField(map, key) ?? null)
}

/** A text that says something: empty counts as absent, as it does for the API server. */
export function textOf(value: unknown): string | null {
  return typeof value === 'string' && value !== '' ? value : null
}

export function texts(value: unknown): readonly string[] {
  return asList(value).filter((member) => typeof member === 'string')
}

/** What counts as absent in a field with a zero value: nothing, 0 and the empty text. */
export function isZero(value: unknown): boolean {
  return value === null || value === undefined || value === '' || value === 0
}
