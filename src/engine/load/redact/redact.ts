import type { ResourceRef } from '../../model'
import { isKubeProxyConfig, kubeProxyData } from '../kubeProxyConfig'
import { fieldOf, isMap, scalarText, type UnknownMap } from '../values'
import { certificateFacts } from './certificates'
import { withoutCredentials } from './credentials'
import {
  type Fate,
  fateOf,
  isLeftOut,
  isRemovable,
  itemFate,
  placeholder,
  type Removal,
  type Scope,
  type Shape,
  scopeOfKind,
  scopeOfMap,
} from './rules'
import { redactedWords } from './words'

/**
 * Leaves out what no trace needs and a person may not want to show: `rules.ts` says what. Of Secrets and ConfigMaps it is kept whether
 * they hold a certificate, and kube-proxy's settings: they say how Services are done. What is left out of a place where a reader expects
 * something is replaced by a mark.
 * What is left is shared with the input, never changed. `sharesNodes` says that aliases make one node part of several others.
 */
export function redact(body: UnknownMap, ref: ResourceRef, sharesNodes: boolean): UnknownMap {
  const scope = scopeOfKind(ref.kind, ref.group === '' ? 'v1' : `${ref.group}/`)
  return new Redaction(sharesNodes).fields(body, scope, ref.name)
}

class Redaction {
  /** What became of the nodes that are reached several times, by the scope in which they were. */
  private readonly seen: Map<Scope, Map<object, unknown>> | null

  constructor(sharesNodes: boolean) {
    this.seen = sharesNodes ? new Map() : null
  }

  /** The map itself where nothing in it is left out, else a copy. */
  fields(map: UnknownMap, scope: Scope, name: string): UnknownMap {
    let copy: Record<string, unknown> | null = null
    for (const key of Object.keys(map)) {
      const value = map[key]
      const fate = fateOf(scope, key, shapeOf(value))
      const gone = 'remove' in fate && isLeftOutOf(fate.remove, value)
      const shown = gone ? undefined : this.after(fate, value)
      if (!gone && shown === value) continue
      copy ??= { ...map }
      if (gone) delete copy[key]
      // An assignment to `__proto__` would set no field.
      else Object.defineProperty(copy, key, { value: shown, enumerable: true, configurable: true, writable: true })
    }
    const facts = copy === null ? null : factsOf(map, scope, name)
    return facts === null ? (copy ?? map) : { ...copy, data: facts }
  }

  private after(fate: Fate, value: unknown): unknown {
    if ('enter' in fate) return this.visit(value, fate.enter)
    const text = scalarText(value)
    return text !== null && isRemovable(fate.remove, text) ? placeholder : value
  }

  private visit(value: unknown, scope: Scope): unknown {
    if (typeof value === 'string') return scope === 'names' ? value : withoutCredentials(value)
    if (typeof value !== 'object' || value === null) return value
    if (this.seen === null) return this.node(value, scope)
    const known = this.seen.get(scope)?.get(value)
    if (known !== undefined) return known
    const result = this.node(value, scope)
    const inScope = this.seen.get(scope) ?? new Map<object, unknown>()
    this.seen.set(scope, inScope.set(value, result))
    return result
  }

  private node(value: object, scope: Scope): unknown {
    if (Array.isArray(value)) return this.items(value, scope)
    const map = value as UnknownMap
    const own = scopeOfMap(scope, { kind: wordIn(map, 'kind'), apiVersion: wordIn(map, 'apiVersion'), name: wordIn(map, 'name') })
    return this.fields(map, own, nestedName(map))
  }

  private items(list: readonly unknown[], scope: Scope): readonly unknown[] {
    if (scope === 'arguments') return sameOr(list, redactedWords(list))
    return sameOr(
      list,
      list.map((item) => this.after(itemFate(scope, shapeOf(item)), item)),
    )
  }
}

/** A list or map cannot become a mark: it is left out whole. */
function isLeftOutOf(what: Removal, value: unknown): boolean {
  return isLeftOut(what) || (typeof value === 'object' && value !== null)
}

function sameOr(before: readonly unknown[], after: readonly unknown[]): readonly unknown[] {
  return after.every((item, i) => item === before[i]) ? before : after
}

function shapeOf(value: unknown): Shape {
  if (Array.isArray(value)) return 'list'
  return typeof value === 'object' && value !== null ? 'map' : 'scalar'
}

function wordIn(map: UnknownMap, key: string): string | null {
  const value = fieldOf(map, key)
  return typeof value === 'string' ? value : null
}

function nestedName(map: UnknownMap): string {
  const metadata = fieldOf(map, 'metadata')
  return (isMap(metadata) ? wordIn(metadata, 'name') : null) ?? ''
}

/** What is kept of data that was left out. */
function factsOf(map: UnknownMap, scope: Scope, name: string): UnknownMap | null {
  if (scope === 'config' && isKubeProxyConfig(name) && Object.hasOwn(map, 'data')) return kubeProxyData(map.data)
  return scope === 'config' || scope === 'secret' ? certificateFacts(map) : null
}
