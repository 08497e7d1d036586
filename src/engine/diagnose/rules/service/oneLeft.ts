import { usableEndpoints } from '../../../kubernetes/endpointConditions'
import { podIndex } from '../../../kubernetes/selectedPods'
import { endpointsOf } from '../../../kubernetes/servicePortEndpoints'
import { type Cluster, qualifiedName, type Service } from '../../../model'
import { type Diagnostic, docs, type Found } from '../../rule'

/**
 * SVC-05: of several Pods one alone can take requests: all go there, and with it the Service is gone. A Service of one Pod is as somebody
 * wanted it.
 */
export const oneLeft: Diagnostic<'SVC-05'> = {
  code: 'SVC-05',
  docs: docs.debug,
  inCluster: (cluster) => cluster.services.flatMap((service) => found(cluster, service)),
}

function found({ lookup, pods }: Cluster, service: Service): readonly Found<'SVC-05'>[] {
  const [port] = service.ports
  const family = service.ipFamilies?.[0] ?? 'IPv4'
  const endpoints = port ? endpointsOf(lookup, service, port, family) : []
  const [first, second] = usableEndpoints(endpoints).usable
  if (first === undefined || second !== undefined) return []
  const selected = podIndex(pods)
    .selected(service.ref.namespace ?? '', service.selector)
    .filter(({ phase }) => phase !== 'Succeeded' && phase !== 'Failed')
  if (selected.length < 2) return []
  const facts = { service: qualifiedName(service.ref), endpoint: first.pod ? qualifiedName(first.pod) : first.socket, of: selected.length }
  return [{ facts, severity: 'info', object: service.ref, path: 'spec.selector' }]
}
