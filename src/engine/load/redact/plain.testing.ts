import { isMap, scalarText, type UnknownMap } from '../values'
import { forms } from './credentials'
import {
  fateOf,
  type Identity,
  isLeftOut,
  isRemovable,
  itemFate,
  placeholder,
  type Removal,
  type Scope,
  type Shape,
  scopeOfMap,
} from './rules'
import { redactedWords } from './words'

/**
 * Redaction as the rules say it, with nothing remembered and nothing looked at beforehand: slow, and for tests only. What is kept of the
 * data of Secrets and ConfigMaps is not in it.
 */
export function plainlyRedacted(value: unknown, scope: Scope): unknown {
  if (typeof value === 'string') return scope === 'names' ? value : plainlyWithoutCredentials(value)
  if (Array.isArray(value)) {
    if (scope === 'arguments') return redactedWords(value)
    return value.map((item) => after(itemFate(scope, shapeOf(item)), item))
  }
  if (!isMap(value)) return value
  const own = scopeOfMap(scope, identityOf(value))
  return Object.fromEntries(
    Object.entries(value).flatMap(([key, field]): [string, unknown][] => {
      const fate = fateOf(own, key, shapeOf(field))
      const isGone = 'remove' in fate && (isLeftOut(fate.remove) || shapeOf(field) !== 'scalar')
      return isGone ? [] : [[key, after(fate, field)]]
    }),
  )
}

export function plainlyWithoutCredentials(text: string): string {
  return text.length < 8 ? text : forms.reduce((left, { pattern, replace }) => left.replace(pattern, replace), text)
}

function after(fate: { readonly enter: Scope } | { readonly remove: Removal }, value: unknown): unknown {
  if ('enter' in fate) return plainlyRedacted(value, fate.enter)
  const text = scalarText(value)
  return text !== null && isRemovable(fate.remove, text) ? placeholder : value
}

function shapeOf(value: unknown): Shape {
  return Array.isArray(value) ? 'list' : isMap(value) ? 'map' : 'scalar'
}

function identityOf(map: UnknownMap): Identity {
  const word = (key: string) => (Object.hasOwn(map, key) && typeof map[key] === 'string' ? (map[key] as string) : null)
  return { kind: word('kind'), apiVersion: word('apiVersion'), name: word('name') }
}
