import { type Cluster, type Finding, type ResourceRef, refKey, type Trace } from '../model'

/**
 * The standing findings that concern one request, in their order: those of the objects on its way, and of these objects only the parts that
 * the request meets. What is wrong at `/admin` says nothing of a request for `/web`, though one Ingress holds both.
 */
export function onTheWay(cluster: Cluster, trace: Trace, standing: readonly Finding[]): readonly Finding[] {
  const about = byObject(standing)
  const met = fieldsMet(trace)
  const isEncrypted = trace.request.tls !== null
  const concerns = (key: string, path: string | null) =>
    path === null || (isMet(path, met.get(key) ?? []) && (isEncrypted || !path.startsWith('spec.tls')))
  return [...objectsOnPath(cluster, trace)]
    .flatMap((key) => (about.get(key) ?? []).filter(({ finding }) => concerns(key, finding.path)))
    .sort((a, b) => a.at - b.at)
    .map(({ finding }) => finding)
}

interface Placed {
  readonly at: number
  readonly finding: Finding
}

const known = new WeakMap<readonly Finding[], ReadonlyMap<string, readonly Placed[]>>()

/** A large cluster has findings by the ten thousand: each trace looks at those of its objects alone. */
function byObject(standing: readonly Finding[]): ReadonlyMap<string, readonly Placed[]> {
  const found = known.get(standing)
  if (found !== undefined) return found
  const index = new Map<string, Placed[]>()
  for (const [at, finding] of standing.entries()) {
    if (finding.object === null) continue
    const key = refKey(finding.object)
    const others = index.get(key)
    if (others) others.push({ at, finding })
    else index.set(key, [{ at, finding }])
  }
  known.set(standing, index)
  return index
}

/** The objects of hops and reasons, and the Endpoints that were written for a Service on the way. */
function objectsOnPath(cluster: Cluster, trace: Trace): ReadonlySet<string> {
  const refs: ResourceRef[] = trace.hops.flatMap((hop) => {
    const { kind, namespace, name } = hop.component
    const own = kind === 'Service' || kind === 'LoadBalancer' ? [{ group: '', kind: 'Service', namespace, name }] : []
    return [...own, ...hop.because.flatMap((entry) => (entry.object ? [entry.object] : []))]
  })
  const keys = new Set(refs.map(refKey))
  const { to } = trace.request
  if (trace.reason === 'no-load-balancer-address' && to.kind === 'loadBalancer') keys.add(refKey({ ...to, group: '', kind: 'Service' }))
  if (trace.reason === 'no-load-balancer-address' && to.kind === 'ingress')
    keys.add(refKey({ ...to, group: 'networking.k8s.io', kind: 'Ingress' }))
  for (const { service, object } of cluster.replacedEndpoints) if (keys.has(refKey(service))) keys.add(refKey(object))
  for (const key of [...keys]) {
    const [, kind, namespace, name] = key.split('/')
    if (kind !== 'Service' || namespace === undefined || name === undefined) continue
    for (const slice of cluster.lookup.slices({ group: '', kind, namespace, name })) if (slice.object) keys.add(refKey(slice.object))
  }
  return keys
}

/** The fields that decided something, by their objects. */
function fieldsMet({ hops }: Trace): ReadonlyMap<string, readonly string[]> {
  const met = new Map<string, string[]>()
  for (const { object, path } of hops.flatMap((hop) => hop.because)) {
    if (object === null || path === null) continue
    const key = refKey(object)
    met.set(key, [...(met.get(key) ?? []), path])
  }
  return met
}

/** Lists of which a request meets one entry: that it was met must be told. */
const chosen = /^spec\.(rules|listeners|routes|parentRefs)$|\.http\.paths$|^status\.loadBalancer\..*\.ports$/
/** Lists of which a request meets one entry by chance, or all. */
const shared = /\.(backendRefs|filters|matches)$/
/** What only those meet that nothing else takes. */
const fallback = /^spec\.(defaultBackend|backend)\b/

/**
 * True where no list on the way to a field tells that another entry of it was met. Of backends with a share each, all are met
 * by some of the requests.
 */
function isMet(path: string, met: readonly string[]): boolean {
  if (fallback.test(path)) return met.some((each) => fallback.test(each))
  for (const { index } of path.matchAll(/\[\d+\]/g)) {
    const list = path.slice(0, index)
    if (shared.test(list)) return true
    const entries = met.filter((each) => each.startsWith(`${list}[`))
    if (entries.length === 0 && chosen.test(list)) return false
    const entry = path.slice(0, path.indexOf(']', index) + 1)
    if (entries.length > 0 && !entries.some((each) => each.startsWith(entry))) return false
  }
  return true
}
