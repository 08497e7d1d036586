import type { Cluster, Workload } from '../model'
import { asksForNode } from './nodeFit'

/**
 * Whether it is open where the Pods of a workload can stand: they ask for something that not every node has, nobody saw them run, and the
 * input has no Node.
 */
export function hasUnknownPlace({ nodes, lookup }: Cluster, { ref, template }: Workload): boolean {
  if (!asksForNode(template.placement) || nodes.some(({ assumed }) => assumed !== 'node')) return false
  const pod = lookup.podOfWorkload(ref.namespace ?? '', ref.name)
  return pod !== null && pod.workload === ref && pod.assumed.includes('pod')
}
