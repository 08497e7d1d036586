import { keptFromDns } from '../../../kubernetes/dnsEgress'
import { type Cluster, type Pod, type Protocol, qualifiedName, type Trace } from '../../../model'
import { type Diagnostic, docs, type Found } from '../../rule'

/** DNS-01: a name is asked for, and the policies of the Pod that asks leave it no DNS server. */
export const keptFromServer: Diagnostic<'DNS-01'> = {
  code: 'DNS-01',
  docs: docs.networkPolicy,
  onTrace: (cluster, trace) => kept(cluster, trace, 'UDP').map((found) => ({ ...found, severity: 'warning' })),
}

/** The policies that leave the sender of a request, which asks for a name, no DNS server on a protocol. */
export function kept(cluster: Cluster, trace: Trace, protocol: Protocol): readonly Omit<Found<'DNS-01'>, 'severity'>[] {
  const pod = trace.dns.length === 0 ? null : sender(cluster, trace)
  const found = pod && keptFromDns(cluster, pod, protocol)
  if (!pod || !found) return []
  const policies = found.policies.map(({ ref }) => ref)
  return [{ facts: { pod: qualifiedName(pod.ref), server: found.server, policies }, object: policies[0] ?? null, path: 'spec.egress' }]
}

function sender({ lookup }: Cluster, { request: { from } }: Trace): Pod | null {
  if (from.kind === 'pod') return lookup.pod(from.namespace, from.name)
  return from.kind === 'workload' ? lookup.podOfWorkload(from.namespace, from.name) : null
}
