import type { KubeObject } from '../model'
import { asMap, isZero, type UntypedMap } from './untyped'

/** A field by the keys and list indexes that lead to it. */
export type Steps = readonly (string | number)[]

type Container = Record<string | number, unknown>

/**
 * An object that is being filled in. Nothing of the original is changed: what lies on the way to a change is copied,
 * once, and the paths that were filled in are remembered. A draft that nobody changed gives back the same object.
 */
export class Draft {
  readonly original: KubeObject
  readonly written: KubeObject
  private root: UntypedMap
  private owned: Set<unknown> | null = null
  private readonly filled: Steps[] = []

  /** `written` is the object as it stands in the input, where defaults were filled in before. */
  constructor(object: KubeObject, written = object) {
    this.original = object
    this.written = written
    this.root = object.body
  }

  get body(): UntypedMap {
    return this.root
  }

  /** The value at a path; null where there is none. */
  at(steps: Steps): unknown {
    let value: unknown = this.root
    for (const step of steps) {
      if (typeof value !== 'object' || value === null || !Object.hasOwn(value, step)) return null
      value = (value as Container)[step] ?? null
    }
    return value
  }

  /** True where a map stands at the path, or nothing does and one could be made. */
  isOpen(steps: Steps): boolean {
    const value = this.at(steps)
    return value === null || asMap(value) !== null
  }

  /** Sets a field that nobody wrote. */
  fill(steps: Steps, value: unknown): void {
    this.write(steps, value)
    this.filled.push(steps)
  }

  /** Sets a field where nothing stands, or its zero value. */
  fillZero(steps: Steps, value: unknown): void {
    if (isZero(this.at(steps))) this.fill(steps, value)
  }

  /** Sets a field that is optional: only where nothing stands at all. */
  fillAbsent(steps: Steps, value: unknown): void {
    if (this.at(steps) === null) this.fill(steps, value)
  }

  /** Takes a field away, as defaulting does with one that has no meaning. */
  drop(steps: Steps): void {
    const parent = this.at(steps.slice(0, -1))
    const key = steps.at(-1)
    if (key === undefined || asMap(parent) === null || !Object.hasOwn(parent as object, key)) return
    delete this.own(steps.slice(0, -1))[key]
  }

  /** The object with everything that was filled in; the original where nothing was. */
  finish(): KubeObject {
    if (this.root === this.original.body) return this.original
    return { ...this.original, body: this.root, filledIn: new Set([...this.original.filledIn, ...this.filled.map(pathText)]) }
  }

  private write(steps: Steps, value: unknown): void {
    const key = steps.at(-1)
    if (key !== undefined) this.own(steps.slice(0, -1))[key] = value
  }

  /** The container at a path, copied so that it may be changed; made where there is none. */
  private own(steps: Steps): Container {
    this.owned ??= new Set()
    if (!this.owned.has(this.root)) {
      this.root = { ...this.root }
      this.owned.add(this.root)
    }
    let container = this.root as Container
    for (const step of steps) {
      const inner = container[step]
      if (this.owned.has(inner)) {
        container = inner as Container
        continue
      }
      const copy = Array.isArray(inner) ? [...inner] : { ...asMap(inner) }
      this.owned.add(copy)
      container[step] = copy
      container = copy as Container
    }
    return container
  }
}

/** `spec.ports[0].port`; a key that is no plain word stands in brackets and quotes, as in `metadata.labels["a.b/c"]`. */
export function pathText(steps: Steps): string {
  let text = ''
  for (const step of steps) {
    if (typeof step === 'number') text += `[${step}]`
    else if (!/^[A-Za-z_][\w-]*$/.test(step)) text += `[${JSON.stringify(step)}]`
    else text += text === '' ? step : `.${step}`
  }
  return text
}
