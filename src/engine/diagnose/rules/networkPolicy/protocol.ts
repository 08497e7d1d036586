import type { Cluster, NetworkPolicy, Pod, PolicyPort } from '../../../model'
import { type Diagnostic, docs, type Found } from '../../rule'
import { selectedBy } from './peers'

/**
 * NP-11: a rule for ingress names a port that the selected Pods declare under another protocol alone: what they serve does not pass. TCP is
 * meant where a rule says none.
 */
export const protocolOfRule: Diagnostic<'NP-11'> = {
  code: 'NP-11',
  docs: docs.networkPolicy,
  inCluster: (cluster) => cluster.policies.flatMap((policy) => found(cluster, policy)),
}

function found(cluster: Cluster, policy: NetworkPolicy): readonly Found<'NP-11'>[] {
  const named = (policy.rules.ingress ?? []).flatMap((rule) => (rule.ports ?? []).map((port) => ({ port, path: rule.path })))
  const asked = named.filter(({ port }) => port.kind !== 'every')
  const pods = asked.length === 0 ? [] : selectedBy(cluster, policy)
  return asked.flatMap(({ port, path }): readonly Found<'NP-11'>[] => {
    const declared = protocolsOf(port, pods)
    if (declared.size === 0 || declared.has(port.protocol)) return []
    // Another rule, or another entry of this one, may let the declared protocol pass.
    if (named.some((each) => declared.has(each.port.protocol) && (each.port.kind === 'every' || textOf(each.port) === textOf(port))))
      return []
    const facts = { policy: policy.ref, port: `${textOf(port)}/${port.protocol}`, declared: [...declared] }
    return [{ facts, severity: 'warning', object: policy.ref, path: `${path}.ports` }]
  })
}

/** Under which protocols Pods declare a port. */
function protocolsOf(port: PolicyPort, pods: readonly Pod[]): ReadonlySet<string> {
  const isMeant = (declared: Pod['ports'][number]) =>
    port.kind === 'name' ? declared.name === port.name : port.kind === 'numbers' && port.first === port.last && declared.port === port.first
  return new Set(pods.flatMap(({ ports }) => ports.filter(isMeant).map(({ protocol }) => protocol)))
}

function textOf(port: PolicyPort): string {
  if (port.kind === 'name') return port.name
  return port.kind === 'every' ? '' : port.first === port.last ? String(port.first) : `${port.first}-${port.last}`
}
