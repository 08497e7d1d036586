import { type Address, type Cluster, type ObjectErrors, parseAddress, qualifiedName, type Trace } from '../../../model'
import { type Diagnostic, docs, type Found } from '../../rule'

/**
 * SYS-03: the API server refuses this object. An error where the object is not in the cluster for it, which also explains
 * why a request that asks for it arrives nowhere; a warning where it is kept. Values of a wrong type are told when the
 * input is read.
 */
export const refusedObject: Diagnostic<'SYS-03'> = {
  code: 'SYS-03',
  docs: docs.api,
  inCluster: (cluster) => cluster.refusals.flatMap(found),
  onTrace: (cluster, trace) => missed(cluster, trace).flatMap(found),
}

function found({ object, ref, refused, errors }: ObjectErrors): readonly Found<'SYS-03'>[] {
  return errors
    .filter((error) => error.code !== 'wrong-type' && (!refused || error.severity === 'refused'))
    .map((error) => ({
      facts: { object: `${ref.kind} ${qualifiedName(ref)}`, path: error.path, fault: error, refused },
      severity: refused ? 'error' : 'warning',
      object: ref,
      path: writtenPart(object, error.path),
    }))
}

/** What of a path stands in the text: of a field that is missing, the map that misses it. */
function writtenPart(object: ObjectErrors['object'], path: string): string | null {
  if (path === '') return null
  if (object.source.locate(path) !== null) return path
  return writtenPart(object, path.slice(0, Math.max(0, path.lastIndexOf('.'), path.lastIndexOf('['))))
}

/** The refused objects that a request which arrived nowhere asked for: by name, by an address or by a node port. */
function missed(cluster: Cluster, trace: Trace): readonly ObjectErrors[] {
  if (trace.reason === null) return []
  const { from, to } = trace.request
  const home = from.kind === 'pod' || from.kind === 'workload' ? from.namespace : null
  return cluster.refusals.filter(({ refused, ref, object }) => {
    if (!refused || cluster.lookup.service(ref.namespace ?? '', ref.name) !== null) return false
    if (to.kind === 'host') return namesService(to.host, ref, home)
    return to.kind === 'ip' && (addressesOf(object.body).includes(to.address) || nodePortsOf(object.body).includes(to.port))
  })
}

/** `name` from its own namespace, `name.namespace` and everything longer from anywhere. */
function namesService(host: string, { namespace, name }: ObjectErrors['ref'], home: string | null): boolean {
  const [first, second] = host.toLowerCase().split('.')
  return first === name && (second === undefined ? home === namespace : second === namespace)
}

type Untyped = ObjectErrors['object']['body']

function addressesOf(body: Untyped): readonly Address[] {
  const spec = mapOf(body.spec)
  const balancer = listOf(mapOf(mapOf(body.status).loadBalancer).ingress).map((entry) => mapOf(entry).ip)
  const written = [spec.clusterIP, ...listOf(spec.clusterIPs), ...listOf(spec.externalIPs), ...balancer]
  return written.map(parseAddress).filter((address) => address !== null)
}

function nodePortsOf(body: Untyped): readonly unknown[] {
  return listOf(mapOf(body.spec).ports).map((entry) => mapOf(entry).nodePort)
}

function mapOf(value: unknown): Untyped {
  return typeof value === 'object' && value !== null && !Array.isArray(value) ? (value as Untyped) : {}
}

function listOf(value: unknown): readonly unknown[] {
  return Array.isArray(value) ? value : []
}
