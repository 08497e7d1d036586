import { type Cluster, named, type Workload } from '../../../model'
import { type Diagnostic, docs, type Found } from '../../rule'

/**
 * SVC-14: the Service that a StatefulSet names for its Pods is not there, or is not headless: the names of the single Pods do not exist.
 * Information: not every StatefulSet is asked by them.
 */
export const governingService: Diagnostic<'SVC-14'> = {
  code: 'SVC-14',
  docs: docs.statefulSet,
  inCluster: (cluster) => cluster.workloads.flatMap((workload) => found(cluster, workload)),
}

function found({ lookup }: Cluster, { ref, serviceName }: Workload): readonly Found<'SVC-14'>[] {
  if (!serviceName) return []
  const namespace = ref.namespace ?? ''
  const service = lookup.service(namespace, serviceName)
  if (service?.headless) return []
  const facts = { workload: named(ref), service: `${namespace}/${serviceName}`, exists: service !== null }
  return [{ facts, severity: 'info', object: ref, path: 'spec.serviceName' }]
}
