import { type Cluster, type ClusterLookup, readKinds, type Severity, wasAsked } from '../model'

/**
 * How bad it is that an object is missing which another one names: an error where the input holds objects of that kind in
 * that namespace, or was asked for them all, for then the cluster does not have it; else information, for it is not in this
 * input and may well exist. So it is of a Service where an operator's own kinds stand: it makes Services that nobody writes.
 * `namespace` null: of a kind without namespaces.
 */
export function severityOfAbsence(cluster: Cluster, groupKind: string, namespace: string | null): Severity {
  const { lookup, asked } = cluster
  if (wasAsked(asked, groupKind, namespace === null ? lookup.namespaces : [namespace])) return 'error'
  if (groupKind === '/Service' && operatedNamespaces(cluster).has(namespace)) return 'info'
  const there = namespace === null ? lookup.count(groupKind) : lookup.count(groupKind, namespace)
  return there > 0 ? 'error' : 'info'
}

const kept = new WeakMap<ClusterLookup, ReadonlySet<string | null>>()

function operatedNamespaces({ lookup, objects }: Cluster): ReadonlySet<string | null> {
  const known = kept.get(lookup) ?? new Set(objects.flatMap(({ ref }) => (isOperated(ref.group) ? [ref.namespace] : [])))
  kept.set(lookup, known)
  return known
}

/** Groups of kinds that say something of Services and make none. */
const configuring = new Set([
  ...Object.keys(readKinds),
  'configuration.konghq.com',
  'monitoring.coreos.com',
  'networking.gke.io',
  'networking.istio.io',
  'policy.linkerd.io',
  'projectcontour.io',
  'security.istio.io',
  'telemetry.istio.io',
  'traefik.containo.us',
  'traefik.io',
])

/** A group that Kubernetes does not bring along: its names have a domain of somebody else. */
function isOperated(group: string): boolean {
  return group.includes('.') && !/(^|\.)k8s\.io$/.test(group) && !/(^|\.)cert-manager\.io$/.test(group) && !configuring.has(group)
}
