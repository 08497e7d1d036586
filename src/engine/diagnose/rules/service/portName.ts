import { named, type ObjectErrors } from '../../../model'
import { type Diagnostic, docs, type Found } from '../../rule'
import { missedRefusals } from '../system/missed'
import { isPortNameFault } from './portFaults'

/**
 * SVC-08: the name of a port, of a Service or of a container, breaks the rules for such names: at most 15 letters, digits and hyphens,
 * at least one letter. As with every such fault the API server refuses the object.
 */
export const portName: Diagnostic<'SVC-08'> = {
  code: 'SVC-08',
  docs: docs.portNames,
  inCluster: (cluster) => cluster.refusals.flatMap(found),
  onTrace: (cluster, trace) => missedRefusals(cluster, trace).flatMap(found),
}

function found({ ref, refused, errors }: ObjectErrors): readonly Found<'SVC-08'>[] {
  return errors
    .filter((error) => isPortNameFault(ref, error))
    .map((fault) => ({
      facts: { object: named(ref), path: fault.path, fault, refused },
      severity: refused ? 'error' : 'warning',
      object: ref,
      path: fault.path,
    }))
}
