import type { Cluster, ClusterNode, Trace } from '../../../model'
import { type Diagnostic, docs, type Found } from '../../rule'

/** ND-01: a node that is not ready, or that says its network is not there: its Pods lose their requests. */
export const unreadyNode: Diagnostic<'ND-01'> = {
  code: 'ND-01',
  docs: docs.nodeConditions,
  inCluster: (cluster) => cluster.nodes.flatMap((node) => found(cluster, node)),
  onTrace: (cluster, trace) => nodesOf(cluster, trace).flatMap((node) => found(cluster, node)),
}

function found({ lookup }: Cluster, { ref, ready, networkUnavailable }: ClusterNode): readonly Found<'ND-01'>[] {
  if (ready && !networkUnavailable) return []
  const facts = { node: ref.name, why: ready ? 'no-network' : 'not-ready', pods: lookup.podsOn(ref.name).length } as const
  return [{ facts, severity: 'warning', object: ref, path: 'status.conditions' }]
}

/** The nodes on which something is done on the way. */
function nodesOf({ lookup }: Cluster, { hops }: Trace): readonly ClusterNode[] {
  const names = new Set(hops.flatMap(({ node }) => node ?? []))
  return [...names].flatMap((name) => lookup.node(name) ?? [])
}
