import type { Cluster, FieldChange, ResourceRef, Service } from '../../model'
import { nearestWord, spelledAlike } from './nearestWord'
import { valueAt } from './untyped'

/** A Gateway, Service or class by another name is another one: only what looks like a slip of the pen is mended. */

/** RT-04: the Service of that namespace that is spelled most like the one that is missing, and has the port. */
export function serviceSpelledAlike(cluster: Cluster, route: ResourceRef, path: string | null, backend: string): readonly FieldChange[] {
  if (path === null || !isOfGatewayApi(route)) return []
  const { namespace, name, port } = partsOf(backend)
  const others = servicesIn(cluster, namespace).filter(({ ports }) => port === null || ports.some((each) => each.port === port))
  return set(
    route,
    `${path}.name`,
    spelledAlike(
      name,
      others.map(({ ref }) => ref.name),
    ),
  )
}

/** RT-05: the port whose target is written in its place, or the only one. */
export function portMeant(cluster: Cluster, route: ResourceRef, path: string | null, backend: string): readonly FieldChange[] {
  if (path === null || !isOfGatewayApi(route)) return []
  const { namespace, name, port } = partsOf(backend)
  const ports = cluster.lookup.service(namespace, name)?.ports.filter(({ protocol }) => protocol === 'TCP') ?? []
  const targeted = ports.filter(({ targetPort }) => targetPort.kind === 'number' && targetPort.number === port)
  const [meant, ...more] = targeted.length > 0 ? targeted : ports
  if (meant === undefined || more.length > 0 || valueAt(cluster, route, `${path}.port`) !== port) return []
  return set(route, `${path}.port`, meant.port)
}

/** RT-01: the parent of that kind and namespace that is spelled most like the one that is missing. */
export function parentSpelledAlike(
  route: ResourceRef,
  path: string | null,
  parent: string,
  others: readonly string[],
): readonly FieldChange[] {
  return path === null ? [] : set(route, `${path}.name`, spelledAlike(parent, others))
}

/** RT-02: the only listener that the parent has, or the one that is spelled most like it. */
export function listenerMeant(
  route: ResourceRef,
  path: string,
  section: string | null,
  listeners: readonly string[],
): readonly FieldChange[] {
  return section === null ? [] : set(route, `${path}.sectionName`, nearestWord(section, listeners))
}

/** GW-01: the class that is spelled most like the one that is missing. */
export function classSpelledAlike(gateway: ResourceRef, className: string, classes: readonly string[]): readonly FieldChange[] {
  return className === '' ? [] : set(gateway, 'spec.gatewayClassName', spelledAlike(className, classes))
}

function set(object: ResourceRef, path: string, value: string | number | null): readonly FieldChange[] {
  return value === null ? [] : [{ do: 'set', object, path, value }]
}

function isOfGatewayApi({ group }: ResourceRef): boolean {
  return group === 'gateway.networking.k8s.io'
}

/** `namespace/name:port`, as facts carry a backend. */
function partsOf(backend: string): { readonly namespace: string; readonly name: string; readonly port: number | null } {
  const [, namespace = '', name = '', port] = /^([^/]*)\/([^:]*)(?::(\d+))?$/.exec(backend) ?? []
  return { namespace, name, port: port === undefined ? null : Number(port) }
}

const kept = new WeakMap<Cluster['lookup'], Map<string, readonly Service[]>>()
/** Among more names than these some are always spelled alike. */
const mostServices = 500

function servicesIn({ lookup, services }: Cluster, namespace: string): readonly Service[] {
  const ofCluster = kept.get(lookup) ?? new Map<string, readonly Service[]>()
  kept.set(lookup, ofCluster)
  const found = ofCluster.get(namespace) ?? services.filter(({ ref }) => ref.namespace === namespace)
  ofCluster.set(namespace, found)
  return found.length > mostServices ? [] : found
}
