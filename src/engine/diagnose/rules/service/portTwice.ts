import { named, type ObjectErrors } from '../../../model'
import { type Diagnostic, docs, type Found } from '../../rule'
import { missedRefusals } from '../system/missed'
import { isPortTwice } from './portFaults'

/** SVC-10: a Service has one port number twice under the same protocol: the API server refuses it. */
export const portTwice: Diagnostic<'SVC-10'> = {
  code: 'SVC-10',
  docs: docs.portNames,
  inCluster: (cluster) => cluster.refusals.flatMap(found),
  onTrace: (cluster, trace) => missedRefusals(cluster, trace).flatMap(found),
}

function found({ ref, refused, errors }: ObjectErrors): readonly Found<'SVC-10'>[] {
  return errors.flatMap((fault): readonly Found<'SVC-10'>[] => {
    if (!isPortTwice(ref, fault)) return []
    const facts = { service: named(ref), port: 'value' in fault ? String(fault.value) : '', refused }
    return [{ facts, severity: refused ? 'error' : 'warning', object: ref, path: fault.path }]
  })
}
