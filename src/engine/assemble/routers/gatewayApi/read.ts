import { type Fields, fieldsOf } from '../../../fields'
import { parseHostPattern } from '../../../kubernetes/hostPattern'
import {
  compareText,
  type HostPattern,
  type KubeObject,
  type LabelSelector,
  type LoadProblem,
  type Protocol,
  qualifiedName,
  type ReferenceGrant,
  type ResourceRef,
} from '../../../model'
import { readLabelSelector } from '../../readers/labelSelector'
import type { RouterObjects } from '../family'

export const group = 'gateway.networking.k8s.io'
const experimental = 'gateway.networking.x-k8s.io'

/** A reference to another object, with the field that makes it. Its namespace is filled in. */
export interface Reference {
  readonly group: string
  readonly kind: string
  readonly namespace: string
  readonly name: string
  readonly path: string
}

export interface ParentRef extends Reference {
  readonly section: string | null
  readonly port: number | null
}

/** Which namespaces may attach. */
export type FromNamespaces = { readonly from: 'Same' | 'All' | 'None' } | { readonly from: 'Selector'; readonly selector: LabelSelector }

export interface ListenerSpec {
  readonly name: string
  readonly port: number
  readonly protocol: string
  readonly hostname: string | null
  readonly mode: 'Terminate' | 'Passthrough'
  readonly certificates: readonly Reference[]
  readonly namespaces: FromNamespaces
  /** Null: every kind that its protocol serves. */
  readonly kinds: readonly { readonly group: string; readonly kind: string }[] | null
  readonly path: string
  readonly resolved: Resolved
}

/** What a status says of references: that they hold, that they do not; null where it says nothing. */
export type Resolved = boolean | null

export interface GatewaySpec {
  readonly ref: ResourceRef
  readonly object: KubeObject
  readonly createdAt: string
  readonly className: string
  readonly listeners: readonly ListenerSpec[]
  readonly allowedListeners: FromNamespaces
  /** Settings of its controller's own kind, which must be there; null: none. */
  readonly parameters: ResourceRef | null
  /** True where its status says so. */
  readonly isAccepted: boolean
  /** IP addresses and host names: first what its status names, then what its spec asks for. */
  readonly addresses: readonly string[]
}

export interface ListenerSetSpec {
  readonly ref: ResourceRef
  readonly object: KubeObject
  readonly createdAt: string
  readonly parent: Reference
  readonly listeners: readonly ListenerSpec[]
}

export type RouteKind = 'HTTPRoute' | 'GRPCRoute' | 'TLSRoute' | 'TCPRoute' | 'UDPRoute'
export const routeKinds: readonly RouteKind[] = ['HTTPRoute', 'GRPCRoute', 'TLSRoute', 'TCPRoute', 'UDPRoute']

export interface RouteSpec {
  readonly ref: ResourceRef
  readonly kind: RouteKind
  readonly object: KubeObject
  readonly createdAt: string
  readonly parents: readonly ParentRef[]
  readonly hosts: readonly HostPattern[]
  readonly rules: readonly Fields[]
  /** True where every status says so. */
  readonly isResolved: boolean
}

export function readGateways(objects: RouterObjects, problems: LoadProblem[]): readonly GatewaySpec[] {
  return objects.ofKind(group, 'Gateway').map((object) => {
    const root = fieldsOf(object, problems)
    const spec = root.map('spec')
    const namespace = object.ref.namespace ?? 'default'
    const given = [...root.map('status').maps('addresses'), ...spec.maps('addresses')]
    return {
      ref: object.ref,
      object,
      createdAt: ageOf(root),
      className: spec.text('gatewayClassName') ?? '',
      listeners: readListeners(root, namespace),
      allowedListeners: fromNamespaces(spec.map('allowedListeners').map('namespaces'), 'None'),
      parameters: parametersOf(spec.map('infrastructure'), namespace),
      isAccepted: root
        .map('status')
        .maps('conditions')
        .some((condition) => condition.text('type') === 'Accepted' && condition.text('status') === 'True'),
      addresses: given.flatMap((entry) => (addressTypes.has(entry.text('type') ?? 'IPAddress') ? (entry.text('value') ?? []) : [])),
    }
  })
}

const addressTypes = new Set(['IPAddress', 'Hostname'])

function parametersOf(infrastructure: Fields, namespace: string): ResourceRef | null {
  if (!infrastructure.isMap('parametersRef')) return null
  const { group: of, kind, name } = reference(infrastructure.map('parametersRef'), namespace, { group: '', kind: '' })
  return { group: of, kind, namespace, name }
}

export function readListenerSets(objects: RouterObjects, problems: LoadProblem[]): readonly ListenerSetSpec[] {
  const sets = [...objects.ofKind(group, 'ListenerSet'), ...objects.ofKind(experimental, 'XListenerSet')]
  return sets.map((object) => {
    const root = fieldsOf(object, problems)
    const spec = root.map('spec')
    const namespace = object.ref.namespace ?? 'default'
    return {
      ref: object.ref,
      object,
      createdAt: ageOf(root),
      parent: reference(spec.map('parentRef'), namespace, { group, kind: 'Gateway' }),
      listeners: readListeners(root, namespace),
    }
  })
}

function readListeners(root: Fields, namespace: string): readonly ListenerSpec[] {
  const told = new Map(
    root
      .map('status')
      .maps('listeners')
      .map((entry) => [entry.text('name'), resolvedIn(entry)]),
  )
  return root
    .map('spec')
    .maps('listeners')
    .flatMap((entry) => readListener(entry, namespace, told.get(entry.text('name')) ?? null))
}

/** The condition `ResolvedRefs` of a part of a status. */
export function resolvedIn(status: Fields): Resolved {
  const word = status
    .maps('conditions')
    .find((condition) => condition.text('type') === 'ResolvedRefs')
    ?.text('status')
  return word === 'True' ? true : word === 'False' ? false : null
}

function readListener(entry: Fields, namespace: string, resolved: Resolved): readonly ListenerSpec[] {
  const name = entry.text('name')
  const port = entry.port('port')
  if (name === null || port === null) return []
  const allowed = entry.map('allowedRoutes')
  const tls = entry.map('tls')
  return [
    {
      name,
      port,
      protocol: protocolOf(entry.text('protocol') ?? ''),
      hostname: entry.text('hostname')?.toLowerCase() || null,
      mode: tls.oneOf('mode', ['Terminate', 'Passthrough']) ?? 'Terminate',
      certificates: tls.maps('certificateRefs').map((each) => reference(each, namespace, { group: '', kind: 'Secret' })),
      namespaces: fromNamespaces(allowed.map('namespaces'), 'Same'),
      kinds: allowed.has('kinds')
        ? allowed.maps('kinds').map((each) => ({ group: each.text('group') ?? group, kind: each.text('kind') ?? '' }))
        : null,
      path: entry.path,
      resolved,
    },
  ]
}

const protocols = ['HTTP', 'HTTPS', 'TLS', 'TCP', 'UDP']

/** The names of the specification compare without case. */
function protocolOf(written: string): string {
  return protocols.find((known) => known === written.toUpperCase()) ?? written
}

/** What carries a listener's connections. */
export function transportOf({ protocol }: Pick<ListenerSpec, 'protocol'>): Protocol {
  return protocol === 'UDP' ? 'UDP' : 'TCP'
}

function fromNamespaces(namespaces: Fields, otherwise: 'Same' | 'None'): FromNamespaces {
  const from = namespaces.oneOf('from', ['Same', 'All', 'None', 'Selector']) ?? otherwise
  return from === 'Selector' ? { from, selector: readLabelSelector(namespaces.map('selector')) } : { from }
}

export function readRoutes(objects: RouterObjects, problems: LoadProblem[]): readonly RouteSpec[] {
  const routes = routeKinds.flatMap((kind) => objects.ofKind(group, kind).map((object) => readRoute(kind, object, problems)))
  return routes.sort((a, b) => compareText(a.createdAt, b.createdAt) || compareText(qualifiedName(a.ref), qualifiedName(b.ref)))
}

function readRoute(kind: RouteKind, object: KubeObject, problems: LoadProblem[]): RouteSpec {
  const root = fieldsOf(object, problems)
  const spec = root.map('spec')
  const namespace = object.ref.namespace ?? 'default'
  const told = root.map('status').maps('parents').map(resolvedIn)
  return {
    ref: object.ref,
    kind,
    object,
    createdAt: ageOf(root),
    parents: spec.maps('parentRefs').map((entry) => ({
      ...reference(entry, namespace, { group, kind: 'Gateway' }),
      section: entry.text('sectionName') || null,
      port: entry.openPort('port'),
    })),
    hosts: kind === 'TCPRoute' || kind === 'UDPRoute' ? [] : spec.texts('hostnames').map((host) => parseHostPattern(host, 'many')),
    rules: spec.maps('rules'),
    isResolved: told.length > 0 && told.every((each) => each === true),
  }
}

export function readGrants(objects: RouterObjects, problems: LoadProblem[]): readonly ReferenceGrant[] {
  return objects.ofKind(group, 'ReferenceGrant').map((object) => {
    const spec = fieldsOf(object, problems).map('spec')
    return {
      namespace: object.ref.namespace ?? 'default',
      from: spec
        .maps('from')
        .map((entry) => ({ group: entry.text('group') ?? '', kind: entry.text('kind') ?? '', namespace: entry.text('namespace') ?? '' })),
      to: spec
        .maps('to')
        .map((entry) => ({ group: entry.text('group') ?? '', kind: entry.text('kind') ?? '', name: entry.text('name') || null })),
    }
  })
}

/** `group: ''` is the core group; a group that is left out is the default. */
export function reference(entry: Fields, namespace: string, defaults: { readonly group: string; readonly kind: string }): Reference {
  return {
    group: entry.text('group') ?? defaults.group,
    kind: entry.text('kind') ?? defaults.kind,
    namespace: entry.text('namespace') || namespace,
    name: entry.text('name') ?? '',
    path: entry.path,
  }
}

/** What has no age yet is made later than what has. */
export function ageOf(root: Fields): string {
  return root.map('metadata').text('creationTimestamp') ?? '~'
}
