import { parseHostPattern } from '../../../kubernetes/hostPattern'
import { type ResourceRef, refKey, type UnservedRoute } from '../../../model'
import { groupBy } from '../../groupBy'
import { type Attached, ownerRef } from './attach'
import type { GatewaySpec, ListenerSetSpec, RouteSpec } from './read'
import type { References } from './references'

/** Gateways, ListenerSets and routes that nobody serves, each with why. */
export function unservedOf(
  input: { readonly gateways: readonly GatewaySpec[]; readonly sets: readonly ListenerSetSpec[]; readonly routes: readonly RouteSpec[] },
  attached: Attached,
  { exists }: References,
): readonly UnservedRoute[] {
  const refused = new Map(attached.owners.flatMap(({ ref, refused: why }) => (why === null ? [] : [[refKey(ref), why] as const])))
  const known = new Set(attached.owners.map(({ ref }) => refKey(ref)))
  const gateways = input.gateways.flatMap(({ ref, className }): UnservedRoute[] => {
    const common = { object: ref, hosts: [], className, parent: null }
    if (!known.has(refKey(ref))) return [{ ...common, path: 'spec.gatewayClassName', why: 'class-missing' }]
    return refused.has(refKey(ref)) ? [{ ...common, path: 'spec.infrastructure.parametersRef', why: 'parameters-missing' }] : []
  })
  const sets = input.sets.flatMap(({ ref, parent, listeners }): UnservedRoute[] => {
    if (refused.get(refKey(ref)) !== 'NotAllowed') return []
    const hosts = listeners.map(({ hostname }) => parseHostPattern(hostname, 'many'))
    return [{ object: ref, path: 'spec.parentRef', why: 'set-not-allowed', hosts, className: null, parent: gatewayRef(parent) }]
  })
  return [...gateways, ...sets, ...unservedRoutes(input.routes, attached, exists)]
}

function gatewayRef({ group, kind, namespace, name }: ListenerSetSpec['parent']): ResourceRef {
  return { group, kind, namespace, name }
}

/** Routes that no parent takes, with the reason that the first one gives. */
function unservedRoutes(routes: readonly RouteSpec[], attached: Attached, exists: References['exists']): readonly UnservedRoute[] {
  const byRoute = groupBy(attached.routeStatuses, ({ route }) => refKey(route))
  return routes.flatMap(({ ref, parents, hosts }): UnservedRoute[] => {
    const own = byRoute.get(refKey(ref)) ?? []
    if (own.some(({ accepted }) => accepted)) return []
    const [first] = own
    const [parent] = parents
    const common = { object: ref, hosts, className: null }
    if (first) return [{ ...common, path: first.path, why: first.why ?? 'no-matching-parent', parent: first.parent }]
    // A route without a parent waits for nobody; one whose parent is a Service belongs to a mesh.
    if (!parent || parent.kind === 'Service') return []
    const why = exists(ownerRef(parent)) ? 'parent-not-served' : 'parent-missing'
    return [{ ...common, path: parent.path, why, parent: ownerRef(parent) }]
  })
}
