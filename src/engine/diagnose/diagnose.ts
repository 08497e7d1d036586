import {
  type Cluster,
  type Finding,
  type FindingCode,
  type ResourceRef,
  refKey,
  type Severity,
  type StopReason,
  type Trace,
} from '../model'
import type { Diagnostic, Found } from './rule'
import { diagnostics } from './rules'

const order: Record<Severity, number> = { error: 0, warning: 1, info: 2 }

/** All findings about the cluster as it stands, worst first. */
export function diagnose(cluster: Cluster): readonly Finding[] {
  const found = diagnostics.flatMap((diagnostic) =>
    (diagnostic.inCluster?.(cluster) ?? []).map((entry) => finding(cluster, diagnostic, entry)),
  )
  return [...found].sort((a, b) => order[a.severity] - order[b.severity])
}

/**
 * The findings on the path of one request: what stopped it, and what is the matter with any object on its way. A finding
 * that by itself stops the request is an error here, whatever it is elsewhere.
 */
export function diagnoseTrace(cluster: Cluster, trace: Trace, inCluster: readonly Finding[]): readonly Finding[] {
  const asked = diagnostics.flatMap((diagnostic) =>
    (diagnostic.onTrace?.(cluster, trace) ?? []).map((entry) => finding(cluster, diagnostic, entry)),
  )
  const onPath = objectsOnPath(cluster, trace)
  const blockers = trace.reason === null ? [] : (blockersOf[trace.reason] ?? [])
  const standing = inCluster
    .filter((entry) => entry.object !== null && onPath.has(refKey(entry.object)))
    .map((entry): Finding => (blockers.includes(entry.code) ? { ...entry, severity: 'error' } : entry))
  return [...asked, ...standing].sort((a, b) => order[a.severity] - order[b.severity])
}

/** The findings that, by themselves, stop a request for each reason. */
const blockersOf: Partial<Record<StopReason, readonly FindingCode[]>> = {
  'no-endpoints': ['SVC-01', 'SVC-04', 'SVC-06', 'SVC-23'],
  'no-endpoint-with-that-port-name': ['SVC-06', 'SVC-26'],
  'no-address-behind-name': ['SVC-01', 'SVC-04', 'SVC-23'],
  'no-load-balancer-address': ['LB-01'],
}

/** The objects of hops and reasons, and the Endpoints that were written for a Service on the way. */
function objectsOnPath(cluster: Cluster, trace: Trace): ReadonlySet<string> {
  const refs: ResourceRef[] = trace.hops.flatMap((hop) => {
    const { kind, namespace, name } = hop.component
    const own = kind === 'Service' || kind === 'LoadBalancer' ? [{ group: '', kind: 'Service', namespace, name }] : []
    return [...own, ...hop.because.flatMap((entry) => (entry.object ? [entry.object] : []))]
  })
  const keys = new Set(refs.map(refKey))
  if (trace.reason === 'no-load-balancer-address' && trace.request.to.kind === 'loadBalancer')
    keys.add(refKey({ group: '', kind: 'Service', namespace: trace.request.to.namespace, name: trace.request.to.name }))
  for (const { service, object } of cluster.replacedEndpoints) if (keys.has(refKey(service))) keys.add(refKey(object))
  for (const key of [...keys]) {
    const [, kind, namespace, name] = key.split('/')
    if (kind !== 'Service' || namespace === undefined || name === undefined) continue
    for (const slice of cluster.lookup.slices({ group: '', kind, namespace, name })) if (slice.object) keys.add(refKey(slice.object))
  }
  return keys
}

function finding<K extends FindingCode>(cluster: Cluster, diagnostic: Diagnostic<K>, found: Found<K>): Finding {
  const object = found.object && cluster.lookup.object(found.object)
  const place = object && found.path !== null ? object.source.locate(found.path) : null
  return {
    code: diagnostic.code,
    facts: found.facts,
    severity: found.severity,
    object: found.object,
    path: found.path,
    file: object?.source.file ?? null,
    line: place?.line ?? object?.source.line ?? null,
    docs: diagnostic.docs,
  } as Finding
}
