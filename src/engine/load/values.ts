import { ownField, type ValueKind } from '../model'

export type UnknownMap = Readonly<Record<string, unknown>>

export function isMap(value: unknown): value is UnknownMap {
  return typeof value === 'object' && value !== null && !Array.isArray(value)
}

export function valueKindOf(value: unknown): ValueKind {
  if (value === null || value === undefined) return 'null'
  if (Array.isArray(value)) return 'list'
  switch (typeof value) {
    case 'boolean':
      return 'boolean'
    case 'number':
      return 'number'
    case 'string':
      return 'string'
    default:
      return 'map'
  }
}

/** A scalar as text; null for lists and maps, which may be endless. */
export function scalarText(value: unknown): string | null {
  return typeof value === 'string' || typeof value === 'number' || typeof value === 'boolean' ? String(value) : null
}

/** A field that the map itself has: `constructor` is no field of an empty map. */
export const fieldOf: (map: UnknownMap, key: string) => unknown = ownField

/** The map in a field; an empty one where there is none. */
export function mapIn(map: UnknownMap, key: string): UnknownMap {
  const value = fieldOf(map, key)
  return isMap(value) ? value : {}
}

/** The maps of a list in a field. */
export function mapsIn(map: UnknownMap, key: string): readonly UnknownMap[] {
  const value = fieldOf(map, key)
  return Array.isArray(value) ? value.filter(isMap) : []
}
