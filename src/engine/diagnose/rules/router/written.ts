import { type Fields, fieldsOf } from '../../../fields'
import { usableEndpoints } from '../../../kubernetes/endpointConditions'
import { endpointsKnown } from '../../../kubernetes/knownEndpoints'
import { isGranted } from '../../../kubernetes/referenceGrant'
import { backendName } from '../../../kubernetes/routeBackend'
import { endpointsOf } from '../../../kubernetes/servicePortEndpoints'
import {
  type BackendFault,
  type Cluster,
  type ClusterLookup,
  type KubeObject,
  qualifiedName,
  type ResourceRef,
  type RouterBackend,
  refKey,
  type Service,
  type ServicePort,
} from '../../../model'
import { currentObjects, ingressesOf } from '../../objects'

/** A backend of an Ingress or route, where it is written, and what there is to say of it; `empty`: no endpoint can take a request. */
export interface WrittenBackend {
  readonly object: ResourceRef
  readonly path: string
  /** `namespace/service:port`, as far as it is written. */
  readonly backend: string
  readonly service: ResourceRef
  readonly state: BackendFault | 'empty' | 'fine'
}

/** Backends of it can be called `use-annotation`: no Service is meant then. */
export const albSoftware = 'AWS Load Balancer Controller'

const kept = new WeakMap<ClusterLookup, readonly WrittenBackend[]>()

/**
 * Every backend that the input writes. Where a router serves it, what the router makes of it counts: software differs in which
 * ports it takes. What nobody serves, or the API server refuses, is judged as the specification says, so that all faults are
 * told and not only the first.
 */
export function writtenBackends(cluster: Cluster): readonly WrittenBackend[] {
  const known = kept.get(cluster.lookup)
  if (known) return known
  const served = servedBackends(cluster)
  const seen = new Set(served.map(keyOf))
  const others = [...ofIngresses(cluster), ...ofRoutes(cluster)].filter((each) => !seen.has(keyOf(each)))
  const all = [...served, ...others]
  kept.set(cluster.lookup, all)
  return all
}

function keyOf({ object, path }: Pick<WrittenBackend, 'object' | 'path'>): string {
  return `${refKey(object)} ${path}`
}

/** A rule stands in several listeners, and is told once. */
function servedBackends(cluster: Cluster): readonly WrittenBackend[] {
  const found = new Map<string, WrittenBackend>()
  for (const { object, action } of cluster.routers.flatMap(({ listeners }) => listeners.flatMap(({ rules }) => rules))) {
    if (action.kind !== 'forward') continue
    for (const backend of action.backends) {
      const key = keyOf({ object, path: backend.path })
      if (found.has(key)) continue
      const made = servedBackend(cluster, object, backend)
      if (made) found.set(key, made)
    }
  }
  return [...found.values()]
}

function servedBackend(cluster: Cluster, object: ResourceRef, written: RouterBackend): WrittenBackend | null {
  const { target, path } = written
  const common = { object, path, backend: backendName(written) }
  if (target.kind === 'outside') return null
  if (target.kind === 'broken') return { ...common, service: serviceNamed(target.name), state: target.fault }
  const service = cluster.lookup.service(target.service.namespace ?? '', target.service.name)
  const port = service?.ports.find((each) => each.port === target.port)
  return { ...common, service: target.service, state: service && port ? stateOf(cluster, service, port) : 'fine' }
}

/** The Service of `namespace/name:port`. */
export function serviceNamed(backend: string): ResourceRef {
  const [namespace = '', own = ''] = backend.replace(/:[^:]*$/, '').split('/')
  return { group: '', kind: 'Service', namespace, name: own }
}

function stateOf(cluster: Cluster, service: Service, port: ServicePort): 'empty' | 'fine' {
  if (service.externalName !== null || !endpointsKnown(cluster.lookup, service)) return 'fine'
  const all = (['IPv4', 'IPv6'] as const).flatMap((family) => endpointsOf(cluster.lookup, service, port, family))
  return usableEndpoints(all).usable.length === 0 ? 'empty' : 'fine'
}

/** `service` since v1; `serviceName` and `servicePort` before. An action of an AWS load balancer is no Service. */
function ofIngresses(cluster: Cluster): readonly WrittenBackend[] {
  const byAnnotation = new Set(
    cluster.routers.flatMap(({ profile, serves }) => (profile.software === albSoftware ? serves.map(refKey) : [])),
  )
  return ingressesOf(cluster).flatMap((object) => {
    const isAction = ({ backend }: WrittenBackend) => byAnnotation.has(refKey(object.ref)) && backend.endsWith(':use-annotation')
    const spec = fieldsOf(object, []).map('spec')
    const paths = spec.maps('rules').flatMap((rule) => rule.map('http').maps('paths'))
    const entries = [
      ...['defaultBackend', 'backend'].flatMap((key) => (spec.isMap(key) ? [spec.map(key)] : [])),
      ...paths.map((entry) => entry.map('backend')),
    ]
    return entries.flatMap((entry) => ofIngress(cluster, object, entry) ?? []).filter((each) => !isAction(each))
  })
}

function ofIngress(cluster: Cluster, object: KubeObject, entry: Fields): WrittenBackend | null {
  const written = entry.isMap('service') ? entry.map('service') : entry
  const name = written.text('name') ?? written.text('serviceName')
  const port = written.map('port')
  const asked = written === entry ? written.portOrName('servicePort') : (port.text('name') ?? port.integer('number'))
  return name === null || entry.isMap('resource') ? null : judged(cluster, object, written.path, serviceIn(object, name), asked)
}

function serviceIn({ ref }: KubeObject, name: string, namespace = ref.namespace): ResourceRef {
  return { group: '', kind: 'Service', namespace, name }
}

function ofRoutes(cluster: Cluster): readonly WrittenBackend[] {
  return routesOf(cluster).flatMap((object) => {
    const rules = fieldsOf(object, []).map('spec').maps('rules')
    return rules.flatMap((rule) => rule.maps('backendRefs')).flatMap((entry) => ofRoute(cluster, object, entry) ?? [])
  })
}

const routeKinds = ['HTTPRoute', 'GRPCRoute', 'TLSRoute', 'TCPRoute', 'UDPRoute']

/** The routes of Gateway API, the refused ones among them. */
export function routesOf(cluster: Cluster): readonly KubeObject[] {
  return routeKinds.flatMap((kind) => currentObjects(cluster, kind, 'gateway.networking.k8s.io'))
}

function ofRoute(cluster: Cluster, object: KubeObject, entry: Fields): WrittenBackend | null {
  const name = entry.text('name')
  if (name === null || (entry.text('group') ?? '') !== '' || (entry.text('kind') ?? 'Service') !== 'Service') return null
  const service = serviceIn(object, name, entry.text('namespace') ?? object.ref.namespace)
  const found = judged(cluster, object, entry.path, service, entry.integer('port'))
  return isGranted(cluster.grants, object.ref, service) ? found : { ...found, state: 'not-granted' }
}

function judged(cluster: Cluster, { ref }: KubeObject, path: string, service: ResourceRef, asked: number | string | null): WrittenBackend {
  const backend = `${qualifiedName(service)}${asked === null ? '' : `:${asked}`}`
  const found = cluster.lookup.service(service.namespace ?? '', service.name)
  const port = found && portOf(found, asked)
  const state = found === null ? 'missing' : port ? stateOf(cluster, found, port) : missesPort(found, asked)
  return { object: ref, path, backend, service, state }
}

function portOf({ ports }: Service, asked: number | string | null): ServicePort | null {
  return ports.find((port) => (typeof asked === 'number' ? port.port === asked : port.name === asked)) ?? null
}

/** An alias needs no ports, and a port that is not written is refused for that. */
function missesPort({ externalName }: Service, asked: number | string | null): 'port-missing' | 'fine' {
  return externalName === null && asked !== null ? 'port-missing' : 'fine'
}
