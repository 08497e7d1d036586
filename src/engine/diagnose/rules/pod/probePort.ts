import { named, type Probe, type Workload } from '../../../model'
import { type Diagnostic, docs, type Found } from '../../rule'

/**
 * SVC-15: a probe asks a port that its container does not declare. A name is looked up among the ports of its own container: where it is
 * not there the probe never succeeds, and the Pod never gets ready or is restarted. A number is asked as it is: that is information.
 */
export const probePort: Diagnostic<'SVC-15'> = {
  code: 'SVC-15',
  docs: docs.probes,
  inCluster: ({ workloads }) => workloads.flatMap((workload) => workload.template.probes.flatMap((probe) => undeclared(workload, probe))),
}

function undeclared({ ref }: Workload, { kind, port, ports, path }: Probe): readonly Found<'SVC-15'>[] {
  const byName = typeof port === 'string'
  if (ports.some((each) => (byName ? each.name === port : each.port === port))) return []
  if (!byName && ports.length === 0) return []
  const declared = ports.map((each) => (byName ? (each.name ?? String(each.port)) : String(each.port)))
  const facts = { workload: named(ref), probe: kind, port, declared }
  return [{ facts, severity: byName ? 'warning' : 'info', object: ref, path }]
}
