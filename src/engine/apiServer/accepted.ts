import { kindKey, type ResourceRef } from '../model'

/**
 * One value for each object, the last that was set, in the order in which the objects first came. Found by kind, namespace and name: a large
 * input would put a text together for every object.
 */
export class Accepted<T> {
  private readonly slots = new Map<string, Map<string, Map<string, number>>>()
  readonly values: T[] = []

  set(ref: ResourceRef, value: T): void {
    const names = this.namesIn(kindKey(ref), ref.namespace ?? '')
    const slot = names.get(ref.name)
    if (slot !== undefined) this.values[slot] = value
    else names.set(ref.name, this.values.push(value) - 1)
  }

  private namesIn(kind: string, namespace: string): Map<string, number> {
    const namespaces = this.slots.get(kind) ?? new Map<string, Map<string, number>>()
    const names = namespaces.get(namespace) ?? new Map<string, number>()
    this.slots.set(kind, namespaces.set(namespace, names))
    return names
  }
}
