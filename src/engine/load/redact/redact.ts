import type { ResourceRef } from '../../model'
import { isKubeProxyConfig, kubeProxyData } from '../kubeProxyConfig'
import { fieldOf, isMap, scalarText, type UnknownMap } from '../values'
import { certificateFacts } from './certificates'
import { withoutCredentials } from './credentials'
import { Fates, type Step } from './fates'
import { type Identity, isRemovable, placeholder, type Scope, scopeOfKind, scopeOfMap } from './rules'
import { redactedWords } from './words'

/**
 * Leaves out what no trace needs and a person may not want to show: `rules.ts` says what. Of Secrets and ConfigMaps it is kept whether
 * they hold a certificate, and kube-proxy's settings: they say how Services are done. What is left out of a place where a reader expects
 * something is replaced by a mark.
 * One redaction serves the objects of one file, and is let go with it.
 */
export class Redaction {
  private readonly fates = new Fates()
  /** What became of the nodes of an object that are reached several times, by the scope in which they were. */
  private seen: Map<Scope, Map<object, unknown>> | null = null

  /** What is left is shared with the input, never changed. `sharesNodes` says that aliases make one node part of several others. */
  object(body: UnknownMap, ref: ResourceRef, sharesNodes: boolean): UnknownMap {
    this.seen = sharesNodes ? new Map() : null
    return this.fields(body, scopeOfKind(ref.kind, ref.group === '' ? 'v1' : `${ref.group}/`), ref)
  }

  /** The map itself where nothing in it is left out, else a copy. A large dump is mostly fields that stay: this is its inmost loop. */
  private fields(map: UnknownMap, scope: Scope, ref: ResourceRef | null): UnknownMap {
    const steps = this.fates.of(scope)
    let copy: Record<string, unknown> | null = null
    // No key of a prototype is met: parsers and `fromGo` make plain objects.
    for (const key in map) {
      const value = map[key]
      const step = steps.ofField(key, value)
      const shown = step.isGone ? undefined : this.after(step, value)
      if (step.isGone || shown !== value) copy ??= fieldsBefore(map, key)
      if (copy !== null && !step.isGone) setField(copy, key, shown)
    }
    const facts = copy === null ? null : factsOf(map, scope, ref)
    return facts === null ? (copy ?? map) : { ...copy, data: facts }
  }

  private after(step: Step, value: unknown): unknown {
    const { enter, remove } = step
    if (enter !== null) {
      if (value === step.last) return step.shown
      const shown = this.visit(value, enter)
      step.last = value
      step.shown = shown
      return shown
    }
    const text = scalarText(value)
    return text !== null && remove !== null && isRemovable(remove, text) ? placeholder : value
  }

  private visit(value: unknown, scope: Scope): unknown {
    // Whatever is below a label or a selector is a name.
    if (scope === 'names') return value
    if (typeof value === 'string') return withoutCredentials(value)
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
    if (Array.isArray(value)) return scope === 'arguments' ? sameOr(value, redactedWords(value)) : this.items(value, scope)
    const map = value as UnknownMap
    // Only there a map may say that it is something else.
    const own = scope === 'object' ? scopeOfMap(scope, identityOf(map)) : scope
    return this.fields(map, own, null)
  }

  private items(list: readonly unknown[], scope: Scope): readonly unknown[] {
    const steps = this.fates.of(scope)
    let copy: unknown[] | null = null
    for (let i = 0; i < list.length; i++) {
      const item = list[i]
      const shown = this.after(steps.ofItem(item), item)
      if (shown !== item) copy ??= list.slice(0, i)
      copy?.push(shown)
    }
    return copy ?? list
  }
}

/** A copy of the fields in front of that one. */
function fieldsBefore(map: UnknownMap, end: string): Record<string, unknown> {
  const copy: Record<string, unknown> = {}
  for (const key in map) {
    if (key === end) break
    setField(copy, key, map[key])
  }
  return copy
}

/** An assignment to `__proto__` would set no field. */
function setField(map: Record<string, unknown>, key: string, value: unknown): void {
  if (key === '__proto__') Object.defineProperty(map, key, { value, enumerable: true, configurable: true, writable: true })
  else map[key] = value
}

function sameOr(before: readonly unknown[], after: readonly unknown[]): readonly unknown[] {
  return after.every((item, i) => item === before[i]) ? before : after
}

/** What says a kind is told by it, and by its name only what says none. */
function identityOf(map: UnknownMap): Identity {
  const kind = wordIn(map, 'kind')
  return kind === null ? { kind, apiVersion: null, name: wordIn(map, 'name') } : { kind, apiVersion: wordIn(map, 'apiVersion'), name: null }
}

function wordIn(map: UnknownMap, key: string): string | null {
  const value = fieldOf(map, key)
  return typeof value === 'string' ? value : null
}

function nestedName(map: UnknownMap): string {
  const metadata = fieldOf(map, 'metadata')
  return (isMap(metadata) ? wordIn(metadata, 'name') : null) ?? ''
}

/** What is kept of data that was left out. A map inside an object has no reference: it says its name itself. */
function factsOf(map: UnknownMap, scope: Scope, ref: ResourceRef | null): UnknownMap | null {
  if (scope === 'config' && Object.hasOwn(map, 'data') && isKubeProxyConfig(ref?.name ?? nestedName(map))) return kubeProxyData(map.data)
  return scope === 'config' || scope === 'secret' ? certificateFacts(map) : null
}
