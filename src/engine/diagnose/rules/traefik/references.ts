import { type Fields, fieldsOf } from '../../../fields'
import { type Cluster, type ClusterLookup, type KubeObject, type ResourceRef, refKey } from '../../../model'
import { currentObjects } from '../../objects'
import { severityOfAbsence } from '../../presence'

/**
 * What objects of Traefik name: Services with their ports, TraefikServices, Middlewares and TLSOptions. Nothing is routed by it: no trace
 * follows an IngressRoute. https://doc.traefik.io/traefik/routing/providers/kubernetes-crd/
 */
export interface TraefikReference {
  readonly object: ResourceRef
  readonly path: string
  readonly to: ResourceRef
  /** Of a Service, as it is written; null: none is. */
  readonly port: number | string | null
}

/** The group that Traefik has used since 2.10, and the one before: what stands in one is found from the other. */
export const traefikGroups = ['traefik.io', 'traefik.containo.us'] as const

/** The same object in whichever group it stands; null: in none. */
export function traefikObject({ lookup }: Cluster, ref: ResourceRef): KubeObject | null {
  return traefikGroups.reduce<KubeObject | null>((found, group) => found ?? lookup.object({ ...ref, group }), null)
}

export function isAbsentForSure(cluster: Cluster, { group, kind, namespace }: ResourceRef): boolean {
  const groups = group === '' ? [''] : traefikGroups
  return groups.some((each) => severityOfAbsence(cluster, `${each}/${kind}`, namespace) === 'error')
}

export function traefikObjects(cluster: Cluster, kind: string): readonly KubeObject[] {
  return traefikGroups.flatMap((group) => currentObjects(cluster, kind, group))
}

const kept = new WeakMap<ClusterLookup, readonly TraefikReference[]>()

export function traefikReferences(cluster: Cluster): readonly TraefikReference[] {
  const found = kept.get(cluster.lookup) ?? Object.keys(readers).flatMap((kind) => ofKind(cluster, kind))
  kept.set(cluster.lookup, found)
  return found
}

function ofKind(cluster: Cluster, kind: string): readonly TraefikReference[] {
  return traefikObjects(cluster, kind).flatMap((object) => readers[kind]?.(object, fieldsOf(object, []).map('spec')) ?? [])
}

type Reader = (object: KubeObject, spec: Fields) => readonly TraefikReference[]

/** Where each kind names others. */
const readers: Readonly<Record<string, Reader>> = {
  IngressRoute: (object, spec) => [...routes(object, spec, 'Middleware'), ...tlsOption(object, spec)],
  IngressRouteTCP: (object, spec) => [...routes(object, spec, 'MiddlewareTCP'), ...tlsOption(object, spec)],
  IngressRouteUDP: (object, spec) => routes(object, spec, 'MiddlewareUDP'),
  TraefikService: (object, spec) => {
    const mirroring = spec.map('mirroring')
    const failover = spec.map('failover')
    return [
      ...['weighted', 'highestRandomWeight'].flatMap((key) => spec.map(key).maps('services')),
      ...(spec.isMap('mirroring') ? [mirroring, ...mirroring.maps('mirrors')] : []),
      ...['service', 'fallback'].flatMap((key) => (failover.isMap(key) ? [failover.map(key)] : [])),
    ].flatMap((entry) => service(object, entry))
  },
  Middleware: (object, spec) => [
    ...spec
      .map('chain')
      .maps('middlewares')
      .flatMap((entry) => named(object, entry, 'Middleware')),
    ...(spec.map('errors').isMap('service') ? service(object, spec.map('errors').map('service')) : []),
  ],
}

function routes(object: KubeObject, spec: Fields, middleware: string): readonly TraefikReference[] {
  return spec
    .maps('routes')
    .flatMap((route) => [
      ...route.maps('services').flatMap((entry) => service(object, entry)),
      ...route.maps('middlewares').flatMap((entry) => named(object, entry, middleware)),
    ])
}

function tlsOption(object: KubeObject, spec: Fields): readonly TraefikReference[] {
  const tls = spec.map('tls')
  return tls.isMap('options') ? named(object, tls.map('options'), 'TLSOption') : []
}

function service(object: KubeObject, entry: Fields): readonly TraefikReference[] {
  const kind = entry.text('kind') ?? 'Service'
  return named(object, entry, kind).map((found) =>
    kind === 'Service' ? { ...found, to: { ...found.to, group: '' }, port: entry.portOrName('port') } : found,
  )
}

/** `name@provider` is of another provider than Kubernetes, or bears its namespace within the name: it is not followed. */
function named({ ref }: KubeObject, entry: Fields, kind: string): readonly TraefikReference[] {
  const name = entry.text('name')
  if (name === null || name.includes('@')) return []
  const to = { group: ref.group, kind, namespace: entry.text('namespace') ?? ref.namespace, name }
  return [{ object: ref, path: entry.path, to, port: null }]
}

/** One object in either group bears one key. */
export function traefikKey(ref: ResourceRef): string {
  return refKey({ ...ref, group: '' })
}
