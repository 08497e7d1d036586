import { hostMatches } from '../../../kubernetes/hostPattern'
import { matchesSelector } from '../../../kubernetes/labelSelector'
import { type HostPattern, type ListenerStatus, type ResourceRef, type RouteStatus, refKey } from '../../../model'
import { groupBy } from '../../groupBy'
import type { RouterContext } from '../family'
import { isTakenUp } from './accepted'
import { backendRefsOf } from './backends'
import { type AttachedListener, listenersOf, setsByGateway } from './listeners'
import type { FromNamespaces, GatewaySpec, ListenerSetSpec, ParentRef, RouteSpec } from './read'
import type { References } from './references'
import { type OwnerState, statusesOf } from './statuses'

/** A route on a listener, with the hosts that both have. */
export interface AttachedRoute {
  readonly route: RouteSpec
  readonly hosts: readonly CommonHost[]
}

/** The narrower of a listener's host name and a route's, and how the route itself wrote it: its place in the order hangs on that. */
export interface CommonHost {
  readonly host: HostPattern
  readonly written: HostPattern
}

export interface AttachedGateway {
  readonly gateway: GatewaySpec
  readonly accepted: boolean
  readonly listeners: readonly AttachedListener[]
}

export interface Attached {
  readonly owners: readonly OwnerState[]
  readonly gateways: readonly AttachedGateway[]
  readonly routeStatuses: readonly RouteStatus[]
  readonly listenerStatuses: readonly ListenerStatus[]
}

/**
 * Which listeners exist, and which routes attach to which: by parentRef, section and port, by the namespaces and kinds that
 * a listener allows, and by the host names that both have.
 * https://gateway-api.sigs.k8s.io/api-types/httproute/#attaching-to-gateways
 */
export function attach(
  context: RouterContext,
  gateways: readonly GatewaySpec[],
  sets: readonly ListenerSetSpec[],
  routes: readonly RouteSpec[],
  references: References,
): Attached {
  const setsOf = setsByGateway(sets)
  const owners: OwnerState[] = []
  const attached = gateways.map((gateway): AttachedGateway => {
    const accepted = isTakenUp(gateway, references.exists)
    const allowed = new Set<ListenerSetSpec>()
    owners.push({ ref: gateway.ref, refused: accepted ? null : 'InvalidParameters' })
    for (const set of setsOf(gateway.ref)) {
      const isAllowed = allowsNamespace(context, gateway.allowedListeners, gateway.ref, set.ref.namespace ?? '')
      if (isAllowed) allowed.add(set)
      owners.push({ ref: set.ref, refused: accepted ? (isAllowed ? null : 'NotAllowed') : 'ParentNotAccepted' })
    }
    return { gateway, accepted, listeners: accepted ? listenersOf(gateway, [...allowed], references) : [] }
  })
  const byOwner = groupBy(
    attached.flatMap(({ listeners }) => listeners),
    ({ owner }) => refKey(owner),
  )
  const states = new Map(owners.map((owner) => [refKey(owner.ref), owner]))
  const routeStatuses = routes.flatMap((route) => {
    const unresolved = unresolvedBackends(route, references)
    return route.parents.flatMap((parent) => {
      const key = refKey(ownerRef(parent))
      const owner = states.get(key)
      return owner ? [attachRoute(context, route, parent, owner, byOwner.get(key) ?? [], unresolved)] : []
    })
  })
  return {
    owners,
    gateways: attached,
    routeStatuses,
    listenerStatuses: owners.flatMap((owner) => statusesOf(owner, byOwner.get(refKey(owner.ref)) ?? [])),
  }
}

export function ownerRef({ group: of, kind, namespace, name }: ParentRef): ResourceRef {
  return { group: of, kind, namespace, name }
}

function attachRoute(
  context: RouterContext,
  route: RouteSpec,
  parent: ParentRef,
  { ref: owner, refused }: OwnerState,
  listeners: readonly AttachedListener[],
  unresolved: string | null,
): RouteStatus {
  const named = listeners.filter(
    ({ spec }) => (parent.section === null || spec.name === parent.section) && (parent.port === null || spec.port === parent.port),
  )
  const ofKind = named.filter(({ kinds }) => kinds.includes(route.kind))
  const allowed = ofKind.filter(({ spec }) => allowsNamespace(context, spec.namespaces, owner, route.ref.namespace ?? ''))
  const met = allowed.flatMap((listener) => {
    const hosts = commonHosts(listener.host, route.hosts)
    return hosts.length > 0 ? [{ listener, hosts }] : []
  })
  // Two references of a route to one listener are one attachment. A listener that is refused is counted for, and serves none of it.
  for (const { listener, hosts } of met) if (listener.routes.at(-1)?.route !== route) listener.routes.push({ route, hosts })
  const why = refused === null ? rejectedFor([named, ofKind, allowed, met]) : 'parent-not-served'
  return {
    route: route.ref,
    parent: owner,
    path: parent.path,
    section: parent.section,
    hosts: route.hosts,
    accepted: why === null,
    acceptedReason: why === null ? 'Accepted' : reasons[why],
    why,
    resolvedRefs: unresolved === null,
    resolvedRefsReason: unresolved ?? 'ResolvedRefs',
  }
}

/** In the order in which listeners are sieved. */
const causes = ['no-matching-parent', 'kind-not-allowed', 'not-allowed-by-listener', 'no-matching-hostname'] as const

const reasons = {
  'parent-not-served': 'NoMatchingParent',
  'no-matching-parent': 'NoMatchingParent',
  'kind-not-allowed': 'NotAllowedByListeners',
  'not-allowed-by-listener': 'NotAllowedByListeners',
  'no-matching-hostname': 'NoMatchingListenerHostname',
} as const

/** The first sieve that left no listener. */
function rejectedFor(left: readonly (readonly unknown[])[]): (typeof causes)[number] | null {
  return causes[left.findIndex((listeners) => listeners.length === 0)] ?? null
}

function allowsNamespace(context: RouterContext, allowed: FromNamespaces, owner: ResourceRef, namespace: string): boolean {
  switch (allowed.from) {
    case 'All':
      return true
    case 'None':
      return false
    case 'Same':
      return namespace === owner.namespace
    case 'Selector':
      return matchesSelector(allowed.selector, context.namespaceLabels(namespace))
  }
}

const faultReasons = { 'kind-unknown': 'InvalidKind', 'not-granted': 'RefNotPermitted', missing: 'BackendNotFound' } as const

/** The first reason why a backend does not hold, in the order in which a controller looks. */
function unresolvedBackends(route: RouteSpec, references: References): string | null {
  const faults = new Set(backendRefsOf(route).map((backend) => references.fault(route.ref, backend)))
  const first = (['kind-unknown', 'not-granted', 'missing', 'port-missing'] as const).find((fault) => faults.has(fault))
  return first === undefined ? null : first === 'port-missing' ? faultReasons.missing : faultReasons[first]
}

/** The host names that a listener and a route both have: of each pair the narrower. A route that names none takes the listener's. */
export function commonHosts(listener: HostPattern, hosts: readonly HostPattern[]): readonly CommonHost[] {
  if (hosts.length === 0) return [{ host: listener, written: { kind: 'any' } }]
  return hosts.flatMap((written) => {
    const host = intersection(listener, written)
    return host === null ? [] : [{ host, written }]
  })
}

function intersection(a: HostPattern, b: HostPattern): HostPattern | null {
  if (a.kind === 'any') return b
  if (b.kind === 'any') return a
  if (a.kind === 'exact') return hostMatches(b, a.host) ? a : null
  if (b.kind === 'exact') return hostMatches(a, b.host) ? b : null
  if (a.suffix === b.suffix || a.suffix.endsWith(`.${b.suffix}`)) return a
  return b.suffix.endsWith(`.${a.suffix}`) ? b : null
}
