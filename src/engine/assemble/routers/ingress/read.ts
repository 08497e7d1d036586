import { type Fields, fieldsOf } from '../../../fields'
import { parseHostPattern } from '../../../kubernetes/hostPattern'
import { type Address, type HostPattern, type KubeObject, type LoadProblem, parseAddress, type ResourceRef } from '../../../model'
import type { Routed } from '../controllers/source'
import type { RouterObjects } from '../family'

/** What a path or a default backend sends to, as it is written. */
export type WrittenBackend =
  | { readonly kind: 'service'; readonly name: string; readonly port: number | string | null; readonly path: string }
  | { readonly kind: 'resource'; readonly group: string; readonly type: string; readonly name: string; readonly path: string }

export type PathType = 'Exact' | 'Prefix' | 'ImplementationSpecific'

export interface IngressPath {
  /** Empty: every path. */
  readonly path: string
  readonly type: PathType
  readonly backend: WrittenBackend
  readonly field: string
}

export interface IngressRule {
  readonly host: HostPattern
  readonly paths: readonly IngressPath[]
  readonly field: string
}

export interface IngressTls {
  readonly hosts: readonly string[]
  readonly secret: string | null
}

/** An Ingress of the API `networking.k8s.io/v1`, or of the older ones that dumps hold. */
export interface IngressReading extends Routed {
  readonly annotations: Readonly<Record<string, string>>
  readonly rules: readonly IngressRule[]
  readonly defaultBackend: WrittenBackend | null
  readonly tls: readonly IngressTls[]
  /** What its status tells of the way in. */
  readonly addresses: readonly Address[]
  readonly hostnames: readonly string[]
  /** A status is there and tells no way in: whoever serves it has not given it one yet. */
  readonly pending: boolean
}

export interface IngressClassReading {
  readonly ref: ResourceRef
  readonly controller: string
  readonly object: KubeObject
}

const pathTypes = ['Exact', 'Prefix', 'ImplementationSpecific'] as const

export function readIngresses(objects: RouterObjects, problems: LoadProblem[]): readonly IngressReading[] {
  const current = objects.ofKind('networking.k8s.io', 'Ingress')
  const known = new Set(current.map(({ ref }) => `${ref.namespace}/${ref.name}`))
  const older = objects.ofKind('extensions', 'Ingress').filter(({ ref }) => !known.has(`${ref.namespace}/${ref.name}`))
  return [...current, ...older].map((object) => readIngress(object, problems))
}

export function readIngressClasses(objects: RouterObjects, problems: LoadProblem[]): readonly IngressClassReading[] {
  return objects.ofKind('networking.k8s.io', 'IngressClass').flatMap((object) => {
    const controller = fieldsOf(object, problems).map('spec').text('controller')
    return controller === null ? [] : [{ ref: object.ref, controller, object }]
  })
}

function readIngress(object: KubeObject, problems: LoadProblem[]): IngressReading {
  const root = fieldsOf(object, problems)
  const metadata = root.map('metadata')
  const spec = root.map('spec')
  const annotations = metadata.textMap('annotations') ?? {}
  const written = spec.text('ingressClassName')
  const rules = spec.maps('rules').map(readRule)
  const ways = root.map('status').map('loadBalancer').maps('ingress')
  return {
    ref: object.ref,
    object,
    createdAt: metadata.text('creationTimestamp'),
    asks: { kind: 'class', className: written ?? annotations['kubernetes.io/ingress.class'] ?? null },
    hosts: rules.map((rule) => rule.host),
    annotations,
    rules,
    defaultBackend: readBackend(spec, 'defaultBackend') ?? readBackend(spec, 'backend'),
    tls: spec.maps('tls').map((entry) => ({ hosts: entry.texts('hosts'), secret: entry.text('secretName') })),
    addresses: ways.flatMap((way) => parseAddress(way.text('ip')) ?? []),
    hostnames: ways.flatMap((way) => way.text('hostname') ?? []),
    pending: root.map('status').has('loadBalancer') && ways.length === 0,
  }
}

function readRule(rule: Fields): IngressRule {
  const paths = rule.map('http').maps('paths').flatMap(readPath)
  return { host: parseHostPattern(rule.text('host'), 'one'), paths, field: rule.path }
}

function readPath(entry: Fields): IngressPath[] {
  const backend = readBackend(entry, 'backend')
  if (backend === null) return []
  const type = entry.oneOf('pathType', pathTypes) ?? 'ImplementationSpecific'
  return [{ path: entry.text('path') ?? '', type, backend, field: entry.path }]
}

/** `service` or `resource` since v1; `serviceName` and `servicePort` before. */
function readBackend(parent: Fields, key: string): WrittenBackend | null {
  if (!parent.isMap(key)) return null
  const entry = parent.map(key)
  if (entry.isMap('resource')) {
    const resource = entry.map('resource')
    const group = resource.text('apiGroup') ?? ''
    return { kind: 'resource', group, type: resource.text('kind') ?? '', name: resource.text('name') ?? '', path: resource.path }
  }
  if (entry.isMap('service')) {
    const service = entry.map('service')
    const port = service.map('port')
    const name = service.text('name')
    return name === null ? null : { kind: 'service', name, port: port.text('name') ?? port.port('number'), path: service.path }
  }
  const name = entry.text('serviceName')
  return name === null ? null : { kind: 'service', name, port: entry.portOrName('servicePort'), path: entry.path }
}
