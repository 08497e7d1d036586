import { parseHostPattern } from '../../../kubernetes/hostPattern'
import { type ClosedCause, compareText, type HostPattern, qualifiedName, type ResourceRef } from '../../../model'
import { groupBy } from '../../groupBy'
import type { AttachedRoute } from './attach'
import { type GatewaySpec, group, type ListenerSetSpec, type ListenerSpec, type RouteKind, transportOf } from './read'
import type { References } from './references'

export type ListenerRefusal = Extract<ClosedCause, 'HostnameConflict' | 'ProtocolConflict' | 'UnsupportedProtocol'>

/** A listener of a Gateway or of one of its ListenerSets, with what attached to it. */
export interface AttachedListener {
  readonly owner: ResourceRef
  readonly spec: ListenerSpec
  readonly host: HostPattern
  readonly kinds: readonly RouteKind[]
  readonly refused: ListenerRefusal | null
  /** Why its own references do not hold; null where they do. */
  readonly unresolved: 'InvalidCertificateRef' | 'RefNotPermitted' | 'InvalidRouteKinds' | null
  readonly routes: AttachedRoute[]
}

/**
 * Why the controller does not open a listener; null: it does. A kind of route that is unknown takes nothing away from those
 * that are known; a certificate that is missing does.
 */
export function closedBy({ refused, unresolved }: AttachedListener): ClosedCause | null {
  return refused ?? (unresolved === 'InvalidRouteKinds' ? null : unresolved)
}

/**
 * The Gateway's own listeners go before those of its ListenerSets, older sets before younger. Of listeners that cannot be
 * told apart, the one of an earlier owner stays; among those of one owner none does.
 * https://gateway-api.sigs.k8s.io/reference/spec/#gatewayspec (Distinct Listeners)
 * https://gateway-api.sigs.k8s.io/geps/gep-1713/ (ListenerSets, from 1.3)
 */
export function listenersOf(gateway: GatewaySpec, sets: readonly ListenerSetSpec[], references: References): readonly AttachedListener[] {
  const inOrder = [...sets].sort((a, b) => compareText(a.createdAt, b.createdAt) || compareText(qualifiedName(a.ref), qualifiedName(b.ref)))
  const earlier = new Map<string, PortUse>()
  return [gateway, ...inOrder].flatMap(({ ref, listeners }) => {
    const known = listeners.filter((spec) => kindsServed(spec) !== null)
    const own = new Map<string, PortUse>()
    for (const spec of known) use(own, spec)
    const refusals = listeners.map(
      (spec): ListenerRefusal | null =>
        (kindsServed(spec) === null ? 'UnsupportedProtocol' : null) ??
        clash(earlier.get(portKey(spec)), spec, 0) ??
        clash(own.get(portKey(spec)), spec, 1),
    )
    listeners.forEach((spec, index) => {
      if (refusals[index] === null) use(earlier, spec)
    })
    return listeners.map((spec, index) => attachedListener(ref, spec, refusals[index] ?? null, references))
  })
}

/** The ListenerSets by the Gateway that they ask for. */
export function setsByGateway(sets: readonly ListenerSetSpec[]): (gateway: ResourceRef) => readonly ListenerSetSpec[] {
  const asking = sets.filter(({ parent }) => parent.group === group && parent.kind === 'Gateway')
  const byName = groupBy(asking, ({ parent }) => `${parent.namespace}/${parent.name}`)
  return (gateway) => byName.get(qualifiedName(gateway)) ?? []
}

function attachedListener(
  owner: ResourceRef,
  spec: ListenerSpec,
  refused: ListenerRefusal | null,
  references: References,
): AttachedListener {
  const wanted = spec.kinds?.flatMap((each) => (each.group === group ? [each.kind] : []))
  const kinds = (kindsServed(spec) ?? []).filter((kind) => wanted === undefined || wanted.includes(kind))
  const host = hasHostname(spec) ? parseHostPattern(spec.hostname, 'many') : ({ kind: 'any' } as const)
  return { owner, spec, host, kinds, refused, unresolved: unresolvedOf(owner, spec, kinds, references), routes: [] }
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

function hasHostname({ protocol }: ListenerSpec): boolean {
  return protocol !== 'TCP' && protocol !== 'UDP'
}

/** The listeners on one port of one transport: their layers, and their protocols by host name. */
interface PortUse {
  readonly layers: Set<string>
  readonly hosts: Map<string, string[]>
}

function portKey(spec: ListenerSpec): string {
  return `${transportOf(spec)}/${spec.port}`
}

/** HTTPS and TLS may share a port, told apart by server name. */
function layerOf({ protocol }: ListenerSpec): string {
  return protocol === 'HTTPS' ? 'TLS' : protocol
}

function use(uses: Map<string, PortUse>, spec: ListenerSpec): void {
  const at = uses.get(portKey(spec)) ?? { layers: new Set(), hosts: new Map<string, string[]>() }
  uses.set(portKey(spec), at)
  at.layers.add(layerOf(spec))
  const sharing = at.hosts.get(hostOf(spec))
  if (sharing) sharing.push(spec.protocol)
  else at.hosts.set(hostOf(spec), [spec.protocol])
}

function hostOf(spec: ListenerSpec): string {
  return hasHostname(spec) ? (spec.hostname ?? '') : ''
}

/** What keeps a listener from being told apart from the others on its port; `itself`: how often it is among them. */
function clash(others: PortUse | undefined, spec: ListenerSpec, itself: 0 | 1): 'HostnameConflict' | 'ProtocolConflict' | null {
  if (!others) return null
  if (others.layers.size > (others.layers.has(layerOf(spec)) ? 1 : 0)) return 'ProtocolConflict'
  const sharing = others.hosts.get(hostOf(spec)) ?? []
  if (sharing.length <= itself) return null
  return hasHostname(spec) && sharing.every((protocol) => protocol === spec.protocol) ? 'HostnameConflict' : 'ProtocolConflict'
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
  const found = spec.certificates.map((certificate) => references.certificate(owner, spec, certificate))
  if (found.includes('not-granted')) return 'RefNotPermitted'
  return found.includes('invalid') ? 'InvalidCertificateRef' : null
}
