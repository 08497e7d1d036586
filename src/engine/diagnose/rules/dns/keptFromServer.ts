import { keptFromDns } from '../../../kubernetes/dnsEgress'
import { type Cluster, qualifiedName, type Trace } from '../../../model'
import { type Diagnostic, docs, type Found } from '../../rule'

/** DNS-01: a name is asked for, and the policies of the Pod that asks leave it no DNS server. */
export const keptFromServer: Diagnostic<'DNS-01'> = { code: 'DNS-01', docs: docs.networkPolicy, onTrace: kept }

function kept(cluster: Cluster, { dns, request }: Trace): readonly Found<'DNS-01'>[] {
  const { from } = request
  if (dns.length === 0 || (from.kind !== 'pod' && from.kind !== 'workload')) return []
  const pod = from.kind === 'pod' ? cluster.lookup.pod(from.namespace, from.name) : cluster.lookup.podOfWorkload(from.namespace, from.name)
  const found = pod && keptFromDns(cluster, pod)
  if (!pod || !found) return []
  const policies = found.policies.map(({ ref }) => ref)
  const facts = { pod: qualifiedName(pod.ref), server: found.server, policies }
  return [{ facts, severity: 'warning', object: policies[0] ?? null, path: 'spec.egress' }]
}
