import { attractedTo, placementText, untolerated } from '../../../kubernetes/nodeFit'
import { type Cluster, named, type Trace, type Workload } from '../../../model'
import { type Diagnostic, docs, type Found } from '../../rule'
import { podsBehindStop } from './behindService'

/**
 * POD-11: none of the nodes of the input is one that the Pods of a workload may stand on: by their labels, or for a taint that is not
 * tolerated. Where the input has no Node that is not known: SYS-01. A DaemonSet may well be for no node of a cluster.
 */
export const noNodeFits: Diagnostic<'POD-11'> = {
  code: 'POD-11',
  docs: docs.assignNode,
  inCluster: (cluster) => cluster.workloads.filter((workload) => waits(cluster, workload)).map((workload) => found(cluster, workload)),
  onTrace: (cluster, trace) => behind(cluster, trace).map((workload) => found(cluster, workload)),
}

function waits({ lookup }: Cluster, { ref }: Workload): boolean {
  const pod = lookup.podOfWorkload(ref.namespace ?? '', ref.name)
  return pod !== null && pod.workload === ref && pod.assumed.includes('pod') && pod.phase === 'Pending'
}

function behind(cluster: Cluster, trace: Trace): readonly Workload[] {
  const keepers = new Set(podsBehindStop(cluster, trace).map(({ workload }) => workload))
  return keepers.size === 0 ? [] : cluster.workloads.filter((workload) => keepers.has(workload.ref) && waits(cluster, workload))
}

function found({ nodes }: Cluster, { ref, template }: Workload): Found<'POD-11'> {
  const { placement } = template
  const taints = nodes
    .filter((node) => attractedTo(placement, node))
    .flatMap((node) => untolerated(placement.tolerations, node).map(({ key, value, effect }) => `${key}${value && `=${value}`}:${effect}`))
  const facts = { workload: named(ref), wants: placementText(placement), nodes: nodes.length, taints: [...new Set(taints)] }
  return { facts, severity: 'error', object: ref, path: placement.path }
}
