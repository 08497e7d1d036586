import { type Cluster, named, type Workload } from '../../../model'
import { type Diagnostic, docs, type Found } from '../../rule'

/**
 * DNS-04: the arguments of a workload name a Service that is not there, or a port that it lacks. Only names with `.svc` are taken for those of
 * Services, and only where the input has Services of that namespace.
 */
export const unknownService: Diagnostic<'DNS-04'> = {
  code: 'DNS-04',
  docs: docs.dns,
  inCluster: (cluster) => cluster.workloads.flatMap((workload) => found(cluster, workload)),
}

function found({ lookup }: Cluster, { ref, template }: Workload): readonly Found<'DNS-04'>[] {
  return template.arguments.flatMap(({ services }) =>
    services.flatMap(({ name, namespace, port, path }): readonly Found<'DNS-04'>[] => {
      if (lookup.count('/Service', namespace) === 0) return []
      const service = lookup.service(namespace, name)
      const hasPort = port === null || service?.headless || service?.ports.some((each) => each.port === port)
      if (service !== null && hasPort) return []
      const facts = { workload: named(ref), service: `${namespace}/${name}`, port: service === null ? null : port }
      return [{ facts, severity: 'info', object: ref, path }]
    }),
  )
}
