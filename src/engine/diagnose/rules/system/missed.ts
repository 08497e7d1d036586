import { fieldsOf } from '../../../fields'
import { hostMatches, hostName, parseHostPattern } from '../../../kubernetes/hostPattern'
import {
  type Address,
  type Cluster,
  type ClusterLookup,
  type KubeObject,
  type ObjectErrors,
  parseAddress,
  type ResourceRef,
  refKey,
  stopOf,
  type Target,
  type Trace,
} from '../../../model'

/** The refused objects that a request which arrived nowhere asked for: by name, by an address, by a node port, or by a host of theirs. */
export function missedRefusals(cluster: Cluster, trace: Trace): readonly ObjectErrors[] {
  if (trace.reason === null) return []
  const refused = cluster.refusals.filter((each) => each.refused && isRefused(cluster, each.ref))
  if (refused.length === 0) return []
  const { from, to } = trace.request
  const home = from.kind === 'pod' || from.kind === 'workload' ? from.namespace : null
  const host = lostHost(trace)
  const parents = host === null ? new Set<string>() : parentsFor(cluster, host)
  return refused.filter(({ ref, object }) => {
    if (isNamed(to, ref)) return true
    if (host !== null && (hostsOf(object).some((each) => isMeant(each, host)) || parents.has(refKey(ref)))) return true
    if (ref.kind !== 'Service') return false
    if (to.kind === 'host') return namesService(to.host, ref, home)
    return to.kind === 'ip' && (addressesOf(object).includes(to.address) || nodePortsOf(object).includes(to.port))
  })
}

const kept = new WeakMap<ClusterLookup, ReadonlySet<KubeObject>>()

/** True where the API server refuses it and took no other object of its name. */
export function isRefused(cluster: Cluster, ref: ResourceRef): boolean {
  const refused = kept.get(cluster.lookup) ?? new Set(cluster.refusals.flatMap((each) => (each.refused ? [each.object] : [])))
  kept.set(cluster.lookup, refused)
  const object = cluster.lookup.object(ref)
  return object !== null && refused.has(object)
}

const targetKinds: Partial<Record<Target['kind'], string>> = {
  service: 'Service',
  loadBalancer: 'Service',
  ingress: 'Ingress',
  gateway: 'Gateway',
}

function isNamed(to: Target, { kind, namespace, name }: ResourceRef): boolean {
  return 'namespace' in to && targetKinds[to.kind] === kind && to.namespace === namespace && to.name === name
}

/** The host of a request that no name, no listener and no rule took. */
function lostHost(trace: Trace): string | null {
  const stop = stopOf(trace.ending)
  if (stop?.reason !== 'no-such-name' && stop?.reason !== 'no-http-rule') return null
  return stop.facts.host === null ? null : hostName(stop.facts.host)
}

/** One host, or all of a wildcard. What is not in lower case is meant for nobody. */
function isMeant(written: string, host: string): boolean {
  const pattern = parseHostPattern(written, 'many')
  return pattern.kind !== 'any' && written === written.toLowerCase() && hostMatches(pattern, host)
}

/** The hosts of an Ingress, a route, or the listeners of a Gateway. */
function hostsOf(object: KubeObject): readonly string[] {
  const spec = fieldsOf(object, []).map('spec')
  switch (object.ref.kind) {
    case 'Ingress':
      return spec.maps('rules').flatMap((rule) => rule.text('host') ?? [])
    case 'Gateway':
    case 'ListenerSet':
      return spec.maps('listeners').flatMap((listener) => listener.text('hostname') ?? [])
    default:
      return spec.texts('hostnames')
  }
}

/** What the routes for a host ask for as their parent, and is not there. */
function parentsFor(cluster: Cluster, host: string): ReadonlySet<string> {
  return new Set(
    cluster.unserved.flatMap(({ why, hosts, parent }) =>
      why === 'parent-missing' && parent !== null && hosts.some((pattern) => pattern.kind !== 'any' && hostMatches(pattern, host))
        ? [refKey(parent)]
        : [],
    ),
  )
}

/** `name` from its own namespace, `name.namespace` and everything longer from anywhere. */
function namesService(host: string, { namespace, name }: ResourceRef, home: string | null): boolean {
  const [first, second] = host.toLowerCase().split('.')
  return first === name && (second === undefined ? home === namespace : second === namespace)
}

function addressesOf(object: KubeObject): readonly Address[] {
  const root = fieldsOf(object, [])
  const spec = root.map('spec')
  const balancer = root.map('status').map('loadBalancer').maps('ingress')
  const written = [
    spec.text('clusterIP'),
    ...spec.texts('clusterIPs'),
    ...spec.texts('externalIPs'),
    ...balancer.map((way) => way.text('ip')),
  ]
  return written.map(parseAddress).filter((address) => address !== null)
}

function nodePortsOf(object: KubeObject): readonly (number | null)[] {
  return fieldsOf(object, [])
    .map('spec')
    .maps('ports')
    .map((port) => port.integer('nodePort'))
}
