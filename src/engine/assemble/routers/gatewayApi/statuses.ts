import type { ListenerStatus, ResourceRef } from '../../../model'
import { type AttachedListener, closedBy } from './listeners'

/** A Gateway or ListenerSet of a class that somebody serves, and why none of it is taken up; null: it is. */
export interface OwnerState {
  readonly ref: ResourceRef
  readonly refused: 'InvalidParameters' | 'NotAllowed' | 'ParentNotAccepted' | null
}

/**
 * What the controller says of each listener, and of the whole: a Gateway or ListenerSet is accepted where it has a listener
 * that works.
 * https://gateway-api.sigs.k8s.io/reference/spec/#listenerstatus
 */
export function statusesOf({ ref, refused }: OwnerState, listeners: readonly AttachedListener[]): readonly ListenerStatus[] {
  const each = listeners.map((listener) => statusOf(ref, listener))
  const works = each.some(({ programmed }) => programmed)
  const whole: ListenerStatus = {
    owner: ref,
    listener: null,
    host: { kind: 'any' },
    attachedRoutes: each.reduce((sum, { attachedRoutes }) => sum + attachedRoutes, 0),
    accepted: works,
    acceptedReason: refused ?? (works ? 'Accepted' : 'ListenersNotValid'),
    programmed: works,
    conflicted: each.some(({ conflicted }) => conflicted),
    resolvedRefs: each.every(({ resolvedRefs }) => resolvedRefs),
    resolvedRefsReason: each.find(({ resolvedRefs }) => !resolvedRefs)?.resolvedRefsReason ?? 'ResolvedRefs',
    supportedKinds: [],
  }
  return [...each, whole]
}

function statusOf(owner: ResourceRef, listener: AttachedListener): ListenerStatus {
  const { spec, host, kinds, refused, unresolved, routes } = listener
  return {
    owner,
    listener: spec.name,
    host,
    attachedRoutes: routes.length,
    accepted: refused === null,
    acceptedReason: refused ?? 'Accepted',
    programmed: closedBy(listener) === null,
    conflicted: refused === 'HostnameConflict' || refused === 'ProtocolConflict',
    resolvedRefs: unresolved === null,
    resolvedRefsReason: unresolved ?? 'ResolvedRefs',
    supportedKinds: kinds,
  }
}
