import { type Cluster, type Finding, type FindingCode, findingKey, type Severity, type StopReason, type Trace } from '../model'
import { onTheWay } from './onTheWay'
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
 * The findings on the path of one request: what stopped it, and what is the matter with what it meets. A finding that by
 * itself stops the request is an error here, whatever it is elsewhere. A request that arrives met no error: what is one to
 * requests that take another way is a warning to it. What is found on the way and of the cluster, too, is one.
 */
export function diagnoseTrace(cluster: Cluster, trace: Trace, inCluster: readonly Finding[]): readonly Finding[] {
  const asked = diagnostics.flatMap((diagnostic) =>
    (diagnostic.onTrace?.(cluster, trace) ?? []).map((entry) => finding(cluster, diagnostic, entry)),
  )
  const told = new Set(asked.map(findingKey))
  const blockers = trace.reason === null ? [] : (blockersOf[trace.reason] ?? [])
  const severityOf = ({ code, severity }: Finding): Severity => {
    if (blockers.includes(code)) return 'error'
    return trace.reason === null && severity === 'error' ? 'warning' : severity
  }
  const standing = onTheWay(cluster, trace, inCluster)
    .filter((entry) => !told.has(findingKey(entry)))
    .map((entry): Finding => ({ ...entry, severity: severityOf(entry) }))
  return [...asked, ...standing].sort((a, b) => order[a.severity] - order[b.severity])
}

/** The findings that, by themselves, stop a request for each reason. */
const blockersOf: Partial<Record<StopReason, readonly FindingCode[]>> = {
  'no-endpoints': ['SVC-01', 'SVC-04', 'SVC-06', 'SVC-23'],
  'no-endpoint-with-that-port-name': ['SVC-06', 'SVC-26'],
  'no-address-behind-name': ['SVC-01', 'SVC-04', 'SVC-23'],
  'no-load-balancer-address': ['LB-01'],
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
    ...(found.change === undefined || found.change.length === 0 ? {} : { change: found.change }),
  } as Finding
}
