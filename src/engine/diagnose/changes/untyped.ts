import type { Cluster, ResourceRef } from '../../model'

export type UntypedMap = Readonly<Record<string, unknown>>

export function mapOf(value: unknown): UntypedMap {
  return typeof value === 'object' && value !== null && !Array.isArray(value) ? (value as UntypedMap) : {}
}

export function listOf(value: unknown): readonly unknown[] {
  return Array.isArray(value) ? value : []
}

/** What an object of the input says at a path without quoted keys (`spec.ingress[0].from`); undefined where it says nothing. */
export function valueAt(cluster: Cluster, object: ResourceRef, path: string): unknown {
  let value: unknown = cluster.lookup.object(object)?.body
  for (const step of path.split(/[.[\]]+/).filter((part) => part !== '')) {
    value = Array.isArray(value) ? value[Number(step)] : Object.hasOwn(mapOf(value), step) ? mapOf(value)[step] : undefined
  }
  return value
}
