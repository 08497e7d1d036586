import { hostMatches, parseHostPattern } from '../../../kubernetes/hostPattern'
import { matchesSelector } from '../../../kubernetes/labelSelector'
import {
  compareText,
  type HostPattern,
  type ListenerStatus,
  qualifiedName,
  type ResourceRef,
  type RouteStatus,
  refKey,
} from '../../../model'
import { groupBy } from '../../groupBy'
import type { RouterContext } from '../family'
import { backendRefsOf } from './backends'
import {
  type FromNamespaces,
  type GatewaySpec,
  group,
  type ListenerSetSpec,
  type ListenerSpec,
  type ParentRef,
  type RouteKind,
  type RouteSpec,
} from './read'
import type { References } from './references'

/** A listener of a Gateway or of one of its ListenerSets, with what attached to it. */
export interface AttachedListener {
  readonly owner: ResourceRef
  readonly spec: ListenerSpec
  readonly host: HostPattern
  readonly kinds: readonly RouteKind[]
  readonly refused: 'HostnameConflict' | 'ProtocolConflict' | 'UnsupportedProtocol' | null
  /** Why its own references do not hold; null where they do. */
  readonly unresolved: 'InvalidCertificateRef' | 'RefNotPermitted' | 'InvalidRouteKinds' | null
  readonly routes: AttachedRoute[]
}

/** A route on a listener, with the hosts that both have. */
export interface AttachedRoute {
  readonly route: RouteSpec
  readonly hosts: readonly HostPattern[]
}

export interface AttachedGateway {
  readonly gateway: GatewaySpec
  readonly listeners: readonly AttachedListener[]
}

export interface Attached {
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
  const attached = gateways.map((gateway) => ({ gateway, listeners: listenersOf(context, gateway, sets, references) }))
  const byOwner = groupBy(
    attached.flatMap(({ listeners }) => listeners),
    ({ owner }) => refKey(owner),
  )
  const routeStatuses = routes.flatMap((route) =>
    route.parents.flatMap((parent) => {
      const owner = ownerRef(parent)
      const listeners = byOwner.get(refKey(owner))
      return listeners ? [attachRoute(context, route, parent, owner, listeners, references)] : []
    }),
  )
  const owners = [...gateways.map(({ ref }) => ref), ...sets.map(({ ref }) => ref)]
  return {
    gateways: attached,
    routeStatuses,
    listenerStatuses: owners.flatMap((owner) => statusesOf(owner, byOwner.get(refKey(owner)) ?? [])),
  }
}

function ownerRef({ group: of, kind, namespace, name }: ParentRef): ResourceRef {
  return { group: of, kind, namespace, name }
}

/** The Gateway's own listeners go before those of its ListenerSets, older sets before younger; of two that collide the first stays. */
function listenersOf(
  context: RouterContext,
  gateway: GatewaySpec,
  sets: readonly ListenerSetSpec[],
  references: References,
): readonly AttachedListener[] {
  const own = sets
    .filter((set) => isFor(set, gateway) && allowsNamespace(context, gateway.allowedListeners, gateway.ref, set.ref.namespace ?? ''))
    .sort((a, b) => compareText(a.createdAt, b.createdAt) || compareText(qualifiedName(a.ref), qualifiedName(b.ref)))
  const listed = [
    ...gateway.listeners.map((spec) => ({ owner: gateway.ref, spec })),
    ...own.flatMap((set) => set.listeners.map((spec) => ({ owner: set.ref, spec }))),
  ]
  const kept: ListenerSpec[] = []
  return listed.map(({ owner, spec }): AttachedListener => {
    const served = kindsServed(spec)
    const refused = served === null ? 'UnsupportedProtocol' : conflictWith(kept, spec)
    if (refused === null) kept.push(spec)
    const wanted = spec.kinds?.flatMap((each) => (each.group === group ? [each.kind] : []))
    const kinds = (served ?? []).filter((kind) => wanted === undefined || wanted.includes(kind))
    return {
      owner,
      spec,
      host: parseHostPattern(spec.hostname, 'many'),
      kinds,
      refused,
      unresolved: unresolvedOf(owner, spec, kinds, references),
      routes: [],
    }
  })
}

function isFor({ parent }: ListenerSetSpec, { ref }: GatewaySpec): boolean {
  return parent.group === group && parent.kind === 'Gateway' && parent.namespace === ref.namespace && parent.name === ref.name
}

/** The kinds of routes that a protocol serves; null: a protocol that nobody knows. */
function kindsServed({ protocol, mode }: ListenerSpec): readonly RouteKind[] | null {
  switch (protocol) {
    case 'HTTP':
    case 'HTTPS':
      return ['HTTPRoute', 'GRPCRoute']
    case 'TLS':
      return mode === 'Passthrough' ? ['TLSRoute'] : ['TLSRoute', 'TCPRoute']
    case 'TCP':
      return ['TCPRoute']
    case 'UDP':
      return ['UDPRoute']
    default:
      return null
  }
}

/** Listeners of one port must be told apart: by host name under one protocol; HTTPS and TLS may share a port. */
function conflictWith(kept: readonly ListenerSpec[], spec: ListenerSpec): 'HostnameConflict' | 'ProtocolConflict' | null {
  const transport = ({ protocol }: ListenerSpec) => (protocol === 'UDP' ? 'UDP' : 'TCP')
  const sharing = kept.filter((other) => other.port === spec.port && transport(other) === transport(spec))
  const layer = ({ protocol }: ListenerSpec) => (protocol === 'HTTPS' ? 'TLS' : protocol)
  if (sharing.some((other) => layer(other) !== layer(spec))) return 'ProtocolConflict'
  return sharing.some((other) => other.hostname === spec.hostname) ? 'HostnameConflict' : null
}

function unresolvedOf(
  owner: ResourceRef,
  spec: ListenerSpec,
  kinds: readonly RouteKind[],
  references: References,
): AttachedListener['unresolved'] {
  if (spec.kinds !== null && spec.kinds.length > kinds.length) return 'InvalidRouteKinds'
  const terminates = spec.protocol === 'HTTPS' || (spec.protocol === 'TLS' && spec.mode === 'Terminate')
  if (!terminates) return null
  const found = spec.certificates.map((certificate) => references.certificate(owner, certificate))
  if (found.includes('not-granted')) return 'RefNotPermitted'
  return found.includes('invalid') ? 'InvalidCertificateRef' : null
}

function attachRoute(
  context: RouterContext,
  route: RouteSpec,
  parent: ParentRef,
  owner: ResourceRef,
  listeners: readonly AttachedListener[],
  references: References,
): RouteStatus {
  const named = listeners.filter(
    ({ spec }) => (parent.section === null || spec.name === parent.section) && (parent.port === null || spec.port === parent.port),
  )
  const allowed = named.filter(
    ({ spec, kinds }) => kinds.includes(route.kind) && allowsNamespace(context, spec.namespaces, owner, route.ref.namespace ?? ''),
  )
  const met = allowed.flatMap((listener) => {
    const hosts = commonHosts(listener.host, route.hostnames)
    return hosts.length > 0 ? [{ listener, hosts }] : []
  })
  for (const { listener, hosts } of met) if (listener.refused === null) listener.routes.push({ route, hosts })
  const why =
    named.length === 0
      ? 'NoMatchingParent'
      : allowed.length === 0
        ? 'NotAllowedByListeners'
        : met.length === 0
          ? 'NoMatchingListenerHostname'
          : null
  const unresolved = unresolvedBackends(route, references)
  return {
    route: route.ref,
    parent: owner,
    section: parent.section,
    accepted: why === null,
    acceptedReason: why ?? 'Accepted',
    resolvedRefs: unresolved === null,
    resolvedRefsReason: unresolved ?? 'ResolvedRefs',
  }
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

const faultReasons = {
  'kind-unknown': 'InvalidKind',
  'not-granted': 'RefNotPermitted',
  missing: 'BackendNotFound',
  'port-missing': 'BackendNotFound',
} as const

/** The first reason why a backend does not hold, in the order in which a controller looks. */
function unresolvedBackends(route: RouteSpec, references: References): string | null {
  const reasons = new Set(
    backendRefsOf(route).flatMap(({ reference, port }) => {
      const target = references.backend(route.ref, reference, port, null)
      return target.kind === 'broken' && target.fault !== 'form-refused' ? [faultReasons[target.fault]] : []
    }),
  )
  return (['InvalidKind', 'RefNotPermitted', 'BackendNotFound'] as const).find((reason) => reasons.has(reason)) ?? null
}

/** The host names that a listener and a route both have: of each pair the narrower. */
export function commonHosts(listener: HostPattern, hostnames: readonly string[]): readonly HostPattern[] {
  if (hostnames.length === 0) return [listener]
  return hostnames.flatMap((hostname) => intersection(listener, parseHostPattern(hostname, 'many')) ?? [])
}

function intersection(a: HostPattern, b: HostPattern): HostPattern | null {
  if (a.kind === 'any') return b
  if (b.kind === 'any') return a
  if (a.kind === 'exact') return hostMatches(b, a.host) ? a : null
  if (b.kind === 'exact') return hostMatches(a, b.host) ? b : null
  if (a.suffix === b.suffix || a.suffix.endsWith(`.${b.suffix}`)) return a
  return b.suffix.endsWith(`.${a.suffix}`) ? b : null
}

/** What the controller says of each listener, and of the whole. */
function statusesOf(owner: ResourceRef, listeners: readonly AttachedListener[]): readonly ListenerStatus[] {
  const each = listeners.map(({ spec, kinds, refused, unresolved, routes }): ListenerStatus => {
    const isConflict = refused === 'HostnameConflict' || refused === 'ProtocolConflict'
    return {
      owner,
      listener: spec.name,
      attachedRoutes: routes.length,
      accepted: refused === null,
      acceptedReason: refused ?? 'Accepted',
      programmed: refused === null && unresolved === null,
      conflicted: isConflict,
      resolvedRefs: unresolved === null,
      resolvedRefsReason: unresolved ?? 'ResolvedRefs',
      supportedKinds: kinds,
    }
  })
  const valid = each.some(({ accepted }) => accepted)
  const whole: ListenerStatus = {
    owner,
    listener: null,
    attachedRoutes: each.reduce((sum, { attachedRoutes }) => sum + attachedRoutes, 0),
    accepted: valid,
    acceptedReason: valid ? 'Accepted' : listeners.length === 0 ? 'NotAllowed' : 'ListenersNotValid',
    programmed: valid,
    conflicted: each.some(({ conflicted }) => conflicted),
    resolvedRefs: each.every(({ resolvedRefs }) => resolvedRefs),
    resolvedRefsReason: each.find(({ resolvedRefs }) => !resolvedRefs)?.resolvedRefsReason ?? 'ResolvedRefs',
    supportedKinds: [],
  }
  return [...each, whole]
}
