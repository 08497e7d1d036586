import type { Cluster, HttpRule, ResourceRef } from '../../../model'
import { mapOf, valueAt } from '../../changes/untyped'

/** A path as an Ingress writes it; `field` is that of its entry, and `type` ImplementationSpecific where none is written. */
export interface WrittenPath {
  readonly object: ResourceRef
  readonly field: string
  readonly path: string
  readonly type: string
}

/** The path that a rule was made of; null: it was made of something else. */
export function writtenPath(cluster: Cluster, { object, path: field }: Pick<HttpRule, 'object' | 'path'>): WrittenPath | null {
  if (object.kind !== 'Ingress' || field === null || !field.startsWith('spec.rules[')) return null
  const { path, pathType } = mapOf(valueAt(cluster, object, field))
  if (typeof path !== 'string') return null
  return { object, field, path, type: typeof pathType === 'string' ? pathType : 'ImplementationSpecific' }
}
