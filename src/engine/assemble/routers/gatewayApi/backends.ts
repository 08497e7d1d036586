import type { Fields } from '../../../fields'
import { type Reference, type RouteSpec, reference } from './read'

/** A backendRef with its port, and how many shares it asks for. */
export interface BackendRef {
  readonly reference: Reference
  readonly port: number | null
  readonly weight: number
  readonly entry: Fields
}

/** Every backend that a rule of a route names, those of mirrors among them. */
export function backendRefsOf(route: RouteSpec): readonly BackendRef[] {
  return route.rules.flatMap((rule) => [
    ...backendsOf(route, rule),
    ...rule.maps('filters').flatMap((filter) => mirrorOf(route, filter) ?? []),
  ])
}

export function backendsOf(route: RouteSpec, rule: Fields): readonly BackendRef[] {
  return rule.maps('backendRefs').map((entry) => backendRef(route, entry))
}

/** The backend of a RequestMirror filter; null for every other filter. */
export function mirrorOf(route: RouteSpec, filter: Fields): BackendRef | null {
  return filter.text('type') === 'RequestMirror' ? backendRef(route, filter.map('requestMirror').map('backendRef')) : null
}

function backendRef(route: RouteSpec, entry: Fields): BackendRef {
  return {
    reference: reference(entry, route.ref.namespace ?? 'default', { group: '', kind: 'Service' }),
    port: entry.openPort('port'),
    weight: Math.max(0, entry.integer('weight') ?? 1),
    entry,
  }
}
