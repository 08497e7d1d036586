import { compareText } from './address'

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

/**
 * The order of the texts that identify two resources. Most that are compared stand in one namespace and are of one kind: then their names
 * decide, and no text is put together.
 */
export function compareRefs(a: ResourceRef, b: ResourceRef): number {
  const alike = a.namespace === b.namespace && a.kind === b.kind && a.group === b.group
  return alike ? compareText(a.name, b.name) : compareText(refKey(a), refKey(b))
}

const kindKeys = new Map<string, Map<string, string>>()
/** An input may name any number of kinds, and a page that stays open reads many inputs. */
const mostKindKeys = 1000
let kindKeysKept = 0

/** `group/Kind`. The kinds of a cluster are few and every stage asks it of every object: the text is remembered. */
export function kindKey({ group, kind }: Pick<ResourceRef, 'group' | 'kind'>): string {
  return kindKeys.get(group)?.get(kind) ?? newKindKey(group, kind)
}

function newKindKey(group: string, kind: string): string {
  const key = `${group}/${kind}`
  if (kindKeysKept >= mostKindKeys) return key
  kindKeysKept++
  const ofGroup = kindKeys.get(group) ?? new Map<string, string>()
  kindKeys.set(group, ofGroup.set(kind, key))
  return key
}

/** The text that identifies a listener of a Gateway or ListenerSet. */
export function listenerKey(owner: ResourceRef, listener: string): string {
  return `listener ${refKey(owner)} ${listener}`
}

/** The text that identifies the TLS which routers speak to a Service, `namespace/name`. */
export function backendTlsKey(service: string): string {
  return `backend-tls ${service}`
}

/** `Service default/web`: kind and name, as people write it. */
export function named(ref: ResourceRef): string {
  return `${ref.kind} ${qualifiedName(ref)}`
}

/** `namespace/name`, or only the name where there is no namespace: how people write it. */
export function qualifiedName(ref: ResourceRef): string {
  return ref.namespace === null ? ref.name : `${ref.namespace}/${ref.name}`
}
