/** A named Kubernetes (or `hopscope/v1`) object, as a value. Cluster-scoped objects have no namespace. */
export interface ResourceRef {
  readonly group: string
  readonly kind: string
  readonly namespace: string | null
  readonly name: string
}

/** The text that identifies a resource among all others; equal for equal references. */
export function refKey(ref: ResourceRef): string {
  return `${ref.group}/${ref.kind}/${ref.namespace ?? ''}/${ref.name}`
}

/** `Service default/web`: kind and name, as people write it. */
export function named(ref: ResourceRef): string {
  return `${ref.kind} ${qualifiedName(ref)}`
}

/** `namespace/name`, or only the name where there is no namespace: how people write it. */
export function qualifiedName(ref: ResourceRef): string {
  return ref.namespace === null ? ref.name : `${ref.namespace}/${ref.name}`
}
