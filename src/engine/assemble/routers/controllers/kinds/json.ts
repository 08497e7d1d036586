type Map = Readonly<Record<string, unknown>>

/** The map that an annotation holds as JSON; null where it holds none. Keys of the cloud's own API begin with capitals. */
export function parsedMap(text: string | null): Map | null {
  if (text === null) return null
  try {
    return asMap(JSON.parse(text))
  } catch {
    return null
  }
}

/** With its keys in lower camel case. */
export function asMap(value: unknown): Map | null {
  if (typeof value !== 'object' || value === null || Array.isArray(value)) return null
  return Object.fromEntries(Object.entries(value).map(([key, inner]) => [`${key.charAt(0).toLowerCase()}${key.slice(1)}`, inner]))
}

/** A text, or a number as text. */
export function textIn(map: Map | null, key: string): string | null {
  const value = map?.[key]
  return typeof value === 'string' || typeof value === 'number' ? String(value) : null
}
